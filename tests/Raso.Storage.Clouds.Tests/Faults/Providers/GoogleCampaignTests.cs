using Raso.Storage.Clouds.Tests.Campaigns;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class GoogleCampaignTests : CloudCampaignTests
{
    private protected override CloudUnderTest Cloud { get; } = new GoogleCloud();
}
