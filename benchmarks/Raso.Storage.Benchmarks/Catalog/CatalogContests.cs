using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>What is measured of a catalogue: the same calls on both sides, one after the other.</summary>
internal sealed class CatalogContests(string dialect, string peerName, ICatalogSide ours, ICatalogSide peer, double scale)
{
    private const int WarmUps = 6;

    // An overhead of 15%.
    private static readonly Target Overhead = Target.AtLeast(1 / 1.15);

    // More than a page has.
    private readonly int _inserts = Math.Max(200, (int)(scale * 1000));
    private readonly int _reads = Math.Max(200, (int)(scale * 10_000));
    private readonly int _pages = Math.Max(10, (int)(scale * 200));
    private readonly Dictionary<ICatalogSide, List<Guid>> _papers = new() { [ours] = [], [peer] = [] };
    private readonly Dictionary<ICatalogSide, List<Guid>> _videos = new() { [ours] = [], [peer] = [] };

    public IReadOnlyList<Contest> All =>
    [
        Compare($"insert 1,000 papers, {dialect}", InsertPapersAsync),
        Compare($"read a paper by id, 10,000 times, {dialect}", ReadPapersAsync),
        Compare($"read the 100 newest papers, 200 times, {dialect}", ListPapersAsync),
        Compare($"take in 1,000 videos, {dialect}", InsertVideosAsync),
        Compare($"read a video by id, 10,000 times, {dialect}", ReadVideosAsync),
    ];

    /// <summary>Makes every call some thousand times on both sides: the runtime compiles what is called often once more, and better, and the bare peer has far less code to be compiled.</summary>
    public async Task WarmUpAsync()
    {
        foreach (var side in new[] { ours, peer })
        {
            for (var i = 0; i < WarmUps; i++)
            {
                await InsertPapersAsync(side);
                await ReadPapersAsync(side);
                await ListPapersAsync(side);
                await InsertVideosAsync(side);
                await ReadVideosAsync(side);
            }
        }
    }

    private Contest Compare(string name, Func<ICatalogSide, Task> run) => new(
        name,
        () => Measure.SampleAsync(() => run(ours)),
        new Peer(peerName, Overhead, () => Measure.TimeAsync(() => run(peer))));

    private async Task InsertPapersAsync(ICatalogSide side)
    {
        var papers = _papers[side];
        for (var i = 0; i < _inserts; i++)
        {
            papers.Add(await side.InsertPaperAsync(papers.Count));
        }
    }

    private async Task ReadPapersAsync(ICatalogSide side)
    {
        var papers = _papers[side];
        for (var i = 0; i < _reads; i++)
        {
            await side.ReadPaperAsync(papers[i % papers.Count]);
        }
    }

    private async Task ListPapersAsync(ICatalogSide side)
    {
        for (var i = 0; i < _pages; i++)
        {
            if (await side.ListPapersAsync(100) != 100)
            {
                throw new InvalidOperationException("The catalogue holds fewer than 100 papers.");
            }
        }
    }

    private async Task InsertVideosAsync(ICatalogSide side)
    {
        var (papers, videos) = (_papers[side], _videos[side]);
        for (var i = 0; i < _inserts; i++)
        {
            videos.Add(await side.InsertVideoAsync(papers[videos.Count % papers.Count], videos.Count));
        }
    }

    private async Task ReadVideosAsync(ICatalogSide side)
    {
        var videos = _videos[side];
        for (var i = 0; i < _reads; i++)
        {
            await side.ReadVideoAsync(videos[i % videos.Count]);
        }
    }
}
