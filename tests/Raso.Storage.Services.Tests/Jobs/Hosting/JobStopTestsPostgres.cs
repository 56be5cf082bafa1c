using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

[Trait("Category", "Server")]
public sealed class JobStopTestsPostgres(PostgresCatalogue catalogue) : JobStopTests(catalogue), IClassFixture<PostgresCatalogue>;
