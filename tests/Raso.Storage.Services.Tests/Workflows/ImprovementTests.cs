using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Files;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Services.Tests.Versioning;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Better versions from the caller's transform.</summary>
public abstract class ImprovementTests(Catalogue catalogue) : VersionSuite(catalogue)
{
    private static readonly Improvement Denoise = new() { Improvements = Parse("""{"denoise": 0.5}""") };

    private IContentImprovement Improvement => Bench.Services.GetRequiredService<IContentImprovement>();

    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task Improve_OfEachKind_MakesTheNextVersionOfWhatTheTransformWrites(AssetType type)
    {
        var asset = await CreateAsync(type);

        var result = await Improvement.ImproveAsync(asset, Denoise, Doubled, Token);

        (result.Parent.Number, result.Version.Number, result.Version.ParentNumber, result.Version.IsCurrent).Should().Be((1, 2, 1, true));
        (result.SizeChange, result.SizeChangePercent).Should().Be((3, 100.0));
        (result.Version.ChangesDescription, result.Version.CreatedBy).Should().Be(("Quality improvements applied", "system"));
        (await ReadAsync(asset, 2)).Should().Be("oneone");
        (await ReadAsync(asset, 1)).Should().Be("one");
        Same(await GetAsync(asset, 2), result.Version);
    }

    [Fact]
    public async Task Improve_AddsTheImprovementsToTheParameters()
    {
        var asset = await CreateAsync();

        await Improvement.ImproveAsync(asset, Denoise, Doubled, Token);
        var second = await Improvement.ImproveAsync(asset, new Improvement { Improvements = Parse("""["sharpen"]"""), CreatedBy = "ada", ChangesDescription = "Sharper" }, Doubled, Token);

        JsonElement.DeepEquals((await GetAsync(asset, 2)).GenerationParameters!.Value, Parse("""{"seed": 1, "steps": 20, "improvements": {"denoise": 0.5}}""")).Should().BeTrue();
        JsonElement.DeepEquals(second.Version.GenerationParameters!.Value, Parse("""{"seed": 1, "steps": 20, "improvements": ["sharpen"]}""")).Should().BeTrue();
        (second.Version.CreatedBy, second.Version.ChangesDescription, second.Version.FileSize).Should().Be(("ada", "Sharper", 12));
    }

    [Fact]
    public async Task Improve_CarriesTheMetadataOfTheFileOver()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var file = new AssetWriteOptions { File = new FileWriteOptions { Metadata = new Dictionary<string, string> { ["camera"] = "Größe 3" } } };
        var video = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("one"), file, Token);
        var asset = new AssetReference(AssetType.Video, video.Id);

        await Improvement.ImproveAsync(asset, Denoise, Doubled, Token);
        await Improvement.ImproveAsync(asset, Denoise, Doubled, Token);

        await using var opened = await Bench.Versions.OpenAsync(asset, 3, cancellationToken: Token);
        opened.Info.Metadata.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["camera"] = "Größe 3",
            ["improvements_applied"] = """{"denoise": 0.5}""",
            ["parent_version"] = "2",
        });
    }

    [Fact]
    public async Task Improve_WithMoreThanMetadataCanHold_KeepsTheNamesThere()
    {
        var asset = await CreateAsync();
        var many = Parse($$"""{"denoise": "{{new string('x', 2000)}}", "sharpen": 1}""");

        var result = await Improvement.ImproveAsync(asset, new Improvement { Improvements = many }, Doubled, Token);

        await using var opened = await Bench.Versions.OpenAsync(asset, 2, cancellationToken: Token);
        opened.Info.Metadata["improvements_applied"].Should().Be("denoise, sharpen");
        JsonElement.DeepEquals(result.Version.GenerationParameters!.Value.GetProperty("improvements"), many).Should().BeTrue();
    }

    [Fact]
    public async Task Improve_OfACheckedVideo_LeavesItToBeCheckedAgain()
    {
        var asset = await CreateAsync();
        await Bench.Assets.Videos.UpdateAsync(
            asset.Id, new VideoAssetChanges { ValidationStatus = ValidationStatus.Valid, CodecInfo = Parse("""{"streams": 2}""") }, cancellationToken: Token);

        await Improvement.ImproveAsync(asset, Denoise with { Changes = new VideoAssetChanges { Resolution = "3840x2160" } }, Doubled, Token);

        var video = await Bench.Assets.Videos.GetAsync(asset.Id, Token);
        (video!.ValidationStatus, video.CodecInfo, video.Resolution, video.Fps).Should().Be((ValidationStatus.Pending, null, "3840x2160", 60));
    }

    [Fact]
    public async Task Improve_ByATransformThatDisposesItsStreams_Works()
    {
        var asset = await CreateAsync();

        await Improvement.ImproveAsync(
            asset,
            Denoise,
            async (source, destination, token) =>
            {
                using var reader = new StreamReader(source);
                await using var writer = new StreamWriter(destination);
                await writer.WriteAsync((await reader.ReadToEndAsync(token)).ToUpperInvariant());
            },
            Token);

        (await ReadAsync(asset, 2)).Should().Be("ONE");
    }

    [Fact]
    public async Task Improve_ByATransformThatThrows_LeavesTheAssetAndNoFile()
    {
        var asset = await CreateAsync();

        var improve = () => Improvement.ImproveAsync(
            asset,
            Denoise,
            async (_, destination, token) =>
            {
                await destination.WriteAsync("half"u8.ToArray(), token);
                throw new InvalidDataException("the encoder's own");
            },
            Token);

        await improve.Should().ThrowAsync<InvalidDataException>().WithMessage("the encoder's own");
        await AssertUnchangedAsync(asset);
    }

    [Fact]
    public async Task Improve_ByATransformThatWritesNothing_IsRefused()
    {
        var asset = await CreateAsync();

        await RefusesAsync(() => Improvement.ImproveAsync(asset, Denoise, (_, _, _) => Task.CompletedTask, Token), "Content");

        await AssertUnchangedAsync(asset);
    }

    [Fact]
    public async Task Improve_OfADamagedFile_IsRefusedThoughTheTransformReadNotToTheEnd()
    {
        var asset = await CreateAsync();
        Bench.Driver.Faults.FlipBit((await GetAsync(asset, 1)).FilePath, 1);

        var improve = () => Improvement.ImproveAsync(
            asset,
            Denoise,
            async (source, destination, token) =>
            {
                var first = new byte[1];
                await source.ReadExactlyAsync(first, token);
                await destination.WriteAsync(first, token);
            },
            Token);

        (await improve.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(1);
    }

    [Fact]
    public async Task Improve_WhileAnotherVersionBecameCurrent_IsAConflict()
    {
        var asset = await CreateAsync();

        await FailsAsync(
            CatalogErrorCode.Conflict,
            () => Improvement.ImproveAsync(
                asset,
                Denoise,
                async (source, destination, token) =>
                {
                    await Bench.Versions.CreateAsync(asset, Samples.Text("another"), cancellationToken: token);
                    await Doubled(source, destination, token);
                },
                Token));

        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(2);
        (await ReadAsync(asset, 2)).Should().Be("another");
        (await Bench.StoredAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Improve_WhileTheTitleChanged_KeepsBoth()
    {
        var asset = await CreateAsync();

        await Improvement.ImproveAsync(
            asset,
            Denoise,
            async (source, destination, token) =>
            {
                await Bench.Assets.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { Title = "Another" }, cancellationToken: token);
                await Doubled(source, destination, token);
            },
            Token);

        var video = await Bench.Assets.Videos.GetAsync(asset.Id, Token);
        (video!.Title, video.VersionNumber).Should().Be(("Another", 2));
    }

    [Fact]
    public async Task Improve_FromAVersionThatIsNotCurrent_IsAConflictBeforeTheTransform()
    {
        var asset = await CreateAsync();
        await Improvement.ImproveAsync(asset, Denoise with { FromVersion = 1 }, Doubled, Token);

        await FailsAsync(
            CatalogErrorCode.Conflict,
            () => Improvement.ImproveAsync(asset, Denoise with { FromVersion = 1 }, (_, _, _) => throw new InvalidOperationException("called"), Token));
    }

    [Fact]
    public async Task Improve_OfNoAsset_IsNotFound() => await FailsAsync(
        CatalogErrorCode.NotFound, () => Improvement.ImproveAsync(new AssetReference(AssetType.Audio, Guid.CreateVersion7()), Denoise, Doubled, Token));

    [Fact]
    public async Task Improve_WithFieldsAtFault_CallsNoTransform()
    {
        var asset = await CreateAsync(AssetType.Audio);
        var at = Denoise with { Improvements = Parse("1"), CreatedBy = " ", FromVersion = 0, Changes = new AudioAssetChanges { GenerationParameters = Parse("{}") } };

        await RefusesAsync(() => ImproveNotAsync(at), "Improvements", "CreatedBy", "FromVersion", "Changes.GenerationParameters");
        await RefusesAsync(() => ImproveNotAsync(Denoise with { Changes = new VideoAssetChanges() }), "Changes");
        await RefusesAsync(() => ImproveNotAsync(Denoise with { SourceCode = new AssetSource(Samples.Text("x"), "py") }), "SourceCode");

        Task ImproveNotAsync(Improvement improvement) =>
            Improvement.ImproveAsync(asset, improvement, (_, _, _) => throw new InvalidOperationException("called"), Token);
    }

    [Fact]
    public async Task Improve_WithFieldsAtFault_OffersOnlyWhatTheFieldTakes()
    {
        var asset = await CreateAsync(AssetType.Audio);

        (await SaidAsync(Denoise with { Improvements = default })).Should().Be("Improvements: was never set; give a JSON object or array.");
        (await SaidAsync(Denoise with { Improvements = Parse("1") })).Should().Be("Improvements: is JSON of the kind Number; give an object or an array.");
        (await SaidAsync(Denoise with { PerformanceMetrics = default(JsonElement) })).Should().Be("PerformanceMetrics: was never set; give a JSON object or array, or nothing (null).");
        (await SaidAsync(Denoise with { ChangesDescription = " " })).Should().Be("ChangesDescription: is blank; say what is new, or leave it out for the default.");
        (await SaidAsync(Denoise with { Changes = new VideoAssetChanges() })).Should().Be("Changes: is VideoAssetChanges; the asset is an audio asset and takes AudioAssetChanges.");

        async Task<string> SaidAsync(Improvement improvement)
        {
            var run = () => Improvement.ImproveAsync(asset, improvement, (_, _, _) => throw new InvalidOperationException("called"), Token);
            return (await run.Should().ThrowAsync<ValidationException>()).Which.Message;
        }
    }

    [Fact]
    public async Task Improve_Cancelled_EndsTheTransform()
    {
        var asset = await CreateAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ended = new TaskCompletionSource();

        var improve = () => Improvement.ImproveAsync(
            asset,
            Denoise,
            async (_, destination, token) =>
            {
                try
                {
                    await destination.WriteAsync("half"u8.ToArray(), token);
                    await cancel.CancelAsync();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }
                finally
                {
                    ended.SetResult();
                }
            },
            cancel.Token);

        await improve.Should().ThrowAsync<OperationCanceledException>();
        ended.Task.IsCompleted.Should().BeTrue();
        await AssertUnchangedAsync(asset);
    }

    [Fact]
    public async Task Improve_KilledAtAnyStep_LeavesTheOldVersionOrTheNewOne()
    {
        var step = 0;
        bool wasKilled;
        do
        {
            var asset = await CreateAsync();
            wasKilled = await KillPoint.RunAsync(Bench, ++step, () => Improvement.ImproveAsync(asset, Denoise, Doubled, Token));
            await Catalogue.ExpireLeasesAsync();
            await Bench.Sweeper.SweepAsync(Token);

            var current = (await Bench.Versions.GetCurrentAsync(asset, Token))!;
            (await ReadAsync(asset, current.Number)).Should().Be(current.Number == 1 ? "one" : "oneone", "step {0}", step);
            (await Bench.Assets.Videos.DeleteAsync(asset.Id, Token)).Should().BeTrue();
            await Bench.Sweeper.SweepAsync(Token);
            await Bench.AssertNothingLeftAsync();
        }
        while (wasKilled);

        step.Should().BeGreaterThan(5);
    }

    private static async Task Doubled(Stream source, Stream destination, CancellationToken token)
    {
        using var copy = new MemoryStream();
        await source.CopyToAsync(copy, token);
        await destination.WriteAsync(copy.ToArray(), token);
        await destination.WriteAsync(copy.ToArray(), token);
    }

    private async Task AssertUnchangedAsync(AssetReference asset)
    {
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(1);
        (await ReadAsync(asset, 1)).Should().Be("one");
        (await Bench.StoredAsync()).Should().ContainSingle();
    }
}
