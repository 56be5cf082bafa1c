using Raso.Storage.Assets;
using Raso.Storage.Naming;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Naming;

/// <summary>Whatever a title is made of: a name that three operating systems take, and no two alike.</summary>
public sealed class RandomNamesTests
{
    private const int Count = 100_000;

    private static readonly ReadableLayout Layout = new();

    private static readonly (AssetType Type, string Role)[] Roles =
    [
        (AssetType.Video, "final"), (AssetType.Video, "scene"), (AssetType.Video, "draft"), (AssetType.Audio, "narration"), (AssetType.Audio, "music"), (AssetType.Audio, "effects"),
        (AssetType.Visual, "animation"), (AssetType.Visual, "slide"), (AssetType.Visual, "diagram"), (AssetType.Visual, "chart"), (AssetType.Visual, "3d_model"), (AssetType.Visual, "equation"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void GetPaperFolder_OfAHundredThousandRandomPapers_IsSafeAndNeverTheSame(int seed)
    {
        var texts = new RandomText(seed);
        var seen = new HashSet<string>(Count);
        for (var i = 0; i < Count; i++)
        {
            var paper = new NewPaper
            {
                Title = texts.Create(80),
                Authors = [texts.Create(30)],
                PublicationDate = texts.Next(3) == 0 ? null : new DateOnly(1 + texts.Next(9999), 1, 1),
            };
            var folder = StoragePath.Parse(Layout.GetPaperFolder(Guid.CreateVersion7(), paper));

            AssertSafe(folder, paper.Title);
            Assert.True(seen.Add(PortableNames.Folded(folder.Value)), $"'{folder}' twice");
        }
    }

    [Fact]
    public void GetPaperFolder_OfAHundredThousandPapersAlike_IsNeverTheSame() =>
        Enumerable.Range(0, Count).Select(_ => PortableNames.Folded(Layout.GetPaperFolder(Guid.CreateVersion7(), Samples.Paper()))).Distinct().Should().HaveCount(Count);

    [Fact]
    public void GetAssetPath_OfAHundredThousandRandomAssets_IsSafeAndNeverTheSame()
    {
        var texts = new RandomText(3);
        var seen = new HashSet<string>(Count);
        var paper = Guid.CreateVersion7();
        // The longest folder that the layout makes.
        var folder = Layout.GetPaperFolder(paper, new NewPaper { Title = new string('語', 60), Authors = [new string('名', 40)] });
        for (var i = 0; i < Count; i++)
        {
            var (type, role) = Roles[texts.Next(Roles.Length)];
            var place = new AssetPlace
            {
                PaperId = paper,
                PaperFolder = folder,
                Type = type,
                Role = role,
                AssetId = Guid.CreateVersion7(),
                Title = texts.Create(40),
                SceneNumber = texts.Next(3) == 0 ? null : texts.Next(int.MaxValue),
                SceneName = texts.Next(3) == 0 ? null : texts.Create(40),
                Framework = texts.Next(3) == 0 ? null : texts.Create(20),
                Version = 1 + texts.Next(int.MaxValue),
                Unique = UniqueName.Create(),
                Extension = "mp4",
            };
            foreach (var path in new[] { Layout.GetAssetPath(place), Layout.GetSourceCodePath(place with { Extension = "py" }) })
            {
                AssertSafe(path, place.SceneName ?? "");
                Assert.True(seen.Add(PortableNames.Folded(path.Value)), $"'{path}' twice");
            }
        }
    }

    [Fact]
    public void Names_OfAThousandRandomTitles_AreTakenByThisFileSystem()
    {
        using var root = new TemporaryFolder();
        var texts = new RandomText(4);
        for (var i = 0; i < 1000; i++)
        {
            var folder = root.Of(Layout.GetPaperFolder(Guid.CreateVersion7(), new NewPaper { Title = texts.Create(80), Authors = [texts.Create(30)] }));
            Assert.False(Directory.Exists(folder));
            Directory.CreateDirectory(folder);

            Assert.Contains(folder, Directory.EnumerateDirectories(Path.GetDirectoryName(folder)!));
        }
    }

    // Not by fluent assertions: a million of them would take minutes.
    private static void AssertSafe(StoragePath path, string text) =>
        Assert.True(PortableNames.FaultOf(path) is null, $"{PortableNames.FaultOf(path)}: '{path}' of '{Uri.EscapeDataString(text)}'");
}
