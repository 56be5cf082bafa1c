using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>A call that is cancelled anywhere is done or was never begun, and leaves nothing open and nothing behind.</summary>
[Collection(Alone.Name)]
public sealed class CancellationCampaignTests
{
    // In memory aborting uploads is over before anybody could cancel it.
    public static TheoryData<StoreSetup, StoreOperation> Calls => new(
        from setup in Enum.GetValues<StoreSetup>()
        from operation in Enum.GetValues<StoreOperation>()
        where operation != StoreOperation.AbortUploads || setup is StoreSetup.LocalAttributes or StoreSetup.LocalSidecars
        select (setup, operation));

    [Theory]
    [MemberData(nameof(Calls))]
    public Task Cancel_AtARandomPoint_IsDoneOrWasNeverBegun(StoreSetup setup, StoreOperation operation) => RunAsync(setup, operation, 15);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Calls))]
    public Task Cancel_AtFiveHundredPoints_IsDoneOrWasNeverBegun(StoreSetup setup, StoreOperation operation) => RunAsync(setup, operation, 500);

    private static Task RunAsync(StoreSetup setup, StoreOperation operation, int points) =>
        Campaign.RunAsync(points, random => CancellationRun.StartAsync(random, setup, operation));
}
