using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

/// <summary>Two versions are compared without reading their files.</summary>
public abstract class VersionCompareTests(Catalogue catalogue) : VersionSuite(catalogue)
{
    [Fact]
    public async Task Compare_OfTwoVersions_TellsSizeBytesAndEachValue()
    {
        var asset = await CreateAsync();
        await Bench.Versions.CreateAsync(
            asset,
            Samples.Text("twelve bytes"),
            new NewVersion
            {
                GenerationParameters = Parse("""{"seed": 2, "improvements": {"denoise": true}}"""),
                AiModelsUsed = Parse("""["model-b"]"""),
                PerformanceMetrics = Parse("""{"psnr": 41.5}"""),
                Changes = new VideoAssetChanges { Fps = 24, Duration = TimeSpan.FromSeconds(9) },
            },
            Token);

        var comparison = await Bench.Versions.CompareAsync(asset, 1, 2, Token);

        (comparison.From.Number, comparison.To.Number).Should().Be((1, 2));
        (comparison.SizeChange, comparison.SizeChangePercent, comparison.HasSameFile, comparison.HasSameSourceCode).Should().Be((9, 300, false, true));
        Show(comparison.GenerationParameters).Should().Equal("Changed /seed 1 2", "Removed /steps 20 ", "Added /improvements  {\"denoise\":true}");
        Show(comparison.AiModelsUsed).Should().Equal("Added   [\"model-b\"]");
        Show(comparison.PerformanceMetrics).Should().Equal("Added   {\"psnr\":41.5}");
        Show(comparison.Properties).Should().Equal("Changed /fps 60 24");
    }

    [Fact]
    public async Task Compare_TheOtherWay_TurnsEverythingRound()
    {
        var asset = await CreateAsync();
        await Bench.Versions.CreateAsync(asset, Samples.Text("twelve bytes"), new NewVersion { AiModelsUsed = Parse("[1]") }, Token);

        var comparison = await Bench.Versions.CompareAsync(asset, 2, 1, Token);

        (comparison.SizeChange, comparison.SizeChangePercent).Should().Be((-9, -75));
        Show(comparison.AiModelsUsed).Should().Equal("Removed  [1] ");
    }

    [Fact]
    public async Task Compare_OfTheSameBytes_TellsNoDifference()
    {
        var asset = await CreateAsync();
        await Bench.Versions.CreateAsync(asset, Samples.Text("one"), cancellationToken: Token);

        foreach (var (from, to) in new[] { (1, 2), (2, 2) })
        {
            var comparison = await Bench.Versions.CompareAsync(asset, from, to, Token);

            (comparison.SizeChange, comparison.SizeChangePercent, comparison.HasSameFile).Should().Be((0, 0, true));
            new[] { comparison.GenerationParameters, comparison.AiModelsUsed, comparison.PerformanceMetrics, comparison.Properties }
                .Should().AllSatisfy(differences => differences.Should().BeEmpty());
        }
    }

    [Fact]
    public async Task Compare_OfSourceCode_GoesByItsBytes()
    {
        var asset = await CreateAsync(AssetType.Visual);
        foreach (var code in (string[])["draw(1)", "draw(1)", "draw(2)"])
        {
            await Bench.Versions.CreateAsync(asset, Samples.Text("png"), new NewVersion { SourceCode = new AssetSource(Samples.Text(code), "py") }, Token);
        }

        (await Bench.Versions.CompareAsync(asset, 1, 2, Token)).HasSameSourceCode.Should().BeFalse();
        (await Bench.Versions.CompareAsync(asset, 2, 3, Token)).HasSameSourceCode.Should().BeTrue();
        (await Bench.Versions.CompareAsync(asset, 3, 4, Token)).HasSameSourceCode.Should().BeFalse();
    }

    [Fact]
    public async Task Compare_OfAPrunedVersion_StillTells()
    {
        var asset = await CreateManyAsync(2);
        await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, Token);

        var comparison = await Bench.Versions.CompareAsync(asset, 1, 2, Token);

        comparison.From.PrunedAt.Should().NotBeNull();
        (comparison.SizeChange, comparison.HasSameFile).Should().Be((6, false));
    }

    [Fact]
    public async Task Compare_OfNoSuchVersion_IsNotFound()
    {
        var asset = await CreateAsync();

        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.CompareAsync(asset, 1, 2, Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.CompareAsync(asset, 0, 1, Token));
    }

    private static IEnumerable<string> Show(IReadOnlyList<JsonDifference> differences) =>
        differences.Select(difference => $"{difference.Kind} {difference.Path} {Text(difference.Old)} {Text(difference.New)}");

    private static string Text(JsonElement? value) => value is { } known ? known.GetRawText().Replace(" ", "", StringComparison.Ordinal) : "";
}
