using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Collection(Alone.Name)]
public sealed class BulkMemoryTestsSqlite(SqliteCatalogue catalogue) : BulkMemoryTests(catalogue), IClassFixture<SqliteCatalogue>;
