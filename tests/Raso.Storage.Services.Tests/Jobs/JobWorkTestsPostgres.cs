using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

[Trait("Category", "Server")]
public sealed class JobWorkTestsPostgres(PostgresCatalogue catalogue) : JobWorkTests(catalogue), IClassFixture<PostgresCatalogue>;
