using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Papers;

namespace Raso.Storage.Crash.Tests;

/// <summary>What stands in the catalogue.</summary>
internal sealed class Found
{
    private readonly ICatalog _catalog;
    private readonly Dictionary<Guid, LedgerFile> _byId;
    private readonly Dictionary<string, LedgerFile> _byPath;

    private Found(ICatalog catalog, List<LedgerFile> ledger)
    {
        _catalog = catalog;
        Ledger = ledger;
        _byId = ledger.ToDictionary(file => file.Id);
        _byPath = ledger.ToDictionary(file => file.Path.Value);
    }

    /// <summary>Gets all files of the ledger, tombstones included.</summary>
    public List<LedgerFile> Ledger { get; }

    /// <summary>Gets the rows, each as one fact.</summary>
    public Dictionary<string, string> Facts { get; } = [];

    /// <summary>Gets the paths of the files that rows name, in any of their versions.</summary>
    public HashSet<string> Named { get; } = [];

    /// <summary>Gets the metadata.json of the papers that have one, by path.</summary>
    public Dictionary<string, Paper> Metadata { get; } = [];

    public static async Task<Found> ReadAsync(IServiceProvider provider)
    {
        var catalog = provider.GetRequiredService<ICatalog>();
        var papers = provider.GetRequiredService<IPaperRepository>();
        var disk = provider.GetRequiredService<ICloudStorageBackend>();
        var assets = provider.GetRequiredService<IAssetService>();
        var found = new Found(catalog, await ReadLedgerAsync(catalog));
        for (string? after = "", next; after is not null; after = next)
        {
            var page = await papers.ListAsync(new PaperListOptions { PageSize = 200, After = after.Length == 0 ? null : after });
            next = page.Next;
            foreach (var paper in page.Items)
            {
                StoragePath metadata = $"{paper.Folder}/metadata.json";
                if (await disk.ExistsAsync(metadata))
                {
                    found.Metadata.Add(metadata.Value, paper);
                    found.Facts.Add(Fact.KeyOfFolder(paper.Id), Fact.Folder);
                }

                await found.AddAsync(paper, (await assets.GetByPaperAsync(paper.Id))!);
            }
        }

        return found;
    }

    private async Task AddAsync(Paper paper, PaperAssets assets)
    {
        var pdf = paper.PdfPath is { } path ? Name(_byPath[path.Value]) : null;
        Facts.Add(Fact.KeyOfPaper(paper.Id), Fact.OfPaper(paper.Title, pdf));
        foreach (var asset in assets.Videos.Concat<Asset>(assets.Audio).Concat(assets.Visuals))
        {
            var files = await _catalog.ReadLatestAsync((session, token) => session.Files.ListOfAssetAsync(asset.Type, asset.Id, token), default);
            var source = asset is VisualAsset { SourceCodePath: { } code } ? _byPath[code.Value].Sha256 : null;
            var fact = Fact.OfAsset(asset.PaperId, asset.Title, asset.VersionNumber, asset.Sha256, source, files.Select(file => Name(_byId[file])!));
            Facts.Add(Fact.KeyOfAsset(asset.Type, asset.Id), fact);
            Named.Should().Contain(asset.FilePath.Value);
        }
    }

    private string? Name(LedgerFile file)
    {
        Named.Add(file.Path.Value);
        return file.Sha256;
    }

    private static async Task<List<LedgerFile>> ReadLedgerAsync(ICatalog catalog)
    {
        const int PageSize = 1000;
        var all = new List<LedgerFile>();
        while (true)
        {
            var page = await catalog.ReadLatestAsync((session, token) => session.Files.ListAsync(all.LastOrDefault()?.Path, PageSize, token), default);
            all.AddRange(page);
            if (page.Count < PageSize)
            {
                return all;
            }
        }
    }
}
