using Raso.Storage.Clouds.Tests.Faults;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>The campaigns of one provider, each short for every run and long for a night.</summary>
[Collection(Alone.Name)]
[Trait("Category", "Server")]
public abstract class CloudCampaignTests
{
    private protected abstract CloudUnderTest Cloud { get; }

    [Fact]
    public Task Store_SourceThrowsAtRandomOffsets_LeavesNothing() => ThrowAsync(40);

    [Fact]
    [Trait("Category", "Long")]
    public Task Store_SourceThrowsAtAThousandOffsets_LeavesNothing() => ThrowAsync(1_000);

    [Fact]
    public Task Cancel_AtRandomPoints_IsDoneOrWasNeverBegun() => CancelAsync(32);

    [Fact]
    [Trait("Category", "Long")]
    public Task Cancel_AtFiveHundredPoints_IsDoneOrWasNeverBegun() => CancelAsync(500);

    [Fact]
    public Task Create_AHundredAtOnce_OneWins() => CreatorsRun.StoreAsync(Cloud, inParts: false);

    [Fact]
    public Task CreateInParts_AHundredAtOnce_OneWins() => CreatorsRun.StoreAsync(Cloud, inParts: true);

    [Fact]
    public Task CopyCreateOnly_AHundredAtOnce_OneWins() => CreatorsRun.CopyAsync(Cloud);

    [Fact]
    public Task Call_ManyRounds_GivesBackWhatItHadOpen() => HandlesRun.RunAsync(Cloud, 40);

    [Fact]
    [Trait("Category", "Long")]
    public Task Call_ManyMoreRounds_GivesBackWhatItHadOpen() => HandlesRun.RunAsync(Cloud, 1_000);

    [Fact]
    public Task Soak_TenSecondsOfChaos_LosesNothing() => SoakRun.RunAsync(Cloud, TimeSpan.FromSeconds(10));

    [Fact]
    [Trait("Category", "Long")]
    public Task Soak_TenMinutesOfChaos_LosesNothing() => SoakRun.RunAsync(Cloud, TimeSpan.FromMinutes(10));

    private async Task ThrowAsync(int steps)
    {
        await using var bench = await CampaignBench.StartAsync(Cloud);
        var run = new SourceRun(bench);
        await CloudCampaign.RunAsync($"{Cloud}: sources that throw", steps, run.StepAsync, () => run.Summary);
    }

    private async Task CancelAsync(int steps)
    {
        await using var bench = await CampaignBench.StartAsync(Cloud);
        var run = new CancellationRun(bench);
        await CloudCampaign.RunAsync($"{Cloud}: cancelled calls", steps, run.StepAsync, () => run.Summary);
        run.Cancelled.Should().BePositive("a campaign that cancels nothing shows nothing");
    }
}
