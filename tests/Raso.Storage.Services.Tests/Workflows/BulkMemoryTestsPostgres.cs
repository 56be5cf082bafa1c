using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Collection(Alone.Name)]
[Trait("Category", "Server")]
public sealed class BulkMemoryTestsPostgres(PostgresCatalogue catalogue) : BulkMemoryTests(catalogue), IClassFixture<PostgresCatalogue>;
