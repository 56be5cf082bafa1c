using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

public sealed class LimitTestsSqlite(SqliteCatalogue catalogue) : LimitTests(catalogue), IClassFixture<SqliteCatalogue>;
