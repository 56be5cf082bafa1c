using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class TombstoneTestsSqlite(SqliteCatalogue catalogue) : TombstoneTests(catalogue), IClassFixture<SqliteCatalogue>;
