using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>Sources that throw, end early, go on too long or are closed too early store nothing.</summary>
[Collection(Alone.Name)]
public sealed class SourceCampaignTests
{
    private const int Faults = 4;

    public static TheoryData<StoreSetup> Setups => CampaignStore.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Store_SourceFailsAtARandomOffset_KeepsTheOldFile(StoreSetup setup) => RunAsync(setup, 40);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Setups))]
    public Task Store_SourceFailsAtAThousandOffsets_KeepsTheOldFile(StoreSetup setup) => RunAsync(setup, 1000);

    private static Task RunAsync(StoreSetup setup, int offsets) => Campaign.RunAsync(Faults * offsets, random => SourceRun.StartAsync(random, setup));
}
