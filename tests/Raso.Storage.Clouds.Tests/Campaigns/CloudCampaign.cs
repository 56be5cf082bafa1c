using System.Globalization;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Runs many random steps, several at once, and tells the seed that repeats them: what is random in a step comes from the seed and the step's number alone.</summary>
internal static class CloudCampaign
{
    private const string SeedVariable = "RASO_TEST_SEED";
    private const string StepsVariable = "RASO_TEST_STEPS";
    private const int StepsAtOnce = 4;

    /// <summary>Runs a campaign.</summary>
    /// <param name="name">What is told beside the seed.</param>
    /// <param name="steps">How many steps, unless RASO_TEST_STEPS says otherwise.</param>
    /// <param name="step">Makes and judges the step of a number.</param>
    /// <param name="summarize">Tells what was done.</param>
    public static async Task RunAsync(string name, int steps, Func<Random, int, Task> step, Func<string>? summarize = null)
    {
        var seed = Seed();
        var count = Setting(StepsVariable) ?? steps;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, count),
            new ParallelOptions { MaxDegreeOfParallelism = StepsAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                try
                {
                    await step(new Random(unchecked((seed * 397) + number)), number);
                }
                catch (Exception exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"{name}: step {number} of seed {seed} ({SeedVariable}): {exception.Message}", exception);
                }
            });
        Tell(string.Create(CultureInfo.InvariantCulture, $"{name}: seed {seed}, {count} steps{(summarize is null ? "" : ", ")}{summarize?.Invoke()}"));
    }

    /// <summary>Gets the seed of a run.</summary>
    public static int Seed() => Setting(SeedVariable) ?? Random.Shared.Next();

    public static void Tell(string text)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        TestContext.Current.SendDiagnosticMessage("{0}", text);
    }

    private static int? Setting(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
