namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>Runs a contest in interleaved rounds, after one that is not counted, and takes medians: a machine's speed drifts, a ratio within one round hardly does.</summary>
internal sealed class Rounds(int count)
{
    public async Task<IReadOnlyList<Outcome>> RunAsync(Contest contest)
    {
        // Counted for the memory alone: a process grows most when it does something for the first time.
        var memory = (await contest.RunAsync()).MemoryGrowth;
        foreach (var peer in contest.Peers)
        {
            await peer.RunAsync();
        }

        var ours = new List<TimeSpan>();
        var theirs = contest.Peers.Select(_ => new List<TimeSpan>()).ToList();
        for (var round = 0; round < count; round++)
        {
            // Every second round begins with the peers: whoever comes first must not always be the same.
            if (round % 2 == 1)
            {
                await RunPeersAsync(contest, theirs);
            }

            var sample = await contest.RunAsync();
            ours.Add(sample.Elapsed);
            memory = Math.Max(memory, sample.MemoryGrowth);
            if (round % 2 == 0)
            {
                await RunPeersAsync(contest, theirs);
            }
        }

        return [.. contest.Peers.Select((peer, index) => Describe(contest, peer, ours, theirs[index], memory))];
    }

    private static async Task RunPeersAsync(Contest contest, List<List<TimeSpan>> times)
    {
        for (var i = 0; i < contest.Peers.Count; i++)
        {
            times[i].Add(await contest.Peers[i].RunAsync());
        }
    }

    private static Outcome Describe(Contest contest, Peer peer, List<TimeSpan> ours, List<TimeSpan> theirs, long memory)
    {
        var ratios = theirs.Zip(ours, (their, our) => their / our).Order().ToList();
        var ourSeconds = Median(ours.Order().ToList()).TotalSeconds;
        return new Outcome(
            contest.Name,
            peer.Name,
            ourSeconds,
            Median(theirs.Order().ToList()).TotalSeconds,
            Median(ratios),
            ratios[0],
            ratios[^1],
            peer.Target.ToString(),
            peer.Target.IsMet(ourSeconds, Median(ratios)),
            memory / 1048576.0);
    }

    private static T Median<T>(List<T> ordered) => ordered[ordered.Count / 2];
}
