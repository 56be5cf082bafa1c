using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

public sealed class CancelledWriteTestsSqlite(SqliteCatalogue catalogue) : CancelledWriteTests(catalogue), IClassFixture<SqliteCatalogue>;
