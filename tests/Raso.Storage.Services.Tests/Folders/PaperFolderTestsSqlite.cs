using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

public sealed class PaperFolderTestsSqlite(SqliteCatalogue catalogue) : PaperFolderTests(catalogue), IClassFixture<SqliteCatalogue>;
