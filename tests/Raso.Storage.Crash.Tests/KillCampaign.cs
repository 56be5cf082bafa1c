using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Files;
using Raso.Storage.Migrations;

namespace Raso.Storage.Crash.Tests;

/// <summary>Batches of workers, each killed at a random moment, with one sweep and one judgement a batch.</summary>
internal sealed class KillCampaign(string dialect, string catalog, string root, int seed)
{
    private const int BatchSize = 10;
    private const int MaxDelayMs = 900;

    private readonly Random _random = new(seed);
    private readonly Acknowledged _acknowledged = new();

    public async Task<int> RunAsync(int kills)
    {
        var provider = CrashSetup.Create(dialect, catalog, root);
        await using (provider)
        {
            await provider.GetRequiredService<IMigrator>().MigrateAsync();
            for (var done = 0; done < kills; done += BatchSize)
            {
                await RunBatchAsync(Math.Min(BatchSize, kills - done));
                await SweepPastLeasesAsync(provider);
                await new Judge(provider, root).JudgeAsync(_acknowledged);
            }

            return _acknowledged.Calls;
        }
    }

    private async Task RunBatchAsync(int size)
    {
        var workers = Enumerable.Range(0, size).Select(_ => WorkerProcess.Start(dialect, catalog, root, _random.Next())).ToList();
        try
        {
            await Task.WhenAll(workers.Select(worker => worker.KillAfterAsync(TimeSpan.FromMilliseconds(_random.Next(MaxDelayMs)))));
            workers.ForEach(worker => _acknowledged.Add(worker.Told));
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }

    private static async Task SweepPastLeasesAsync(IServiceProvider provider)
    {
        // Leases and claims run by the database's clock, from statements that ended before the kill.
        await Task.Delay(CrashSetup.Lease + TimeSpan.FromMilliseconds(200), TimeProvider.System);
        var report = await provider.GetRequiredService<IFileSweeper>().SweepAsync();
        report.Failures.Should().BeEmpty();
    }
}
