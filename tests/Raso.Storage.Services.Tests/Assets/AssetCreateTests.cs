using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

/// <summary>New assets of each kind with their files.</summary>
public abstract class AssetCreateTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static JsonElement Json => JsonDocument.Parse("""{"model": "x", "seed": 7}""").RootElement;

    [Fact]
    public async Task CreateVideo_WithEveryField_ReadsBackTheSameAsVersion1()
    {
        var paper = await CreatePaperAsync();
        var asset = Samples.Video(paper) with
        {
            Id = Guid.CreateVersion7(),
            Description = "All of it",
            SceneNumber = 3,
            SceneName = "Intro",
            Role = VideoRole.Scene,
            ValidationStatus = ValidationStatus.Valid,
            GenerationParameters = Json,
            AiModelsUsed = Json,
            ValidationErrors = Json,
            GenerationTime = TimeSpan.FromSeconds(90),
            Duration = TimeSpan.FromSeconds(61.5),
            Resolution = "1920x1080",
            Fps = 24,
            Codec = "av1",
            Bitrate = 4_000_000,
            QualityPreset = QualityPreset.High,
            CodecInfo = Json,
        };

        var created = await Bench.Assets.Videos.CreateAsync(asset, Samples.Text("film"), cancellationToken: Token);

        var read = await Bench.Assets.Videos.GetAsync(created.Id, Token);
        AssertSame(read!, asset);
        read.Should().BeEquivalentTo(asset, options => options.ExcludingMissingMembers().ComparingByValue<JsonElement>().Using<JsonElement?>(Compare).WhenTypeIs<JsonElement?>());
        read!.FilePath.Value.Should().MatchRegex($"^{paper.Folder}/videos/scenes/{paper.Id.ToString("N")[^12..]}_scene_03_.+_v01_[0-9a-f]{{12}}\\.mp4$");
        read.ContentType.Should().Be("video/mp4");
    }

    [Fact]
    public async Task CreateAudio_WithEveryField_ReadsBackTheSameAsVersion1()
    {
        var paper = await CreatePaperAsync();
        var video = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);
        var asset = Samples.Audio(paper) with
        {
            Id = Guid.CreateVersion7(),
            VideoAssetId = video.Id,
            Role = AudioRole.Music,
            Duration = TimeSpan.FromSeconds(12),
            SampleRate = 48000,
            Channels = 1,
            Bitrate = 128_000,
            Format = AudioFormat.Flac,
            TtsModel = "tts",
            VoiceModel = "voice",
            Transcript = "Said.",
            Language = "de",
        };

        var created = await Bench.Assets.Audio.CreateAsync(asset, Samples.Text("voice"), cancellationToken: Token);

        var read = await Bench.Assets.Audio.GetAsync(created.Id, Token);
        AssertSame(read!, asset);
        read.Should().BeEquivalentTo(asset, options => options.ExcludingMissingMembers());
        read!.FilePath.Value.Should().StartWith($"{paper.Folder}/audio/music/{paper.Id.ToString("N")[^12..]}_music_Voice_v01_").And.EndWith(".flac");
    }

    [Fact]
    public async Task CreateVisual_WithSourceCode_StoresAndReferencesBoth()
    {
        var paper = await CreatePaperAsync();
        var asset = Samples.Visual(paper) with
        {
            Id = Guid.CreateVersion7(),
            Role = VisualRole.Equation,
            Resolution = "800x600",
            Format = VisualFormat.Svg,
            AnimationFramework = "manim",
            Duration = TimeSpan.FromSeconds(2),
            StartTime = TimeSpan.FromSeconds(1),
            EndTime = TimeSpan.FromSeconds(3),
        };
        var options = new AssetWriteOptions { SourceCode = new AssetSource(Samples.Text("print(1)"), "py") };

        var created = await Bench.Assets.Visuals.CreateAsync(asset, Samples.Text("<svg/>"), options, Token);

        var read = await Bench.Assets.Visuals.GetAsync(created.Id, Token);
        AssertSame(read!, asset);
        read.Should().BeEquivalentTo(asset, compare => compare.ExcludingMissingMembers());
        read!.SourceCodePath!.Value.Should().StartWith($"{paper.Folder}/code/manim/scenes/{paper.Id.ToString("N")[^12..]}_equation_Diagram_v01_").And.EndWith(".py");
        (await Bench.Storage.RetrieveTextAsync(read.SourceCodePath, Token)).Should().Be("print(1)");
        (await Bench.LedgerAsync()).Should().HaveCount(2).And.OnlyContain(file => file.State == FileState.Committed);
    }

    [Theory]
    [InlineData(AudioFormat.Mp3, "audio/mpeg", "mp3")]
    [InlineData(AudioFormat.Wav, "audio/wav", "wav")]
    [InlineData(AudioFormat.Aac, "audio/aac", "aac")]
    [InlineData(AudioFormat.Opus, "audio/opus", "opus")]
    [InlineData(AudioFormat.Ogg, "audio/ogg", "ogg")]
    [InlineData(AudioFormat.M4a, "audio/mp4", "m4a")]
    public async Task CreateAudio_InAFormat_HasItsMediaTypeAndExtension(AudioFormat format, string mediaType, string extension)
    {
        var paper = await CreatePaperAsync();

        var created = await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper) with { Format = format }, Samples.Text("voice"), cancellationToken: Token);

        created.ContentType.Should().Be(mediaType);
        created.FilePath.Value.Should().EndWith($".{extension}");
        (await Bench.Storage.GetInfoAsync(created.FilePath, Token))!.ContentType.Should().Be(mediaType);
    }

    [Theory]
    [InlineData("video/webm", "webm")]
    [InlineData("video/WebM; codecs=vp9", "webm")]
    [InlineData("application/x-unheard-of", "bin")]
    public async Task CreateVideo_OfAnotherMediaType_HasItsExtension(string mediaType, string extension)
    {
        var paper = await CreatePaperAsync();

        var created = await Bench.Assets.Videos.CreateAsync(
            Samples.Video(paper), Samples.Text("film"), new AssetWriteOptions { ContentType = mediaType }, Token);

        created.ContentType.Should().Be(mediaType);
        created.FilePath.Value.Should().EndWith($".{extension}");
    }

    [Fact]
    public async Task CreateVideo_WithNotes_KeepsThemWithItsVersion()
    {
        var paper = await CreatePaperAsync();
        var options = new AssetWriteOptions { ChangesDescription = "First cut", CreatedBy = "Ada" };

        await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), options, Token);

        (await Catalogue.RunAsync("SELECT changes_description || '/' || created_by || '/' || version_number FROM content_versions")).Should().Be("First cut/Ada/1");
    }

    [Fact]
    public async Task CreateVideo_OfAStreamThatCannotSeek_StoresAllOfIt()
    {
        var paper = await CreatePaperAsync();

        var created = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Forward("forward"), cancellationToken: Token);

        await using var file = await Bench.Assets.Videos.OpenAsync(created.Id, cancellationToken: Token);
        using var reader = new StreamReader(file.Content);
        (await reader.ReadToEndAsync(Token)).Should().Be("forward");
    }

    [Fact]
    public async Task CreateVideo_OfNoPaper_IsNotFoundAndWritesNothing()
    {
        var asset = new NewVideoAsset { PaperId = Guid.CreateVersion7(), Title = "Film" };

        var create = () => Bench.Assets.Videos.CreateAsync(asset, Samples.Text("film"), cancellationToken: Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        (await Bench.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task CreateAudio_OfNoVideo_IsNotFoundAndLeavesNothing()
    {
        var paper = await CreatePaperAsync();

        var create = () => Bench.Assets.Audio.CreateAsync(
            Samples.Audio(paper) with { VideoAssetId = Guid.CreateVersion7() }, Samples.Text("voice"), cancellationToken: Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        await Bench.AssertNothingLeftAsync();
    }

    private static void Compare(FluentAssertions.Equivalency.IAssertionContext<JsonElement?> context) =>
        (context.Subject is null ? context.Expectation is null : JsonElement.DeepEquals(context.Subject.Value, context.Expectation!.Value)).Should().BeTrue();

    private static void AssertSame(Asset row, NewAsset asset)
    {
        row.Id.Should().Be(asset.Id!.Value);
        row.VersionNumber.Should().Be(1);
        row.CurrentVersionId.Should().NotBeEmpty();
        row.Sha256.Should().HaveLength(64);
        row.FileSize.Should().BePositive();
    }

    private Task<Paper> CreatePaperAsync() => Bench.Papers.CreateAsync(Samples.Paper(), Token);
}
