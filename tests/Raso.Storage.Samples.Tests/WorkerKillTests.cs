namespace Raso.Storage.Samples.Tests;

/// <summary>The worker sample, killed in the middle. It stands apart, because it waits for leases to run out while other tests work.</summary>
public sealed class WorkerKillTests : IDisposable
{
    private const int SigKill = 9;

    private readonly Worker _worker = new();

    public static bool HasSignals => !OperatingSystem.IsWindows();

    [Fact(SkipUnless = nameof(HasSignals), Skip = "Windows has no signals.")]
    public async Task Run_KilledInTheMiddle_LosesNothing()
    {
        var killed = await _worker.RunToTheMiddleAsync(SigKill);
        var next = await _worker.RunToTheEndAsync();

        killed.ExitCode.Should().Be(128 + SigKill);
        killed.Printed.Should().NotContain("stopped:");
        next.Printed.Should().MatchRegex("36 films: [1-9][0-9]* done already");
        Worker.ShouldBeWhole(next);
        Worker.ShouldHaveGoneOn(next);
    }

    public void Dispose() => _worker.Dispose();
}
