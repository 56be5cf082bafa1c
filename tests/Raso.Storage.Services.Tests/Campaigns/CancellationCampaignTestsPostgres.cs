using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

[Trait("Category", "Server")]
public sealed class CancellationCampaignTestsPostgres(PostgresCatalogue catalogue) : CancellationCampaignTests(catalogue), IClassFixture<PostgresCatalogue>;
