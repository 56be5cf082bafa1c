using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Inserting, getting and deleting audio assets.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class AudioRowConformance<THarness> : AssetRowConformance<THarness, AudioAsset, NewAudioAsset, AudioAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected AudioRowConformance()
        : base(AudioKind.Instance)
    {
    }

    /// <summary>Every use and every format is kept.</summary>
    [Fact]
    public async Task Insert_EveryEnumerationValue_ComesBack()
    {
        var paper = await AddPaperAsync();
        foreach (var role in Enum.GetValues<AudioRole>())
        {
            Assert.Equal(role, (await GetAsync((await AddAsync(Kind.Plain(paper.Id) with { Role = role })).Id)).Role);
        }

        foreach (var format in Enum.GetValues<AudioFormat>())
        {
            Assert.Equal(format, (await GetAsync((await AddAsync(Kind.Plain(paper.Id) with { Format = format })).Id)).Format);
        }
    }

    /// <summary>An audio asset cannot belong to a video that is not there.</summary>
    [Fact]
    public async Task Insert_NoSuchVideo_ThrowsNotFound()
    {
        var paper = await AddPaperAsync();

        await ThrowsAsync(
            CatalogErrorCode.NotFound, () => AddAsync(Kind.Plain(paper.Id) with { VideoAssetId = Guid.CreateVersion7() }));
    }

    /// <summary>The database refuses what slipped past the checks of the services.</summary>
    /// <param name="fault">What is wrong.</param>
    [Theory]
    [InlineData("no duration")]
    [InlineData("sample rate")]
    [InlineData("no channel")]
    [InlineData("many channels")]
    [InlineData("bitrate")]
    [InlineData("model")]
    [InlineData("voice")]
    [InlineData("language")]
    public async Task Insert_AgainstTheRulesOfAudio_ThrowsConstraintViolation(string fault)
    {
        var plain = Kind.Plain((await AddPaperAsync()).Id);
        var asset = fault switch
        {
            "no duration" => plain with { Duration = TimeSpan.Zero },
            "sample rate" => plain with { SampleRate = 0 },
            "no channel" => plain with { Channels = 0 },
            "many channels" => plain with { Channels = 65 },
            "bitrate" => plain with { Bitrate = -1 },
            "model" => plain with { TtsModel = new string('m', 51) },
            "voice" => plain with { VoiceModel = new string('v', 101) },
            _ => plain with { Language = new string('l', 36) },
        };

        await ThrowsAsync(CatalogErrorCode.ConstraintViolation, () => AddAsync(asset));
    }
}
