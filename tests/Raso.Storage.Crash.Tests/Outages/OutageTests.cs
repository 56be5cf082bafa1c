namespace Raso.Storage.Crash.Tests.Outages;

/// <summary>PostgreSQL is taken away in the middle: nothing is lost or done twice, errors are typed and transient, and it goes on by itself.</summary>
[Trait("Category", "Server")]
public sealed class OutageTests
{
    [Fact]
    public Task Work_ServerTakenAway_NothingIsLostAndItGoesOn() => RunAsync(terminations: 100, restarts: 1, away: TimeSpan.FromSeconds(3));

    [Fact]
    [Trait("Category", "Long")]
    public Task Work_ServerTakenAwayManyTimes_NothingIsLostAndItGoesOn() => RunAsync(terminations: 1000, restarts: 10, away: TimeSpan.FromMinutes(1));

    private static async Task RunAsync(int terminations, int restarts, TimeSpan away)
    {
        await using var server = await OwnServer.StartAsync();
        var campaign = new OutageCampaign(server, Campaign.Short.Seed);
        await campaign.RunAsync(terminations, restarts, away);

        var expected = campaign.Expected;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{terminations} connections terminated, {campaign.CommitFaults} COMMITs went wrong, {restarts} restarts, {away} away: " +
            $"{expected.Calls} calls were acknowledged, {expected.Unknown} unknown; failed: {string.Join(", ", expected.Failed)}");
        campaign.CommitFaults.Should().BePositive();
    }
}
