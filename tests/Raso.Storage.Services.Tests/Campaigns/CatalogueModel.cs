using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>What papers and assets must be there, and the comparison with what is.</summary>
internal sealed class CatalogueModel
{
    private readonly Bench _bench;
    private readonly Catalogue _catalogue;

    public CatalogueModel(Bench bench, Catalogue catalogue)
    {
        _bench = bench;
        _catalogue = catalogue;
        Kinds =
        [
            new AssetCalls<VideoAsset, NewVideoAsset, VideoAssetChanges>(
                bench.Assets.Videos, (paper, id, title) => new NewVideoAsset { PaperId = paper, Id = id, Title = title }, title => new VideoAssetChanges { Title = title }),
            new AssetCalls<AudioAsset, NewAudioAsset, AudioAssetChanges>(
                bench.Assets.Audio, (paper, id, title) => new NewAudioAsset { PaperId = paper, Id = id, Title = title }, title => new AudioAssetChanges { Title = title }),
            new AssetCalls<VisualAsset, NewVisualAsset, VisualAssetChanges>(
                bench.Assets.Visuals,
                (paper, id, title) => new NewVisualAsset { PaperId = paper, Id = id, Title = title, Format = VisualFormat.Png },
                title => new VisualAssetChanges { Title = title }),
        ];
    }

    public IReadOnlyList<IAssetCalls> Kinds { get; }

    public Dictionary<Guid, ModelPaper> Papers { get; } = [];

    public Dictionary<Guid, ModelAsset> Assets { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Put(Asset row, IAssetCalls calls, byte[] bytes)
    {
        var paths = Assets.GetValueOrDefault(row.Id)?.Paths ?? [];
        Assets[row.Id] = new ModelAsset(calls, row, bytes, paths.Contains(row.FilePath) ? paths : [.. paths, row.FilePath]);
    }

    public void RemovePaper(Guid id)
    {
        Papers.Remove(id);
        foreach (var asset in Assets.Values.Where(asset => asset.Row.PaperId == id).ToList())
        {
            Assets.Remove(asset.Row.Id);
        }
    }

    public async Task ComparePaperAsync(Guid id)
    {
        var expected = Papers.GetValueOrDefault(id);
        var found = await _bench.Papers.GetAsync(id, Token);
        found.Should().BeEquivalentTo(expected?.Row);
        if (expected?.Pdf is { } pdf)
        {
            await using var file = await _bench.Papers.OpenPdfAsync(id, null, Token);
            using var bytes = new MemoryStream();
            await file.Content.CopyToAsync(bytes, Token);
            bytes.ToArray().Should().Equal(pdf);
        }

        var all = await _bench.Assets.GetByPaperAsync(id, Token);
        (all is null).Should().Be(expected is null);
        Asset[] assets = all is null ? [] : [.. all.Videos, .. all.Audio, .. all.Visuals];
        assets.Should().BeEquivalentTo(
            Assets.Values.Where(asset => asset.Row.PaperId == id).Select(asset => asset.Row), options => options.RespectingRuntimeTypes());
    }

    public static async Task CompareAssetAsync(ModelAsset asset)
    {
        (await asset.Calls.GetAsync(asset.Row.Id, Token)).Should().BeEquivalentTo(asset.Row, options => options.RespectingRuntimeTypes());
        (await asset.Calls.ReadAsync(asset.Row.Id, Token)).Should().Equal(asset.Bytes);
    }

    /// <summary>Compares everything: rows, versions, and bytes on the backend.</summary>
    /// <param name="isSwept">Whether all that was interrupted is finished, so that no other file may be there.</param>
    public async Task CompareAllAsync(bool isSwept)
    {
        var listed = new List<Guid>();
        string? after = null;
        do
        {
            var page = await _bench.Papers.ListAsync(new PaperListOptions { PageSize = 7, After = after, OldestFirst = true }, Token);
            listed.AddRange(page.Items.Select(paper => paper.Id));
            after = page.Next;
        }
        while (after is not null);
        listed.Should().Equal(Papers.Values.OrderBy(paper => paper.Row.CreatedAt).ThenBy(paper => paper.Row.Id).Select(paper => paper.Row.Id));
        foreach (var id in listed)
        {
            await ComparePaperAsync(id);
        }

        foreach (var asset in Assets.Values)
        {
            await CompareAssetAsync(asset);
        }

        string[] expected =
            [.. Assets.Values.SelectMany(asset => asset.Paths).Concat(Papers.Values.Select(paper => paper.Row.PdfPath).OfType<StoragePath>()).Select(path => path.Value)];
        // What describes a paper's folder is derived, and no file of the catalogue.
        var stored = (await _bench.StoredAsync()).Where(path => !path.EndsWith("/metadata.json", StringComparison.Ordinal)).ToList();
        if (isSwept)
        {
            stored.Should().BeEquivalentTo(expected, "every file has its row, and every row its file");
            (await _catalogue.CountAsync("content_versions")).Should().Be(Assets.Values.Sum(asset => asset.Paths.Count));
            Convert.ToInt64(await _catalogue.RunAsync("SELECT count(*) FROM files WHERE state IN ('writing', 'deleting')"), CultureInfo.InvariantCulture).Should().Be(0);
        }
        else
        {
            expected.Except(stored).Should().BeEmpty("every row has its file");
        }
    }
}
