using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Files;

namespace Raso.Storage.Crash.Tests;

/// <summary>A writer that is stopped (SIGSTOP) in the middle of storing, past its lease, and goes on (SIGCONT) after the sweep.</summary>
internal static class StallRun
{
    private const int MaxAttempts = 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Stops a writer at a step; it must fail with the given error, and its bytes must not come back.</summary>
    public static async Task RunAsync(string dialect, string step, int number, string error, bool sidecars = false)
    {
        // A writer that is stopped within the transaction that renews its lease keeps the row locked, and the sweep passes over it, as it
        // should: that is another case than the one that is wanted.
        var attempts = 0;
        while (!await TryRunAsync(dialect, step, number, error, sidecars))
        {
            (++attempts).Should().BeLessThan(MaxAttempts, "the sweep undoes what is past its lease");
        }
    }

    private static async Task<bool> TryRunAsync(string dialect, string step, int number, string error, bool sidecars)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync(dialect, sidecars);
        var settings = catalogue.Settings;
        await using var provider = CrashSetup.Create(settings);
        using var worker = WorkerProcess.Start(settings, seed: 1, $"stop:{step}:{number}", Variants.Sound);
        await StoppedAsync(worker);

        try
        {
            if ((await Sweeping.PastLeasesAsync(provider, settings)).Abandoned == 0)
            {
                return false;
            }
        }
        catch (CatalogException busy) when (busy.IsTransient)
        {
            // On SQLite it keeps everybody waiting.
            return false;
        }

        var told = worker.Told.Count;
        Signals.Continue(worker);
        var ended = await worker.WaitForNextAsync(told);
        ended.Should().StartWith($"failed {error} ");

        // It goes on by itself: the call after it is acknowledged.
        await worker.WaitForAsync("done", told + 1);
        await worker.KillAsync();
        var expected = new Expected();
        expected.Add(worker.Told);
        await Sweeping.PastLeasesAsync(provider, settings);
        await new Judge(provider, settings).JudgeAsync(expected);
        await provider.GetRequiredService<IFileSweeper>().SweepAsync();
        await new Judge(provider, settings).JudgeAsync(expected);
        return true;
    }

    /// <summary>Stops a writer whose confirming transaction is open: the sweep passes over it, and the call is acknowledged in the end.</summary>
    public static async Task RunToTheEndAsync(string dialect, string step, int number)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync(dialect);
        var settings = catalogue.Settings;
        await using var provider = CrashSetup.Create(settings);
        using var worker = WorkerProcess.Start(settings, seed: 1, $"stop:{step}:{number}", Variants.Sound);
        await StoppedAsync(worker);

        (await Sweeping.PastLeasesAsync(provider, settings)).Abandoned.Should().Be(0, "its row is locked");
        var told = worker.Told.Count;
        Signals.Continue(worker);
        (await worker.WaitForNextAsync(told)).Should().Be("done");
        await worker.KillAsync();
        var expected = new Expected();
        expected.Add(worker.Told);
        await Sweeping.PastLeasesAsync(provider, settings);
        await new Judge(provider, settings).JudgeAsync(expected);
    }

    private static async Task StoppedAsync(WorkerProcess worker)
    {
        await worker.WaitForAsync("# step");
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            // The third word, after the name in parentheses, is the state: T is stopped.
            var status = await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{worker.Id}/stat"), limit.Token);
            if (status[status.LastIndexOf(')')..].StartsWith(") T", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(PollInterval, TimeProvider.System, limit.Token);
        }
    }
}
