using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

[Trait("Category", "Server")]
public sealed class PaperFolderFaultTestsPostgres(PostgresCatalogue catalogue) : PaperFolderFaultTests(catalogue), IClassFixture<PostgresCatalogue>;
