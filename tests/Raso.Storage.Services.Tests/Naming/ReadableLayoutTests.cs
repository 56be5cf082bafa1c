using Raso.Storage.Assets;
using Raso.Storage.Naming;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Naming;

public sealed class ReadableLayoutTests
{
    private const string Folder = "papers/2017/Vaswani_Attention_Is_All_You_Need_3f9a1c20b7de";

    private static readonly ReadableLayout Layout = new();

    private static readonly Guid Id = Guid.Parse("0195f3a0-1c2d-7abc-8def-3f9a1c20b7de");

    private static readonly AssetPlace Place = new()
    {
        PaperId = Id,
        PaperFolder = Folder,
        Type = AssetType.Video,
        Role = "final",
        AssetId = Guid.CreateVersion7(),
        Title = "Complete Video: Transformers",
        Version = 2,
        Unique = "a1b2c3d4e5f6",
        Extension = "mp4",
    };

    [Fact]
    public void GetPaperFolder_HasYearAuthorTitleAndTheEndOfTheId() =>
        Layout.GetPaperFolder(Id, Samples.Paper() with { PublicationDate = new DateOnly(2017, 6, 12) }).Should().Be(Folder);

    [Fact]
    public void GetPaperFolder_OfTwoPapersAlikeButForCase_Differs()
    {
        var one = Layout.GetPaperFolder(Guid.CreateVersion7(), Samples.Paper("Deep Learning"));
        var other = Layout.GetPaperFolder(Guid.CreateVersion7(), Samples.Paper("DEEP learning"));

        PortableNames.Folded(one).Should().NotBe(PortableNames.Folded(other));
    }

    [Fact]
    public void GetPaperFolder_WithoutDateAuthorAndReadableTitle_IsStable()
    {
        var paper = new NewPaper { Title = "???", Authors = [] };

        Layout.GetPaperFolder(Id, paper).Should().Be("papers/undated/Unknown_Untitled_3f9a1c20b7de").And.Be(Layout.GetPaperFolder(Id, paper));
    }

    [Fact]
    public void GetPaperFolder_OfTheFirstYear_HasFourDigits() =>
        Layout.GetPaperFolder(Id, Samples.Paper() with { PublicationDate = new DateOnly(33, 1, 1) }).Should().StartWith("papers/0033/");

    [Fact]
    public void GetPaperFolder_OfIdsThatCountOrNameAMachine_TakesAHash()
    {
        // Time-based ids of one machine end alike.
        var one = Layout.GetPaperFolder(Guid.Parse("c232ab00-9414-11ec-b3c8-9f6bdeced846"), Samples.Paper());
        var other = Layout.GetPaperFolder(Guid.Parse("c232ab01-9414-11ec-b3c8-9f6bdeced846"), Samples.Paper());

        one.Should().NotBe(other).And.NotEndWith("9f6bdeced846");
    }

    [Fact]
    public void GetPdfPath_HasTheUniquePart() => Layout.GetPdfPath(Folder, "abc").Value.Should().Be($"{Folder}/paper_abc.pdf");

    [Theory]
    [InlineData(AssetType.Video, "final", null, null, null, "mp4", "videos/final/{0}_final_v02_{1}.mp4")]
    [InlineData(AssetType.Video, "scene", 2, "Attention Mechanism", null, "mp4", "videos/scenes/{0}_scene_02_Attention_Mechanism_v02_{1}.mp4")]
    [InlineData(AssetType.Video, "scene", null, null, null, "mp4", "videos/scenes/{0}_scene_Complete_Video_Transforme_v02_{1}.mp4")]
    [InlineData(AssetType.Video, "draft", null, null, null, "webm", "videos/drafts/{0}_draft_v02_{1}.webm")]
    [InlineData(AssetType.Audio, "narration", 1, null, null, "wav", "audio/narration/{0}_narration_scene_01_v02_{1}.wav")]
    [InlineData(AssetType.Audio, "narration", null, null, null, "mp3", "audio/narration/{0}_narration_v02_{1}.mp3")]
    [InlineData(AssetType.Audio, "music", null, "background", null, "mp3", "audio/music/{0}_music_background_v02_{1}.mp3")]
    [InlineData(AssetType.Audio, "effects", null, "transition sound", null, "wav", "audio/effects/{0}_effect_transition_sound_v02_{1}.wav")]
    [InlineData(AssetType.Visual, "animation", 3, "Concept flow", "Motion Canvas", "mp4", "visuals/animations/motion_canvas/{0}_motion_canvas_Concept_flow_v02_{1}.mp4")]
    [InlineData(AssetType.Visual, "animation", null, "Concept flow", null, "gif", "visuals/animations/{0}_animation_Concept_flow_v02_{1}.gif")]
    [InlineData(AssetType.Visual, "slide", 3, null, null, "png", "visuals/slides/{0}_slide_03_v02_{1}.png")]
    [InlineData(AssetType.Visual, "slide", null, "Summary", null, "png", "visuals/slides/{0}_slide_Summary_v02_{1}.png")]
    [InlineData(AssetType.Visual, "diagram", null, "architecture", null, "svg", "visuals/diagrams/{0}_diagram_architecture_v02_{1}.svg")]
    [InlineData(AssetType.Visual, "chart", null, "performance", "matplotlib", "png", "visuals/diagrams/{0}_chart_performance_v02_{1}.png")]
    [InlineData(AssetType.Visual, "3d_model", null, "neural network", null, "blend", "visuals/3d_models/{0}_3d_model_neural_network_v02_{1}.blend")]
    [InlineData(AssetType.Visual, "equation", null, "softmax", null, "svg", "visuals/equations/{0}_equation_softmax_v02_{1}.svg")]
    [InlineData(AssetType.Visual, "poster/../x", null, "A0", null, "png", "visuals/posterx/{0}_posterx_A0_v02_{1}.png")]
    public void GetAssetPath_OfEveryRole_FollowsItsPattern(
        AssetType type, string role, int? number, string? name, string? framework, string extension, string pattern)
    {
        var place = Place with { Type = type, Role = role, SceneNumber = number, SceneName = name, Framework = framework, Extension = extension };

        Layout.GetAssetPath(place).Value.Should().Be($"{Folder}/{string.Format(null, pattern, "3f9a1c20b7de", place.Unique)}");
    }

    [Theory]
    [InlineData("manim", "py", "code/manim/scenes")]
    [InlineData("motion_canvas", "ts", "code/motion_canvas/src")]
    [InlineData("Remotion", "tsx", "code/remotion/src")]
    [InlineData("matplotlib", "py", "code/matplotlib")]
    [InlineData("../CON", "py", "code/con_")]
    [InlineData(null, "tex", "code")]
    public void GetSourceCodePath_OfAFramework_StandsInItsFolder(string? framework, string extension, string folder)
    {
        var place = Place with { Type = AssetType.Visual, Role = "diagram", SceneName = "x", Framework = framework, Extension = extension };

        Layout.GetSourceCodePath(place).Value.Should().Be($"{Folder}/{folder}/3f9a1c20b7de_diagram_x_v02_{place.Unique}.{extension}");
    }

    [Fact]
    public void PaperParts_HoldEveryFolderOfARole()
    {
        IStorageLayout layout = Layout;
        (AssetType Type, string Role)[] roles =
        [
            (AssetType.Video, "final"), (AssetType.Video, "scene"), (AssetType.Video, "draft"), (AssetType.Audio, "narration"), (AssetType.Audio, "music"),
            (AssetType.Audio, "effects"), (AssetType.Visual, "slide"), (AssetType.Visual, "diagram"), (AssetType.Visual, "chart"), (AssetType.Visual, "3d_model"), (AssetType.Visual, "equation"),
        ];

        roles.Select(role => AssetNames.FolderOf(Place with { Type = role.Type, Role = role.Role })).Should().BeSubsetOf(layout.PaperParts);
        layout.PaperParts.Concat(StandardFolders.Shared).Should().OnlyHaveUniqueItems().And.OnlyContain(part => PortableNames.FaultOf(part) == null);
    }

    [Theory]
    [InlineData("papers/2024/A_B_0/paper_1.pdf", "papers")]
    [InlineData("papers/2024/A_B_0/metadata.json", "papers")]
    [InlineData("papers/2024/A_B_0/videos/final/x.mp4", "videos")]
    [InlineData("papers/2024/A_B_0/audio/music/videos", "audio")]
    [InlineData("papers/2024/A_B_0/visuals", "papers")]
    [InlineData("papers/0195f3a0-1c2d-7abc-8def-3f9a1c20b7de/code/x.py", "code")]
    [InlineData("cache/thumbnails/videos/x.png", "cache")]
    [InlineData("backups/daily/x", "backups")]
    [InlineData("exports/youtube/x.mp4", "exports")]
    [InlineData("notes/today.txt", "other")]
    [InlineData("cache", "other")]
    public void GetCategory_OfAPath_IsWhereItStands(string path, string category) =>
        ((IStorageLayout)Layout).GetCategory(path).Should().Be(category).And.BeOneOf(StandardFolders.Categories);
}
