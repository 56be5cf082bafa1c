using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class PaperTestsSqlite(SqliteCatalogue catalogue) : PaperTests(catalogue), IClassFixture<SqliteCatalogue>;
