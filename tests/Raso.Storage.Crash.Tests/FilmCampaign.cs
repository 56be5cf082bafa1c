using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Papers;
using Raso.Storage.Workflows;

namespace Raso.Storage.Crash.Tests;

/// <summary>Lanes of workers that take papers in and make their films. Each worker is killed at a random moment or step and followed by another, until one ends by itself; in some lanes two are at the same papers.</summary>
internal sealed class FilmCampaign(CrashSettings settings, int seed)
{
    private const int Lanes = 4;
    private const int Papers = 2;

    // A film takes some 300 steps, and what is done costs few of them.
    private const int MaxStep = 150;
    private const int MaxDelayMs = 800;

    // The worker after that many kills is left alone, so that each lane comes to its end.
    private const int MaxKills = 12;

    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private int _lane;

    /// <summary>Gets how many workers were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Gets how many films were made.</summary>
    public int Films { get; private set; }

    /// <summary>Gets how many kills came before which step.</summary>
    public SortedDictionary<string, int> Steps { get; } = [];

    /// <summary>Goes on until there were that many kills, and judges each time that all lanes are done.</summary>
    public async Task RunAsync(int kills)
    {
        await using var provider = CrashSetup.Create(settings);
        while (Kills < kills)
        {
            List<FilmOrder> orders = [];
            for (var i = 0; i < Lanes; i++)
            {
                orders.Add(new FilmOrder(_lane, Papers, "a"));
                if (_random.Next(3) == 0)
                {
                    orders.Add(new FilmOrder(_lane, Papers, "b"));
                }

                _lane++;
            }

            await Task.WhenAll(orders.Select(order => (order, new Random(_random.Next()))).ToList().Select(side => UntilDoneAsync(side.order, side.Item2)));
            await JudgeAsync(provider, orders);
        }
    }

    private async Task UntilDoneAsync(FilmOrder order, Random random)
    {
        for (var kills = 0; ; kills++)
        {
            TimeSpan? delay = kills < MaxKills && random.Next(3) == 0 ? TimeSpan.FromMilliseconds(random.Next(MaxDelayMs)) : null;
            var step = kills == MaxKills || delay is not null ? "run" : $"kill:{1 + random.Next(MaxStep)}";
            using var worker = WorkerProcess.Start(settings, random.Next(), step, Variants.Sound, order);
            if (!await worker.WaitUntilOverAsync(delay))
            {
                return;
            }

            Add(worker.Told);
        }
    }

    private void Add(IReadOnlyList<string> told)
    {
        var line = told.FirstOrDefault(line => line.StartsWith("# step ", StringComparison.Ordinal));
        var name = line is null ? "(a moment)" : string.Join(' ', line.Split(' ').Skip(3));
        lock (_gate)
        {
            Kills++;
            Steps[name] = Steps.GetValueOrDefault(name) + 1;
        }
    }

    private async Task JudgeAsync(ServiceProvider provider, List<FilmOrder> orders)
    {
        // Records of runs stand outside of the ledger.
        foreach (var order in orders)
        {
            await provider.GetRequiredService<IBulkProcessing>().ForgetAsync(order.Run);
        }

        await Sweeping.PastLeasesAsync(provider, settings);
        List<FilmPaper> films = [.. orders.SelectMany(order => order.Films).Distinct()];
        foreach (var paper in await new FilmJudge(provider, settings).JudgeAsync(films))
        {
            // So that what is to be judged does not grow.
            await provider.GetRequiredService<IPaperRepository>().DeleteAsync(paper.Id);
        }

        Films += films.Count;
    }
}
