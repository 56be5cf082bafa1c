using Raso.Storage.Clouds.Tests.Campaigns;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class MinioCampaignTests : CloudCampaignTests
{
    private protected override CloudUnderTest Cloud { get; } = new MinioCloud();
}
