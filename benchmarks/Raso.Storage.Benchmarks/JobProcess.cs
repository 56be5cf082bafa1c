using System.Globalization;
using System.Text.Json;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks;

/// <summary>Runs one job in a process of its own, so that its memory is its own and no job warms another up.</summary>
internal static class JobProcess
{
    public const string Option = "--job";

    /// <summary>Starts the process and waits for what it gives.</summary>
    public static async Task<IReadOnlyList<Outcome>> StartAsync(string name, BenchmarkArguments arguments)
    {
        var output = await Tool.RunSelfAsync(
            Option, "--rounds", arguments.Rounds.ToString(CultureInfo.InvariantCulture), "--scale", arguments.Scale.ToString(CultureInfo.InvariantCulture), name);
        return JsonSerializer.Deserialize<IReadOnlyList<Outcome>>(output) ?? throw new InvalidOperationException($"The job {name} gave nothing.");
    }

    /// <summary>Is that process: the outcomes go to the standard output, what is being done to the standard error.</summary>
    public static async Task RunAsync(BenchmarkArguments arguments)
    {
        await using var job = JobList.All[arguments.Names.Single()](arguments.Scale);
        var outcomes = new List<Outcome>();
        foreach (var contest in await job.PrepareAsync())
        {
            await Console.Error.WriteLineAsync($"{contest.Name} ...");
            outcomes.AddRange(await new Rounds(arguments.Rounds).RunAsync(contest));
        }

        Console.Write(JsonSerializer.Serialize(outcomes));
    }
}
