using Raso.Storage.Clouds.Tests.Campaigns;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class S3CampaignTests : CloudCampaignTests
{
    private protected override CloudUnderTest Cloud { get; } = new S3Cloud();
}
