namespace Raso.Storage.Crash.Tests;

/// <summary>Runs a campaign of kills amid workflows on a catalogue of its own, and tells what it saw.</summary>
internal static class FilmRun
{
    public static async Task RunAsync(string dialect, Campaign campaign)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync(dialect);
        var films = new FilmCampaign(catalogue.Settings, campaign.Seed);
        Write($"{campaign.Kills} kills (RASO_TEST_KILLS), seed {campaign.Seed} (RASO_TEST_SEED gives the same orders)");
        await films.RunAsync(campaign.Kills);
        Write($"{films.Kills} workers killed, {films.Films} films made; killed before: {string.Join(", ", films.Steps.Select(step => $"{step.Key} ({step.Value})"))}");
        films.Steps.Should().HaveCountGreaterThan(5, "kills come at many steps");
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
