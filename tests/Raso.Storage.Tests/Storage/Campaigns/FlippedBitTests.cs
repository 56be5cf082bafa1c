using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>A bit that a disk flips is noticed by every way to read a whole file.</summary>
public sealed class FlippedBitTests
{
    public static TheoryData<StoreSetup> Setups => CampaignStore.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Read_OneBitFlipped_IsCorrupted(StoreSetup setup) => RunAsync(setup, 100);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Setups))]
    public Task Read_OneBitFlippedInAThousandFiles_IsCorruptedEachTime(StoreSetup setup) => RunAsync(setup, 1000);

    private static Task RunAsync(StoreSetup setup, int files) =>
        Campaign.RunAsync(files, random => Task.FromResult<ICampaignRun>(new FlippedBitRun(random, setup)));
}
