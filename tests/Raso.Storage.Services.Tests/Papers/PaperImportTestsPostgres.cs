using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

[Trait("Category", "Server")]
public sealed class PaperImportTestsPostgres(PostgresCatalogue catalogue) : PaperImportTests(catalogue), IClassFixture<PostgresCatalogue>;
