using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Trait("Category", "Server")]
public sealed class BulkTestsPostgres(PostgresCatalogue catalogue) : BulkTests(catalogue), IClassFixture<PostgresCatalogue>;
