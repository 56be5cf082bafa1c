using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class BackendIdentityTestsPostgres(PostgresCatalogue catalogue) : BackendIdentityTests(catalogue), IClassFixture<PostgresCatalogue>;
