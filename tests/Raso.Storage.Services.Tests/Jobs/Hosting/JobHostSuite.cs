using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>What the tests of worker hosts share.</summary>
public abstract class JobHostSuite(Catalogue catalogue) : JobQueueSuite(catalogue)
{
    protected static JobResult Done { get; } = new() { OutputAssets = System.Text.Json.JsonElement.Parse("""["film"]""") };

    protected async Task<GenerationJob> EnqueueAsync() => await Jobs.EnqueueAsync(Job(await AddPaperAsync()), Token);

    protected async Task<GenerationJob> GetAsync(Guid id) => (await Jobs.GetAsync(id, Token))!;

    protected Task ExpireAsync() => Catalogue.RunAsync($"UPDATE generation_jobs SET lease_until = {Catalogue.FromNow(-1)} WHERE status = 'running'");

    /// <summary>Looks again and again until something is so; what never comes fails the test.</summary>
    protected static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Limit);
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }

    protected Task EventuallyAsync(Guid id, Func<GenerationJob, bool> isSo) => EventuallyAsync(async () => isSo(await GetAsync(id)));

    /// <summary>Moves the clock, a second at a time, until something is so; after some seconds, where a lease must not run out while a loaded machine is slow, a second with every fiftieth look.</summary>
    private protected static Task PassUntilAsync(WorkerBench host, Func<Task<bool>> isSo, int quick = int.MaxValue)
    {
        var looks = 0;
        return EventuallyAsync(async () =>
        {
            if (await isSo())
            {
                return true;
            }

            looks++;
            if (looks <= quick || looks % 50 == 0)
            {
                host.Time.Advance(TimeSpan.FromSeconds(1));
            }

            return false;
        });
    }
}
