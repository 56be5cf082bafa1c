using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>A backend and a dictionary never say different things.</summary>
[Collection(Alone.Name)]
public sealed class ModelCampaignTests
{
    public static TheoryData<StoreSetup> Setups => CampaignStore.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Fuzz_RandomOperations_AgreeWithTheModel(StoreSetup setup) => RunAsync(setup, 1000);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Setups))]
    public Task Fuzz_AHundredThousandOperations_AgreeWithTheModel(StoreSetup setup) => RunAsync(setup, 100_000);

    private static Task RunAsync(StoreSetup setup, int operations) => Campaign.RunAsync(operations, random => ModelRun.StartAsync(random, setup));
}
