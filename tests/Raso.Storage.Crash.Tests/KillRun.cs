namespace Raso.Storage.Crash.Tests;

/// <summary>Runs a campaign of kills on a catalogue of its own, and tells what it saw.</summary>
internal static class KillRun
{
    public static async Task RunAsync(string dialect, Campaign campaign, bool sidecars = false)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync(dialect, sidecars);
        var kills = new KillCampaign(catalogue.Settings);
        if (campaign.Orders is { } orders)
        {
            await kills.RunBatchAsync(orders);
        }
        else
        {
            Write($"{campaign.Kills} kills (RASO_TEST_KILLS), seed {campaign.Seed} (RASO_TEST_SEED runs it again)");
            await kills.RunAsync(campaign.Seed, campaign.Kills, Campaign.BatchSize);
            kills.Died.Should().Be(campaign.Kills, "each worker works until it is killed");
            kills.Expected.Calls.Should().BeGreaterThan(campaign.Kills, "workers that do nothing prove nothing");
        }

        Write($"{kills.Expected.Calls} calls were acknowledged, {kills.Expected.Killed} killed, {kills.Died} workers by the signal; failed: {Write(kills.Expected.Failed)}; killed before: {Write(kills.Steps)}");
    }

    private static string Write(SortedDictionary<string, int> counts) => string.Join(", ", counts.Select(count => $"{count.Key} ({count.Value})"));

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
