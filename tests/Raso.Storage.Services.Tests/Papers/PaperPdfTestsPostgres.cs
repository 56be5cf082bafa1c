using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperPdfTestsPostgres(PostgresCatalogue catalogue) : PaperPdfTests(catalogue), IClassFixture<PostgresCatalogue>;
