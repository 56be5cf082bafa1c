using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>A catalogue with its files and a model in memory never say different things.</summary>
public abstract class ModelCampaignTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public Task Fuzz_RandomOperations_AgreeWithTheModel() => RunAsync(600);

    [Fact]
    [Trait("Category", "Long")]
    public Task Fuzz_AHundredThousandOperations_AgreeWithTheModel() => RunAsync(100_000);

    private Task RunAsync(int operations) => Campaign.RunAsync(operations, random => CatalogueModelRun.StartAsync(random, Catalogue));
}
