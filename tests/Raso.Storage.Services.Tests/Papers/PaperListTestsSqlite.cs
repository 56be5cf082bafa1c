using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class PaperListTestsSqlite(SqliteCatalogue catalogue) : PaperListTests(catalogue), IClassFixture<SqliteCatalogue>;
