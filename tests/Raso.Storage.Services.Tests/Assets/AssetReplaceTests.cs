using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

/// <summary>A new file makes the next version.</summary>
public abstract class AssetReplaceTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task ReplaceFile_OfEachKind_MakesVersion2AndKeepsTheOldFile()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var video = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film 1"), cancellationToken: Token);
        var audio = await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("voice 1"), cancellationToken: Token);
        var visual = await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), Samples.Text("png 1"), cancellationToken: Token);

        var video2 = await Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text("film 2"), cancellationToken: Token);
        var audio2 = await Bench.Assets.Audio.ReplaceFileAsync(audio.Id, Samples.Text("voice 2"), cancellationToken: Token);
        var visual2 = await Bench.Assets.Visuals.ReplaceFileAsync(visual.Id, Samples.Text("png 2"), cancellationToken: Token);

        await AssertReplacedAsync(video, video2, "film 2");
        await AssertReplacedAsync(audio, audio2, "voice 2");
        await AssertReplacedAsync(visual, visual2, "png 2");
        (await Bench.StoredAsync()).Should().HaveCount(6);
    }

    [Fact]
    public async Task ReplaceFile_WithChanges_MakesThemInTheSameTransaction()
    {
        var video = await CreateAsync();

        var replaced = await Bench.Assets.Videos.ReplaceFileAsync(
            video.Id, Samples.Text("film 2"), new VideoAssetChanges { Fps = 60, Title = "Better" }, cancellationToken: Token);

        (replaced.Fps, replaced.Title, replaced.VersionNumber).Should().Be((60, "Better", 2));
        (await Catalogue.CountAsync("content_versions")).Should().Be(2);
    }

    [Fact]
    public async Task ReplaceFile_OfTheExpectedRowVersion_IsMade()
    {
        var video = await CreateAsync();
        var options = new AssetWriteOptions { ExpectedRowVersion = video.RowVersion };

        (await Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text("film 2"), options: options, cancellationToken: Token)).VersionNumber.Should().Be(2);
    }

    [Fact]
    public async Task ReplaceFile_OfAnOlderRowVersion_IsRefusedBeforeAnythingIsWritten()
    {
        var video = await CreateAsync();
        var options = new AssetWriteOptions { ExpectedRowVersion = video.RowVersion };
        await Bench.Assets.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "Other" }, cancellationToken: Token);

        var replace = () => Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text("film 2"), options: options, cancellationToken: Token);

        (await replace.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        (await Bench.LedgerAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task ReplaceFile_OfARowThatChangesMeanwhile_IsRefusedAndLeavesNothing()
    {
        var video = await CreateAsync();
        var options = new AssetWriteOptions { ExpectedRowVersion = video.RowVersion };
        Bench.Catalog.At("Begin.Committed", () => Bench.Assets.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "Other" }, cancellationToken: Token));

        var replace = () => Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text("film 2"), options: options, cancellationToken: Token);

        (await replace.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        (await Bench.StoredAsync()).Should().Equal(video.FilePath.Value);
        (await Bench.LedgerAsync()).Select(file => file.State).Should().BeEquivalentTo([FileState.Committed, FileState.Abandoned]);
    }

    [Fact]
    public async Task ReplaceFile_ByManyAtOnce_MakesDenseVersions()
    {
        var video = await CreateAsync();

        var replaced = await Task.WhenAll(Enumerable.Range(0, 5).Select(number =>
            Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text($"film {number}"), cancellationToken: Token)));

        replaced.Select(row => row.VersionNumber).Should().BeEquivalentTo([2, 3, 4, 5, 6]);
        (await Bench.StoredAsync()).Should().HaveCount(6);
    }

    [Fact]
    public async Task ReplaceFile_OfAVisualWithoutSourceCode_HasNoneAnyMore()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var code = new AssetWriteOptions { SourceCode = new AssetSource(Samples.Text("print(1)"), "py") };
        var visual = await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), Samples.Text("png 1"), code, Token);

        var replaced = await Bench.Assets.Visuals.ReplaceFileAsync(visual.Id, Samples.Text("png 2"), cancellationToken: Token);

        replaced.SourceCodePath.Should().BeNull();
        (await Bench.StoredAsync()).Should().HaveCount(3, "version 1 keeps its own");
    }

    [Fact]
    public async Task ReplaceFile_OfNoAsset_IsNotFound()
    {
        var replace = () => Bench.Assets.Videos.ReplaceFileAsync(Guid.CreateVersion7(), Samples.Text("film"), cancellationToken: Token);

        (await replace.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task ReplaceFile_InAnotherFormat_HasItsMediaTypeAndExtension()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var audio = await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("voice 1"), cancellationToken: Token);

        var replaced = await Bench.Assets.Audio.ReplaceFileAsync(
            audio.Id, Samples.Text("voice 2"), new AudioAssetChanges { Format = AudioFormat.Wav }, cancellationToken: Token);

        replaced.ContentType.Should().Be("audio/wav");
        replaced.FilePath.Value.Should().EndWith(".wav");
    }

    private async Task<VideoAsset> CreateAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        return await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film 1"), cancellationToken: Token);
    }

    private async Task AssertReplacedAsync(Asset before, Asset after, string text)
    {
        after.VersionNumber.Should().Be(2);
        after.CurrentVersionId.Should().NotBe(before.CurrentVersionId);
        after.FilePath.Should().NotBe(before.FilePath);
        after.FilePath.Value.Should().Contain("_v02_");
        after.Sha256.Should().NotBe(before.Sha256);
        (await Bench.Storage.RetrieveTextAsync(after.FilePath, Token)).Should().Be(text);
        (await Bench.LedgerAsync(before.FilePath)).State.Should().Be(FileState.Committed);
    }


    [Fact]
    public async Task ReplaceFile_OfAnUnknownId_NamesKindAndId()
    {
        var id = Guid.CreateVersion7();
        (string Kind, Func<Task> Call)[] calls =
        [
            ("video", () => Bench.Assets.Videos.ReplaceFileAsync(id, Samples.Text("film"), cancellationToken: Token)),
            ("audio asset", () => Bench.Assets.Audio.ReplaceFileAsync(id, Samples.Text("voice"), cancellationToken: Token)),
            ("visual", () => Bench.Assets.Visuals.ReplaceFileAsync(id, Samples.Text("png"), cancellationToken: Token)),
            ("video", () => Bench.Assets.Videos.OpenAsync(id, cancellationToken: Token)),
            ("audio asset", () => Bench.Assets.Audio.UpdateAsync(id, new AudioAssetChanges { Title = "New" }, cancellationToken: Token)),
            ("visual", () => Bench.Assets.Visuals.UpdateAsync(id, new VisualAssetChanges { Title = "New" }, cancellationToken: Token)),
        ];

        foreach (var (kind, call) in calls)
        {
            (await call.Should().ThrowAsync<CatalogException>()).Which.Message.Should().Be($"There is no {kind} with the id {id}.");
        }
    }

    [Fact]
    public async Task AnyCall_OfAnUnknownVideo_NamesItsIdBeforeAnythingIsWritten()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var audio = await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("voice"), cancellationToken: Token);
        var files = await Catalogue.CountAsync("files");
        var id = Guid.CreateVersion7();
        Func<Task>[] calls =
        [
            () => Bench.Assets.Audio.CreateAsync(Samples.Audio(paper) with { VideoAssetId = id }, Samples.Text("voice"), cancellationToken: Token),
            () => Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper) with { VideoAssetId = id }, Samples.Text("png"), cancellationToken: Token),
            () => Bench.Assets.Audio.UpdateAsync(audio.Id, new AudioAssetChanges { VideoAssetId = id }, cancellationToken: Token),
            () => Bench.Assets.Audio.ReplaceFileAsync(audio.Id, Samples.Text("voice 2"), new AudioAssetChanges { VideoAssetId = id }, cancellationToken: Token),
        ];

        foreach (var call in calls)
        {
            var error = (await call.Should().ThrowAsync<CatalogException>()).Which;
            error.Code.Should().Be(CatalogErrorCode.NotFound);
            error.Message.Should().Contain($"no video with the id {id}").And.Contain("VideoAssetId");
        }

        (await Catalogue.CountAsync("files")).Should().Be(files);
    }
}
