using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Crash.Tests;

/// <summary>Holds rows, ledger and folder against each other after a sweep.</summary>
internal sealed class Judge(IServiceProvider provider, string root)
{
    private readonly ICatalog _catalog = provider.GetRequiredService<ICatalog>();
    private readonly IPaperRepository _papers = provider.GetRequiredService<IPaperRepository>();
    private readonly IAssetService _assets = provider.GetRequiredService<IAssetService>();
    private readonly ICloudStorageBackend _disk = provider.GetRequiredService<ICloudStorageBackend>();

    public async Task JudgeAsync(Acknowledged acknowledged)
    {
        // Every row is held against the ledger as it is now: workers are dead, and the sweep is over.
        var ledger = await ReadLedgerAsync();
        ledger.Should().NotContain(
            file => file.State == FileState.Writing || file.State == FileState.Deleting,
            "one sweep past the leases finishes or undoes everything");
        var committed = ledger.Where(file => file.State == FileState.Committed).ToDictionary(file => file.Path.Value);

        (await ReadFolderAsync()).Should().BeEquivalentTo(committed.Keys, "a file is stored where the ledger says, and nowhere else");
        Directory.EnumerateFileSystemEntries(Path.Combine(root, ".raso", "tmp")).Should().BeEmpty("no temporary file outlives the sweep");
        foreach (var file in committed.Values)
        {
            (await _disk.RetrieveBytesAsync(file.Path)).LongLength.Should().Be(file.Length, "reading verifies the checksum of {0}", file.Path);
        }

        var named = await ReadNamedAsync(acknowledged, ledger.ToDictionary(file => file.Id, file => file.Path.Value));
        named.Should().BeEquivalentTo(committed.Keys, "a row stands for each file, and a file for each row");
    }

    /// <summary>Reads every row through the SDK, holds it against what was acknowledged, and lists the files that rows name.</summary>
    private async Task<HashSet<string>> ReadNamedAsync(Acknowledged acknowledged, Dictionary<Guid, string> paths)
    {
        var named = new HashSet<string>();
        var papers = new Dictionary<Guid, Paper>();
        var videos = new Dictionary<Guid, VideoAsset>();
        for (string? after = "", next; after is not null; after = next)
        {
            var page = await _papers.ListAsync(new PaperListOptions { PageSize = 200, After = after.Length == 0 ? null : after });
            next = page.Next;
            foreach (var paper in page.Items)
            {
                papers.Add(paper.Id, paper);
                var files = await _catalog.ReadLatestAsync((session, token) => session.Files.ListOfPaperAsync(paper.Id, token), CancellationToken.None);
                named.UnionWith(files.Select(file => paths[file]));
                foreach (var video in (await _assets.GetByPaperAsync(paper.Id))!.Videos)
                {
                    videos.Add(video.Id, video);
                    named.Should().Contain(video.FilePath.Value);
                }
            }
        }

        papers.Keys.Should().Contain(acknowledged.Papers, "an acknowledged paper is not lost");
        papers.Values.Where(paper => acknowledged.HadPdf(paper.Id)).Should().OnlyContain(paper => paper.PdfPath != null, "an acknowledged PDF is not lost");
        papers.Keys.Should().NotContain(acknowledged.Gone, "an acknowledged deletion holds");
        videos.Keys.Should().NotContain(acknowledged.Gone, "an acknowledged deletion holds");
        foreach (var (id, hashes) in acknowledged.Videos)
        {
            videos.Should().ContainKey(id, "an acknowledged video is not lost");
            videos[id].VersionNumber.Should().BeGreaterThanOrEqualTo(hashes.Count, "each acknowledged file made a version");
            if (videos[id].VersionNumber == hashes.Count)
            {
                videos[id].Sha256.Should().Be(hashes[^1]);
            }
        }

        return named;
    }

    private async Task<List<LedgerFile>> ReadLedgerAsync()
    {
        var all = new List<LedgerFile>();
        while (true)
        {
            var page = await _catalog.ReadLatestAsync(
                (session, token) => session.Files.ListAsync(all.LastOrDefault()?.Path, 1000, token), CancellationToken.None);
            all.AddRange(page);
            if (page.Count < 1000)
            {
                return all;
            }
        }
    }

    private async Task<List<string>> ReadFolderAsync()
    {
        var paths = new List<string>();
        await foreach (var entry in _disk.ListAsync())
        {
            paths.Add(entry.Path);
        }

        return paths;
    }
}
