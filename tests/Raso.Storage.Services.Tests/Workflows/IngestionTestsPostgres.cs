using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Trait("Category", "Server")]
public sealed class IngestionTestsPostgres(PostgresCatalogue catalogue) : IngestionTests(catalogue), IClassFixture<PostgresCatalogue>;
