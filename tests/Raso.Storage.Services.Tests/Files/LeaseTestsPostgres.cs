using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

[Trait("Category", "Server")]
public sealed class LeaseTestsPostgres(PostgresCatalogue catalogue) : LeaseTests(catalogue), IClassFixture<PostgresCatalogue>;
