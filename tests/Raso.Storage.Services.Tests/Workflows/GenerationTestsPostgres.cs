using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

[Trait("Category", "Server")]
public sealed class GenerationTestsPostgres(PostgresCatalogue catalogue) : GenerationTests(catalogue), IClassFixture<PostgresCatalogue>;
