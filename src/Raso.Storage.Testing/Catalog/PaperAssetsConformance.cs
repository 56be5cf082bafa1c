using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Reading a paper with all of its assets in one call, and what goes with a paper.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperAssetsConformance<THarness> : AssetConformance<THarness, VideoAsset, NewVideoAsset, VideoAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected PaperAssetsConformance()
        : base(VideoKind.Instance)
    {
    }

    /// <summary>Each asset of the paper comes once, in the order of their making, with every field, and none of another paper.</summary>
    [Fact]
    public async Task GetPaperAssets_SeveralOfEachKind_GivesEachOnce()
    {
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        var (strangerId, _) = await AddPaperWithVideoAsync();
        var videos = new List<VideoAsset> { await GetAsync(videoId), await AddAsync(Kind.Full(paperId, videoId)), await AddAsync(Kind.Other(paperId, videoId)) };
        var audio = new List<AudioAsset>();
        var visuals = new List<VisualAsset>();
        for (var i = 0; i < 2; i++)
        {
            audio.Add(await AddAsync(AudioKind.Instance, AudioKind.Instance.Full(paperId, videoId)));
            visuals.Add(await AddAsync(VisualKind.Instance, VisualKind.Instance.Full(paperId, videoId)));
        }

        var assets = await ReadAsync(session => session.GetPaperAssetsAsync(paperId, Token));

        Assert.NotNull(assets);
        Fields.Same(await GetPaperAsync(paperId), assets.Paper);
        Assert.Equal(paperId, assets.Paper.Id);
        SameRows(videos, assets.Videos);
        SameRows(audio, assets.Audio);
        SameRows(visuals, assets.Visuals);
        Assert.Single((await ReadAsync(session => session.GetPaperAssetsAsync(strangerId, Token)))!.Videos);
    }

    /// <summary>An asset comes with its current version, not with all of them.</summary>
    [Fact]
    public async Task GetPaperAssets_SeveralVersions_GivesTheCurrentOne()
    {
        var row = await AddFullAsync();
        await ReplaceAsync(row.Id);
        var (current, _) = await ReplaceAsync(row.Id);

        var assets = await ReadAsync(session => session.GetPaperAssetsAsync(row.PaperId, Token));

        Fields.Same(current, Assert.Single(assets!.Videos, video => video.Id == row.Id));
    }

    /// <summary>A paper without assets has none of each kind; a paper that is not there gives nothing.</summary>
    [Fact]
    public async Task GetPaperAssets_NoAssetsOrNoPaper_GivesEmptyOrNull()
    {
        var paper = await AddPaperAsync(SamplePapers.Full);

        var assets = await ReadAsync(session => session.GetPaperAssetsAsync(paper.Id, Token));

        Assert.NotNull(assets);
        Fields.Same(paper, assets.Paper);
        Assert.Empty(assets.Videos);
        Assert.Empty(assets.Audio);
        Assert.Empty(assets.Visuals);
        Assert.Null(await ReadAsync(session => session.GetPaperAssetsAsync(Guid.CreateVersion7(), Token)));
    }

    /// <summary>With a paper go its assets of each kind, those that belong to a video among them, and nothing of another paper.</summary>
    [Fact]
    public async Task DeletePaper_WithAssets_DeletesThemAll()
    {
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        var audio = await AddAsync(AudioKind.Instance, AudioKind.Instance.Full(paperId, videoId));
        var visual = await AddAsync(VisualKind.Instance, VisualKind.Instance.Full(paperId, videoId));
        await ReplaceAsync(videoId);
        var kept = await AddFullAsync();

        Assert.True(await WriteAsync(session => session.Papers.DeleteAsync(paperId, Token)));

        Assert.Null(await ReadAsync(session => session.GetPaperAssetsAsync(paperId, Token)));
        Assert.Null(await ReadAsync(session => session.Videos.GetAsync(videoId, Token)));
        Assert.Null(await ReadAsync(session => session.Audio.GetAsync(audio.Id, Token)));
        Assert.Null(await ReadAsync(session => session.Visuals.GetAsync(visual.Id, Token)));
        Fields.Same(kept, await GetAsync(kept.Id));
        if (Harness.HasSql)
        {
            Assert.Empty(await Harness.QuerySqlAsync($"SELECT id FROM content_versions WHERE content_id IN ('{videoId}', '{audio.Id}', '{visual.Id}')", Token));
        }
    }

    /// <summary>An asset of another paper that belonged to a video of the deleted one stays, and belongs to none.</summary>
    [Fact]
    public async Task DeletePaper_VideoUsedElsewhere_UnlinksIt()
    {
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        var other = await AddPaperAsync();
        var audio = await AddAsync(AudioKind.Instance, AudioKind.Instance.Full(other.Id, videoId));

        await WriteAsync(session => session.Papers.DeleteAsync(paperId, Token));

        var row = await ReadAsync(session => session.Audio.GetAsync(audio.Id, Token));
        Assert.NotNull(row);
        Assert.Null(row.VideoAssetId);
        Assert.Equal(1, row.VersionNumber);
    }

    private static void SameRows<T>(List<T> expected, IReadOnlyList<T> actual)
        where T : Asset
    {
        Assert.Equal(expected.ConvertAll(row => row.Id), actual.Select(row => row.Id));
        foreach (var (left, right) in expected.Zip(actual))
        {
            Fields.Same(left, right);
        }
    }
}
