using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

[Trait("Category", "Server")]
public sealed class JobQueueTestsPostgres(PostgresCatalogue catalogue) : JobQueueTests(catalogue), IClassFixture<PostgresCatalogue>;
