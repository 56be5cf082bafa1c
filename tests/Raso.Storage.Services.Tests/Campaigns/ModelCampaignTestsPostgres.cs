using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

[Trait("Category", "Server")]
public sealed class ModelCampaignTestsPostgres(PostgresCatalogue catalogue) : ModelCampaignTests(catalogue), IClassFixture<PostgresCatalogue>;
