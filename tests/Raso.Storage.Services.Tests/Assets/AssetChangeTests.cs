using Raso.Storage.Assets;
using Raso.Storage.InMemory;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

/// <summary>Changing, reading and deleting assets.</summary>
public abstract class AssetChangeTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Update_OfChosenFields_MakesNoVersion()
    {
        var (_, video) = await CreateAsync();

        var updated = await Bench.Assets.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "New", Resolution = "640x480" }, cancellationToken: Token);

        updated.Should().BeEquivalentTo(
            video with { Title = "New", Resolution = "640x480" },
            options => options.Excluding(row => row.RowVersion).Excluding(row => row.UpdatedAt));
        (await Catalogue.CountAsync("content_versions")).Should().Be(1);
    }

    [Fact]
    public async Task Update_OfAnOlderRowVersion_IsRefused()
    {
        var (_, video) = await CreateAsync();
        await Bench.Assets.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "First" }, video.RowVersion, Token);

        var update = () => Bench.Assets.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "Second" }, video.RowVersion, Token);

        (await update.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
    }

    [Fact]
    public async Task Update_ThatSetsNothing_IsRefused()
    {
        var (_, video) = await CreateAsync();

        var update = () => Bench.Assets.Videos.UpdateAsync(video.Id, new VideoAssetChanges(), cancellationToken: Token);

        await update.Should().ThrowAsync<ValidationException>().WithMessage("*at least one*");
    }

    [Fact]
    public async Task GetByPaper_OfAPaperWithEachKind_GivesThemAll()
    {
        var (paper, video) = await CreateAsync();
        var audio = await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("voice"), cancellationToken: Token);
        var visual = await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), Samples.Text("png"), cancellationToken: Token);
        await CreateAsync();

        var all = await Bench.Assets.GetByPaperAsync(paper.Id, Token);

        all!.Paper.Should().BeEquivalentTo(paper);
        all.Videos.Should().ContainSingle().Which.Should().BeEquivalentTo(video);
        all.Audio.Should().ContainSingle().Which.Should().BeEquivalentTo(audio);
        all.Visuals.Should().ContainSingle().Which.Should().BeEquivalentTo(visual);
    }

    [Fact]
    public async Task GetByPaper_OfNoPaper_ReturnsNull() => (await Bench.Assets.GetByPaperAsync(Guid.CreateVersion7(), Token)).Should().BeNull();

    [Fact]
    public async Task Open_OfBytesThatDecayed_IsCorrupted()
    {
        var (_, video) = await CreateAsync();
        Bench.Driver.Faults.FlipBit(video.FilePath, 0);
        await using var file = await Bench.Assets.Videos.OpenAsync(video.Id, cancellationToken: Token);

        var read = () => file.Content.CopyToAsync(Stream.Null, Token);

        (await read.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task Delete_OfAnAssetWithTwoVersions_RemovesRowsAndBothFiles()
    {
        var (_, video) = await CreateAsync();
        await Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text("film 2"), cancellationToken: Token);

        (await Bench.Assets.Videos.DeleteAsync(video.Id, Token)).Should().BeTrue();

        (await Bench.Assets.Videos.GetAsync(video.Id, Token)).Should().BeNull();
        (await Catalogue.CountAsync("content_versions")).Should().Be(0);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Delete_OfAVideo_UnlinksItsAudioAndVisuals()
    {
        var (paper, video) = await CreateAsync();
        var audio = await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper) with { VideoAssetId = video.Id }, Samples.Text("voice"), cancellationToken: Token);
        var visual = await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper) with { VideoAssetId = video.Id }, Samples.Text("png"), cancellationToken: Token);

        await Bench.Assets.Videos.DeleteAsync(video.Id, Token);

        (await Bench.Assets.Audio.GetAsync(audio.Id, Token))!.VideoAssetId.Should().BeNull();
        (await Bench.Assets.Visuals.GetAsync(visual.Id, Token))!.VideoAssetId.Should().BeNull();
        (await Bench.StoredAsync()).Should().BeEquivalentTo(audio.FilePath.Value, visual.FilePath.Value);
    }

    [Fact]
    public async Task Delete_WhileTheBackendIsDown_LeavesTheFileToTheSweep()
    {
        var (_, video) = await CreateAsync();
        Bench.Driver.Faults.FailNext(InMemoryOperation.Delete);

        (await Bench.Assets.Videos.DeleteAsync(video.Id, Token)).Should().BeTrue();

        (await Bench.StoredAsync()).Should().Equal(video.FilePath.Value);
        await Catalogue.EndPausesAsync();
        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(1);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Delete_OfNoAsset_ReturnsFalse() => (await Bench.Assets.Audio.DeleteAsync(Guid.CreateVersion7(), Token)).Should().BeFalse();

    private async Task<(Paper Paper, VideoAsset Video)> CreateAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        return (paper, await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token));
    }
}
