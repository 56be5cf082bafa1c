using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

public sealed class CancellationCampaignTestsSqlite(SqliteCatalogue catalogue) : CancellationCampaignTests(catalogue), IClassFixture<SqliteCatalogue>;
