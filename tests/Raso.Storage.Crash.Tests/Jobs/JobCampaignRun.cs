namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>Runs a campaign of jobs on a catalogue of its own, and tells what it saw.</summary>
internal static class JobCampaignRun
{
    public static async Task RunAsync(string dialect, JobCampaignPlan plan)
    {
        Write($"{plan.Jobs} jobs (RASO_TEST_JOBS), seed {plan.Seed} (RASO_TEST_SEED runs it again)");
        await using var catalogue = await CrashCatalogue.CreateAsync(dialect);
        await using var campaign = new JobCampaign(catalogue.Settings, plan);

        var verdict = await campaign.RunAsync();

        var (killed, stalled, stopped) = campaign.Done;
        killed.Should().BeGreaterThan(0, "a campaign without kills proves nothing");
        Write($"{killed} workers killed, {stalled} stalled, {stopped} stopped; {verdict.Jobs} jobs completed in {verdict.Claims} claims, one of them in {verdict.Longest}; {verdict.Renewals} renewals; {verdict.Refused} late completions refused");
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
