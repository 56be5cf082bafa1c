using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

[Trait("Category", "Server")]
public sealed class CreatorsTestsPostgres(PostgresCatalogue catalogue) : CreatorsTests(catalogue), IClassFixture<PostgresCatalogue>;
