using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class PaperSearchTestsSqlite(SqliteCatalogue catalogue) : PaperSearchTests(catalogue), IClassFixture<SqliteCatalogue>;
