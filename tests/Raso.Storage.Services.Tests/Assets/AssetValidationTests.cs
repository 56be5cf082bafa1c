using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Content;

namespace Raso.Storage.Services.Tests.Assets;

/// <summary>What an asset must be before anything is written.</summary>
public sealed class AssetValidationTests
{
    private static readonly Guid Paper = Guid.CreateVersion7();
    private static readonly JsonElement Number = JsonDocument.Parse("7").RootElement;

    [Fact]
    public void Check_OfAVideoWithEveryFault_ListsThemAll()
    {
        var asset = new NewVideoAsset
        {
            Id = Guid.Empty,
            PaperId = Guid.Empty,
            Title = " ",
            Description = "\0",
            SceneNumber = -1,
            SceneName = new string('x', 201),
            ValidationStatus = (ValidationStatus)9,
            GenerationTime = TimeSpan.FromSeconds(-1),
            ValidationErrors = Number,
            GenerationParameters = Number,
            AiModelsUsed = Number,
            Role = (VideoRole)9,
            QualityPreset = (QualityPreset)9,
            Duration = TimeSpan.Zero,
            Resolution = "big",
            Fps = 0,
            Codec = new string('x', 51),
            Bitrate = 0,
            CodecInfo = Number,
        };
        var options = new AssetWriteOptions
        {
            ContentType = "film",
            CreatedBy = new string('x', 101),
            ChangesDescription = "\0",
            SourceCode = new AssetSource(FileContent.FromText(""), "p y"),
        };

        FieldsOf(() => AssetValidator.Check(VideoKind.Instance, asset, contentIsEmpty: true, options)).Should().BeEquivalentTo(
            "Id", "PaperId", "Title", "Description", "SceneNumber", "SceneName", "ValidationStatus", "GenerationTime", "ValidationErrors",
            "GenerationParameters", "AiModelsUsed", "Role", "QualityPreset", "Duration", "Resolution", "Fps", "Codec", "Bitrate", "CodecInfo",
            "Content", "ContentType", "CreatedBy", "ChangesDescription", "SourceCode", "SourceCode.Extension", "SourceCode.Content");
    }

    [Fact]
    public void Check_OfAudioWithEveryFault_ListsThemAll()
    {
        var asset = new NewAudioAsset
        {
            PaperId = Paper,
            Title = "Voice",
            VideoAssetId = Guid.Empty,
            Role = (AudioRole)9,
            Duration = TimeSpan.FromTicks(1),
            SampleRate = 0,
            Channels = 65,
            Bitrate = -1,
            Format = (AudioFormat)99,
            TtsModel = new string('x', 51),
            VoiceModel = new string('x', 101),
            Transcript = "\0",
            Language = "",
        };

        FieldsOf(() => Check(asset)).Should().BeEquivalentTo(
            "VideoAssetId", "Role", "Duration", "SampleRate", "Channels", "Bitrate", "Format", "TtsModel", "VoiceModel", "Transcript", "Language");
    }

    [Fact]
    public void Check_OfAVisualWithEveryFault_ListsThemAll()
    {
        var asset = new NewVisualAsset
        {
            PaperId = Paper,
            Title = "Diagram",
            VideoAssetId = Guid.Empty,
            Role = (VisualRole)99,
            Resolution = "0x1",
            Format = (VisualFormat)99,
            AnimationFramework = new string('x', 51),
            Duration = TimeSpan.FromSeconds(10_000_000),
            StartTime = TimeSpan.FromSeconds(-1),
            EndTime = TimeSpan.Zero,
        };

        FieldsOf(() => AssetValidator.Check(VisualKind.Instance, asset, contentIsEmpty: false, new AssetWriteOptions())).Should().BeEquivalentTo(
            "VideoAssetId", "Role", "Resolution", "Format", "AnimationFramework", "Duration", "StartTime", "EndTime");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void Check_OfAVisualThatEndsBeforeItIsSeen_NamesItsEnd(int start, int end)
    {
        var asset = new NewVisualAsset { PaperId = Paper, Title = "Diagram", StartTime = TimeSpan.FromSeconds(start), EndTime = TimeSpan.FromSeconds(end) };

        FieldsOf(() => AssetValidator.Check(VisualKind.Instance, asset, contentIsEmpty: false, new AssetWriteOptions())).Should().Equal("EndTime");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    public void Check_OfAVideoAtTheLimitsOfItsFrameRate_Passes(int fps) =>
        FluentActions.Invoking(() => Check(new NewVideoAsset { PaperId = Paper, Title = "Film", Fps = fps })).Should().NotThrow();

    [Theory]
    [InlineData("1920x1080", true)]
    [InlineData("1x1", true)]
    [InlineData("1920X1080", false)]
    [InlineData("1920x1080\n", false)]
    [InlineData("0x0", false)]
    [InlineData("", false)]
    [InlineData("１x１", false)]
    public void Check_OfAResolution_TakesWidthAndHeight(string resolution, bool valid)
    {
        var error = Record.Exception(() => Check(new NewVideoAsset { PaperId = Paper, Title = "Film", Resolution = resolution }));

        (error is null).Should().Be(valid);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData(null)]
    public void Check_OfJsonThatIsNoDocument_NamesEveryFieldAndWhatToGive(string? text)
    {
        // The last is what a JsonElement holds that nobody set.
        var json = text is null ? default : JsonDocument.Parse(text).RootElement;
        var asset = new NewVideoAsset
        {
            PaperId = Paper,
            Title = "Film",
            ValidationErrors = json,
            GenerationParameters = json,
            AiModelsUsed = json,
            CodecInfo = json,
        };
        var changes = new VideoAssetChanges { ValidationErrors = json, GenerationParameters = json, AiModelsUsed = json, CodecInfo = json };
        string[] fields = ["ValidationErrors", "GenerationParameters", "AiModelsUsed", "CodecInfo"];

        FieldsOf(() => Check(asset)).Should().BeEquivalentTo(fields);
        var act = () => AssetValidator.Check(VideoKind.Instance, changes, contentIsEmpty: false, new AssetWriteOptions());
        FieldsOf(act).Should().BeEquivalentTo(fields);
        act.Should().Throw<ValidationException>().WithMessage(text is null ? "*a JSON object or array, or nothing (null)*" : "*an object, an array or nothing*");
    }

    [Fact]
    public void Check_OfJsonWithAnEscapedNul_NamesTheField()
    {
        var json = JsonDocument.Parse("""{"a": ["\u0000"]}""").RootElement;

        FieldsOf(() => Check(new NewVideoAsset { PaperId = Paper, Title = "Film", CodecInfo = json })).Should().Equal("CodecInfo");
    }

    [Fact]
    public void Check_OfChangesWithFaults_ListsThemAll()
    {
        var changes = new AudioAssetChanges { Title = "", SampleRate = 0, Channels = 0, Language = "", Format = (AudioFormat)99, SceneNumber = -1 };

        FieldsOf(() => AssetValidator.Checked(AudioKind.Instance, changes, allowNone: false))
            .Should().BeEquivalentTo("Title", "SampleRate", "Channels", "Language", "Format", "SceneNumber");
    }

    [Fact]
    public void Check_OfChangesToAVideo_ChecksItsOwnFields()
    {
        var changes = new VideoAssetChanges { Fps = 121, Resolution = "big", Bitrate = 0, Role = (VideoRole)9, QualityPreset = (QualityPreset)9 };

        FieldsOf(() => AssetValidator.Checked(VideoKind.Instance, changes, allowNone: false))
            .Should().BeEquivalentTo("Fps", "Resolution", "Bitrate", "Role", "QualityPreset");
    }

    private static void Check(NewVideoAsset asset) => AssetValidator.Check(VideoKind.Instance, asset, contentIsEmpty: false, new AssetWriteOptions());

    private static void Check(NewAudioAsset asset) => AssetValidator.Check(AudioKind.Instance, asset, contentIsEmpty: false, new AssetWriteOptions());

    private static IEnumerable<string> FieldsOf(Action check) =>
        FluentActions.Invoking(check).Should().Throw<ValidationException>().Which.Failures.Select(failure => failure.Field);
}
