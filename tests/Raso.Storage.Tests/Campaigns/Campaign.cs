using System.Globalization;

namespace Raso.Storage.Tests.Campaigns;

/// <summary>Runs many random steps, and prints the seed that repeats them.</summary>
internal static class Campaign
{
    private const string SeedVariable = "RASO_TEST_SEED";
    private const string StepsVariable = "RASO_TEST_STEPS";

    /// <summary>Runs a campaign.</summary>
    /// <param name="steps">How many steps, unless RASO_TEST_STEPS says otherwise.</param>
    /// <param name="start">Begins the run; all that is random in it comes from the generator.</param>
    public static async Task RunAsync(int steps, Func<Random, Task<ICampaignRun>> start)
    {
        var seed = Setting(SeedVariable) ?? Random.Shared.Next();
        var count = Setting(StepsVariable) ?? steps;
        var step = 0;
        try
        {
            await using var run = await start(new Random(seed));
            for (step = 1; step <= count; step++)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await run.StepAsync();
            }

            await run.EndAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {count} steps, {run.Summary}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Step {step} of seed {seed} ({SeedVariable}): {exception.Message}", exception);
        }
    }

    private static int? Setting(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
