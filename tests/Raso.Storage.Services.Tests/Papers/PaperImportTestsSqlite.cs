using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class PaperImportTestsSqlite(SqliteCatalogue catalogue) : PaperImportTests(catalogue), IClassFixture<SqliteCatalogue>;
