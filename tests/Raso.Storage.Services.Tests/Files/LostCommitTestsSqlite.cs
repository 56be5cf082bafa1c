using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class LostCommitTestsSqlite(SqliteCatalogue catalogue) : LostCommitTests(catalogue), IClassFixture<SqliteCatalogue>;
