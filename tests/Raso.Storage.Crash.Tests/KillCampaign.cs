using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Papers;

namespace Raso.Storage.Crash.Tests;

/// <summary>Batches of workers, each killed at a random moment or step, with one sweep and one judgement a batch.</summary>
internal sealed class KillCampaign(CrashSettings settings, string variant = Variants.Sound)
{
    public Expected Expected { get; } = new();

    /// <summary>Gets how many workers died by the signal.</summary>
    public int Died { get; private set; }

    /// <summary>Gets how many kills came before which step.</summary>
    public SortedDictionary<string, int> Steps { get; } = [];

    public async Task RunAsync(int seed, int kills, int batchSize)
    {
        var random = new Random(seed);
        for (var done = 0; done < kills; done += batchSize)
        {
            var orders = Enumerable.Range(0, Math.Min(batchSize, kills - done)).Select(_ => Order.Create(random)).ToList();
            await RunBatchAsync(orders);
        }
    }

    public async Task RunBatchAsync(IReadOnlyList<Order> orders)
    {
        await using var provider = CrashSetup.Create(settings);
        var old = await Found.ReadAsync(provider);
        try
        {
            foreach (var worker in await Task.WhenAll(orders.Select(order => order.RunAsync(settings, variant))))
            {
                using (worker)
                {
                    Add(worker.Told);
                    Died += worker.DiedByTheSignal ? 1 : 0;
                }
            }

            await Sweeping.PastLeasesAsync(provider, settings);
            await new Judge(provider, settings).JudgeAsync(Expected);
        }
        catch (Exception error)
        {
            throw new BatchFailedException(orders, error);
        }

        await DeleteAsync(provider, old);
    }

    private void Add(IReadOnlyList<string> told)
    {
        Expected.Add(told);
        if (told.FirstOrDefault(line => line.StartsWith("# step ", StringComparison.Ordinal)) is { } line)
        {
            var name = string.Join(' ', line.Split(' ').Skip(3));
            Steps[name] = Steps.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Deletes the papers that stood before this batch, so that what is to be judged does not grow.</summary>
    private async Task DeleteAsync(IServiceProvider provider, Found old)
    {
        var papers = provider.GetRequiredService<IPaperRepository>();
        foreach (var key in old.Facts.Keys.Where(key => key.StartsWith("paper/", StringComparison.Ordinal)))
        {
            await papers.DeleteAsync(Guid.Parse(key["paper/".Length..]));
        }

        Expected.Accept((await Found.ReadAsync(provider)).Facts);
    }
}
