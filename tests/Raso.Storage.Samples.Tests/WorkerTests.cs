using System.Globalization;
using System.Text.RegularExpressions;

namespace Raso.Storage.Samples.Tests;

/// <summary>The worker sample: to its end, stopped and killed in the middle, and twice at once. The last run of each verifies every film and reads every file back.</summary>
public sealed partial class WorkerTests : IDisposable
{
    private const int SceneTime = 250;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-worker-");

    public static bool HasSignals => !OperatingSystem.IsWindows();

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task Run_Twice_MakesEachFilmOnce()
    {
        var first = await RunAsync();
        var files = Files();
        var second = await RunAsync();

        ShouldBeWhole(first);
        first.Printed.Should().Contain("36 papers: 36 new, 0 known already. 36 films: 0 done already.").And.Contain("film 36 of 36: ").And.Contain("0 films went on where");
        ShouldBeWhole(second);
        second.Printed.Should().Contain("36 papers: 0 new, 36 known already. 36 films: 36 done already.").And.NotContain("film 1 of 36: ");
        Files().Should().Equal(files);
    }

    [Fact(SkipUnless = nameof(HasSignals), Skip = "Windows has no signals.")]
    public async Task Run_StoppedTwiceInTheMiddle_GoesOnFromThere()
    {
        var first = await StopInTheMiddleAsync(WorkerProcess.SigInt);
        var second = await StopInTheMiddleAsync(WorkerProcess.SigTerm);
        var third = await RunAsync();

        foreach (var stopped in new[] { first, second })
        {
            stopped.ExitCode.Should().Be(130, stopped.Printed);
            stopped.Printed.Should().NotContain("run in other processes", "unfinished jobs are given back").And.NotContain("attempt");
        }

        second.Printed.Should().Contain($"36 films: {DoneOf(first)} done already.");
        third.Printed.Should().Contain($"36 films: {DoneOf(second)} done already.").And.Contain("0 new, 36 known already");
        ShouldBeWhole(third);
        ShouldHaveGoneOn(third);
    }

    [Fact(SkipUnless = nameof(HasSignals), Skip = "Windows has no signals.")]
    public async Task Run_KilledInTheMiddle_LosesNothing()
    {
        var killed = await StopInTheMiddleAsync(WorkerProcess.SigKill);
        var next = await RunAsync();

        killed.ExitCode.Should().Be(128 + WorkerProcess.SigKill);
        killed.Printed.Should().NotContain("stopped:");
        next.Printed.Should().MatchRegex("36 films: [1-9][0-9]* done already");
        ShouldBeWhole(next);
        ShouldHaveGoneOn(next);
    }

    [Fact]
    public async Task Run_TwoProcessesAtOnce_MakeEachFilmOnce()
    {
        var both = await Task.WhenAll(RunAsync(), RunAsync());

        both.Should().AllSatisfy(ShouldBeWhole);
        Files().Where(path => path.EndsWith(".wav", StringComparison.Ordinal)).Should().HaveCount((NumberIn(both[0], Parts()) - 36) / 2, "each scene has a picture and a narration, and each film a final cut");
    }

    [Theory]
    [InlineData("--concurrency", "0", "--concurrency is out of its range")]
    [InlineData("--scene-time", "-1", "--scene-time is out of its range")]
    [InlineData("--data", "", "--data is empty; name a folder.")]
    [InlineData("--postgres", "Host=127.0.0.1;Port=1;Username=app;Password=hunter2", "PostgreSQL at 127.0.0.1:1 could not be reached")]
    public async Task Run_OptionAtFault_SaysWhatIsWrong(string option, string value, string message)
    {
        var run = await SampleRun.StartAsync([.. WorkerProcess.Program, .. option == "--data" ? Array.Empty<string>() : ["--data", Data], option, value]);

        run.ExitCode.Should().Be(1, run.Printed);
        run.Printed.Should().Contain(message).And.NotContain("hunter2").And.NotContain(" at Worker.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void ShouldBeWhole(SampleRun run)
    {
        run.ExitCode.Should().Be(0, run.Printed);
        run.Printed.Should().Contain("36 of 36 films are done, each once: ").And.Contain("none is missing, none is there twice.");
    }

    private static void ShouldHaveGoneOn(SampleRun run) =>
        run.Printed.Should().MatchRegex("[1-9][0-9]* films went on where a stopped or killed worker had left them: [1-9][0-9]* of their parts stood already");

    private static int DoneOf(SampleRun stopped) => NumberIn(stopped, Stopped());

    private static int NumberIn(SampleRun run, Regex pattern)
    {
        var match = pattern.Match(run.Printed);
        match.Success.Should().BeTrue(run.Printed);
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private Task<SampleRun> RunAsync() => SampleRun.StartAsync(WorkerProcess.Command(Data, sceneTime: 0));

    /// <summary>Runs until some films are done and one is half made, and sends a signal.</summary>
    private async Task<SampleRun> StopInTheMiddleAsync(int signal)
    {
        using var worker = WorkerProcess.Start(Data, SceneTime);
        await worker.ReadFilmsAsync(4);
        while (!IsAnyHalfMade())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return await worker.StopAsync(signal);
    }

    // With the second picture the parts of the first scene are stored and linked.
    private bool IsAnyHalfMade() => Files().GroupBy(PaperOf).Any(paper =>
        paper.Any(path => path.EndsWith(".png", StringComparison.Ordinal)) && paper.Any(path => path.EndsWith(".mp4", StringComparison.Ordinal))
        && !paper.Any(path => path.Contains("/videos/", StringComparison.Ordinal)));

    private string PaperOf(string path) => string.Join('/', Path.GetRelativePath(Data, path).Split(Path.DirectorySeparatorChar).Take(4));

    private List<string> Files() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Data, "files"), "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".raso", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"stopped: (\d+) of 36 films are done")]
    private static partial Regex Stopped();

    [GeneratedRegex(@"each once: (\d+) parts")]
    private static partial Regex Parts();
}
