using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

[Trait("Category", "Server")]
public sealed class PaperFolderTestsPostgres(PostgresCatalogue catalogue) : PaperFolderTests(catalogue), IClassFixture<PostgresCatalogue>;
