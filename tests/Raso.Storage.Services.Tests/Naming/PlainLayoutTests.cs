using Raso.Storage.Assets;
using Raso.Storage.Naming;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Naming;

public sealed class PlainLayoutTests
{
    private static readonly PlainLayout Layout = new();

    private static readonly AssetPlace Place = new()
    {
        PaperId = Guid.CreateVersion7(),
        PaperFolder = "papers/p",
        Type = AssetType.Video,
        Role = "final",
        AssetId = Guid.CreateVersion7(),
        Version = 1,
        Unique = "abc",
        Extension = "mp4",
    };

    [Fact]
    public void GetPaperFolder_IsByItsId()
    {
        var id = Guid.CreateVersion7();

        Layout.GetPaperFolder(id, Samples.Paper("../../etc")).Should().Be($"papers/{id:D}");
    }

    [Fact]
    public void PaperParts_AreTheFoldersOfItsFiles()
    {
        IStorageLayout layout = Layout;
        StoragePath[] paths =
        [
            .. Enum.GetValues<AssetType>().Select(type => layout.GetAssetPath(Place with { Type = type })), layout.GetSourceCodePath(Place),
        ];

        layout.PaperParts.Should().BeEquivalentTo(paths.Select(path => path.Value["papers/p/".Length..path.Value.LastIndexOf('/')]));
    }

    [Fact]
    public void GetPdfPath_HasTheUniquePart() => Layout.GetPdfPath("papers/p", "abc").Value.Should().Be("papers/p/paper_abc.pdf");

    [Theory]
    [InlineData(AssetType.Video, null, 1, "papers/p/videos/final_v01_abc.mp4")]
    [InlineData(AssetType.Audio, 2, 12, "papers/p/audio/final_02_v12_abc.mp4")]
    [InlineData(AssetType.Visual, 123, 1234, "papers/p/visuals/final_123_v1234_abc.mp4")]
    public void GetAssetPath_OfAKind_HasSceneAndVersion(AssetType type, int? scene, int version, string path) =>
        Layout.GetAssetPath(Place with { Type = type, SceneNumber = scene, Version = version }).Value.Should().Be(path);

    [Fact]
    public void GetSourceCodePath_IsInAFolderOfItsOwn() =>
        Layout.GetSourceCodePath(Place with { Extension = "py" }).Value.Should().Be("papers/p/code/final_v01_abc.py");

    [Fact]
    public void UniqueName_OfManyOfOneMoment_NeverRepeats() =>
        Enumerable.Range(0, 10_000).Select(_ => UniqueName.Create()).Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.Length == 12);
}
