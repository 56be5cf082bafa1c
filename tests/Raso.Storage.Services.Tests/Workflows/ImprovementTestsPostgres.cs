using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Trait("Category", "Server")]
public sealed class ImprovementTestsPostgres(PostgresCatalogue catalogue) : ImprovementTests(catalogue), IClassFixture<PostgresCatalogue>;
