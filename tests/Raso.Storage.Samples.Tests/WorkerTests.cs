namespace Raso.Storage.Samples.Tests;

/// <summary>The worker sample: twice at once, and stopped in the middle. The last run of each verifies every film and reads every file back.</summary>
public sealed class WorkerTests : IDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private readonly Worker _worker = new();

    public static bool HasSignals => !OperatingSystem.IsWindows();

    [Fact]
    public async Task Run_TwiceAtOnceAndOnceMore_MakesEachFilmOnce()
    {
        var both = await Task.WhenAll(_worker.RunToTheEndAsync(), _worker.RunToTheEndAsync());
        var files = _worker.Files();
        var third = await _worker.RunToTheEndAsync();

        both.Should().AllSatisfy(Worker.ShouldBeWhole);
        both.Sum(run => Worker.NumberIn(run, "36 papers: ([0-9]+) new")).Should().Be(36);
        both.Should().Contain(run => run.Printed.Contains("film 36 of 36: ", StringComparison.Ordinal));
        Worker.ShouldBeWhole(third);
        third.Printed.Should().Contain("36 papers: 0 new, 36 known already. 36 films: 36 done already.").And.NotContain("film 1 of 36: ").And.Contain("0 films went on where");
        _worker.Files().Should().Equal(files);
        files.Where(path => path.EndsWith(".wav", StringComparison.Ordinal)).Should()
            .HaveCount((Worker.NumberIn(third, "each once: ([0-9]+) parts") - 36) / 2, "each scene has a picture and a narration, and each film a final cut");
    }

    [Fact(SkipUnless = nameof(HasSignals), Skip = "Windows has no signals.")]
    public async Task Run_StoppedTwiceInTheMiddle_GoesOnFromThere()
    {
        var first = await _worker.RunToTheMiddleAsync(SigInt);
        var second = await _worker.RunToTheMiddleAsync(SigTerm);
        var third = await _worker.RunToTheEndAsync();

        foreach (var stopped in new[] { first, second })
        {
            stopped.ExitCode.Should().Be(130, stopped.Printed);
            stopped.Printed.Should().NotContain("run in other processes", "unfinished jobs are given back");
        }

        second.Printed.Should().Contain($"36 films: {DoneOf(first)} done already.");
        third.Printed.Should().Contain($"36 films: {DoneOf(second)} done already.").And.Contain("0 new, 36 known already");
        Worker.ShouldBeWhole(third);
        Worker.ShouldHaveGoneOn(third);
    }

    [Theory]
    [InlineData("--concurrency", "0", "--concurrency is out of its range; give 1 to 64.")]
    [InlineData("--scene-time", "-1", "--scene-time is out of its range; give 0 to 60000.")]
    [InlineData("--scene-time", "soon", "Cannot parse argument 'soon' for option '--scene-time'")]
    [InlineData("--data", "", "--data is empty; name a folder.")]
    [InlineData("--postgres", "Host=127.0.0.1;Port=1;Username=app;Password=hunter2", "PostgreSQL at 127.0.0.1:1 could not be reached")]
    [InlineData("--postgres", "Username=app;Password=hunter2", "--postgres names no host")]
    public async Task Run_OptionAtFault_SaysWhatIsWrong(string option, string value, string message)
    {
        var run = await Worker.RunAsync([.. option == "--data" ? Array.Empty<string>() : ["--data", _worker.Data], option, value]);

        run.ExitCode.Should().Be(1, run.Printed);
        run.Printed.Should().Contain(message).And.NotContain("hunter2").And.NotContain("Unhandled").And.NotContain(" at Worker.");
    }

    public void Dispose() => _worker.Dispose();

    private static int DoneOf(SampleRun stopped) => Worker.NumberIn(stopped, "stopped: ([0-9]+) of 36 films are done");
}
