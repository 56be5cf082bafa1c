using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Inserting, getting and deleting videos.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VideoRowConformance<THarness> : AssetRowConformance<THarness, VideoAsset, NewVideoAsset, VideoAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected VideoRowConformance()
        : base(VideoKind.Instance)
    {
    }

    /// <summary>Every use and every preset is kept.</summary>
    [Fact]
    public async Task Insert_EveryEnumerationValue_ComesBack()
    {
        var paper = await AddPaperAsync();
        foreach (var role in Enum.GetValues<VideoRole>())
        {
            Assert.Equal(role, (await GetAsync((await AddAsync(Kind.Plain(paper.Id) with { Role = role })).Id)).Role);
        }

        foreach (var preset in Enum.GetValues<QualityPreset>())
        {
            Assert.Equal(preset, (await GetAsync((await AddAsync(Kind.Plain(paper.Id) with { QualityPreset = preset })).Id)).QualityPreset);
        }
    }

    /// <summary>Durations are kept to the millisecond, from one millisecond to months.</summary>
    /// <param name="milliseconds">The duration.</param>
    [Theory]
    [InlineData(1L)]
    [InlineData(999L)]
    [InlineData(1_001L)]
    [InlineData(33_333L)]
    [InlineData(86_400_000L)]
    [InlineData(9_999_999_999L)]
    public async Task Insert_Duration_IsKeptToTheMillisecond(long milliseconds)
    {
        var duration = TimeSpan.FromMilliseconds(milliseconds);

        var row = await AddAsync(Kind.Plain((await AddPaperAsync()).Id) with { Duration = duration });

        Assert.Equal(duration, row.Duration);
        Assert.Equal(duration, (await GetAsync(row.Id)).Duration);
    }

    /// <summary>The database refuses what slipped past the checks of the services.</summary>
    /// <param name="fault">What is wrong.</param>
    [Theory]
    [InlineData("no duration")]
    [InlineData("resolution")]
    [InlineData("no frames")]
    [InlineData("many frames")]
    [InlineData("bitrate")]
    [InlineData("codec")]
    public async Task Insert_AgainstTheRulesOfVideos_ThrowsConstraintViolation(string fault)
    {
        var plain = Kind.Plain((await AddPaperAsync()).Id);
        var asset = fault switch
        {
            "no duration" => plain with { Duration = TimeSpan.Zero },
            "resolution" => plain with { Resolution = "1920 x 1080" },
            "no frames" => plain with { Fps = 0 },
            "many frames" => plain with { Fps = 121 },
            "bitrate" => plain with { Bitrate = 0 },
            _ => plain with { Codec = new string('c', 51) },
        };

        await ThrowsAsync(CatalogErrorCode.ConstraintViolation, () => AddAsync(asset));
    }

    /// <summary>When a video goes, what belonged to it stays and belongs to none.</summary>
    [Fact]
    public async Task Delete_VideoWithAssets_UnlinksThem()
    {
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        var audio = await AddAsync(AudioKind.Instance, AudioKind.Instance.Full(paperId, videoId));
        var visual = await AddAsync(VisualKind.Instance, VisualKind.Instance.Full(paperId, videoId));

        await WriteAsync(session => session.Videos.DeleteAsync(videoId, Token));

        var assets = await ReadAsync(session => session.GetPaperAssetsAsync(paperId, Token));
        Assert.NotNull(assets);
        Assert.Empty(assets.Videos);
        Fields.Same(audio with { VideoAssetId = null }, Assert.Single(assets.Audio), RowFields);
        Fields.Same(visual with { VideoAssetId = null }, Assert.Single(assets.Visuals), RowFields);
    }
}
