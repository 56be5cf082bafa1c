using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class PaperPdfTestsSqlite(SqliteCatalogue catalogue) : PaperPdfTests(catalogue), IClassFixture<SqliteCatalogue>;
