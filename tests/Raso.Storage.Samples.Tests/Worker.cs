using System.Globalization;
using System.Text.RegularExpressions;

namespace Raso.Storage.Samples.Tests;

/// <summary>Runs the worker sample, on a data folder of its own.</summary>
internal sealed class Worker : IDisposable
{
    // Long enough that films are under way while lines of it are read.
    private const int SceneTime = 200;
    private static readonly string[] Program = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Worker.dll")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-worker-");

    internal string Data => Path.Combine(_folder.FullName, "data");

    internal static Task<SampleRun> RunAsync(params string[] arguments) => SampleRun.StartAsync([.. Program, .. arguments]);

    /// <summary>Runs to the end, without waiting for what is pretended.</summary>
    internal Task<SampleRun> RunToTheEndAsync() => RunAsync("--data", Data, "--scene-time", "0");

    /// <summary>Runs until some films are done and one is half made, and sends a signal.</summary>
    internal async Task<SampleRun> RunToTheMiddleAsync(int signal)
    {
        using var run = new WorkerRun([.. Program, "--data", Data, "--scene-time", SceneTime.ToString(CultureInfo.InvariantCulture)]);
        await run.ReadFilmsAsync(2);
        while (!IsAnyHalfMade())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return await run.EndAsync(signal);
    }

    /// <summary>Gets the paths of the stored files.</summary>
    internal List<string> Files() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Data, "files"), "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".raso", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    internal static void ShouldBeWhole(SampleRun run)
    {
        run.ExitCode.Should().Be(0, run.Printed);
        run.Printed.Should().Contain("36 of 36 films are done, each once: ").And.Contain("none is missing, none is there twice.");
    }

    internal static void ShouldHaveGoneOn(SampleRun run) =>
        run.Printed.Should().MatchRegex("[1-9][0-9]* films went on where a stopped or killed worker had left them: [1-9][0-9]* of their parts stood already");

    /// <summary>Reads the number in what was printed that a pattern has as its group.</summary>
    internal static int NumberIn(SampleRun run, string pattern)
    {
        var match = Regex.Match(run.Printed, pattern);
        match.Success.Should().BeTrue(run.Printed);
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // With the second picture the parts of the first scene are stored and linked.
    private bool IsAnyHalfMade() => Files().GroupBy(PaperOf).Any(paper =>
        paper.Any(path => path.EndsWith(".png", StringComparison.Ordinal))
        && paper.Any(path => path.EndsWith(".mp4", StringComparison.Ordinal))
        && !paper.Any(path => path.Contains("videos", StringComparison.Ordinal)));

    // files/papers/1998/Lamport_...
    private string PaperOf(string path) => string.Join('/', Path.GetRelativePath(Data, path).Split(Path.DirectorySeparatorChar).Take(4));
}
