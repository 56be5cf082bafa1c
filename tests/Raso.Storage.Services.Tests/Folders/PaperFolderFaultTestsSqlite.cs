using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

public sealed class PaperFolderFaultTestsSqlite(SqliteCatalogue catalogue) : PaperFolderFaultTests(catalogue), IClassFixture<SqliteCatalogue>;
