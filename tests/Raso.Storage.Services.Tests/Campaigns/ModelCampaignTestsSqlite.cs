using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

public sealed class ModelCampaignTestsSqlite(SqliteCatalogue catalogue) : ModelCampaignTests(catalogue), IClassFixture<SqliteCatalogue>;
