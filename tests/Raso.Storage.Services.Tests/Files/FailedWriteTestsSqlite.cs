using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class FailedWriteTestsSqlite(SqliteCatalogue catalogue) : FailedWriteTests(catalogue), IClassFixture<SqliteCatalogue>;
