using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class PaperDeleteTestsSqlite(SqliteCatalogue catalogue) : PaperDeleteTests(catalogue), IClassFixture<SqliteCatalogue>;
