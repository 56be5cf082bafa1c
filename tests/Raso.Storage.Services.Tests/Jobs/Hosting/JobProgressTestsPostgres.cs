using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

[Trait("Category", "Server")]
public sealed class JobProgressTestsPostgres(PostgresCatalogue catalogue) : JobProgressTests(catalogue), IClassFixture<PostgresCatalogue>;
