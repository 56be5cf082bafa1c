using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Assets;

/// <summary>A creating call that is made twice with one id.</summary>
public abstract class AssetRepeatTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Create_Again_ReturnsTheRowAndLeavesNoSecondFile()
    {
        var paper = await CreatePaperAsync();
        var asset = Samples.Video(paper) with { Id = Guid.CreateVersion7(), Duration = TimeSpan.FromTicks(1_234_567) };
        var first = await Bench.Assets.Videos.CreateAsync(asset, Samples.Text("film"), cancellationToken: Token);

        var second = await Bench.Assets.Videos.CreateAsync(asset, Samples.Text("film"), cancellationToken: Token);

        second.Should().BeEquivalentTo(first);
        (await Bench.StoredAsync()).Should().Equal(first.FilePath.Value);
        (await Bench.LedgerAsync()).Select(file => file.State).Should().BeEquivalentTo([FileState.Committed, FileState.Abandoned]);
    }

    [Fact]
    public async Task Create_AgainWithOtherContent_IsRefusedAndLeavesNoSecondFile()
    {
        var paper = await CreatePaperAsync();
        var asset = Samples.Video(paper) with { Id = Guid.CreateVersion7() };
        var first = await Bench.Assets.Videos.CreateAsync(asset, Samples.Text("film"), cancellationToken: Token);

        var create = () => Bench.Assets.Videos.CreateAsync(asset, Samples.Text("other"), cancellationToken: Token);

        (await create.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        (await Bench.StoredAsync()).Should().Equal(first.FilePath.Value);
    }

    [Fact]
    public async Task Create_AgainWithAnotherField_IsRefused()
    {
        var paper = await CreatePaperAsync();
        var audio = Samples.Audio(paper) with { Id = Guid.CreateVersion7() };
        var visual = Samples.Visual(paper) with { Id = Guid.CreateVersion7() };
        await Bench.Assets.Audio.CreateAsync(audio, Samples.Text("voice"), cancellationToken: Token);
        await Bench.Assets.Visuals.CreateAsync(visual, Samples.Text("png"), cancellationToken: Token);

        var createAudio = () => Bench.Assets.Audio.CreateAsync(audio with { Transcript = "Said." }, Samples.Text("voice"), cancellationToken: Token);
        var createVisual = () => Bench.Assets.Visuals.CreateAsync(visual with { Title = "Other" }, Samples.Text("png"), cancellationToken: Token);

        (await createAudio.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        (await createVisual.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Fact]
    public async Task Create_ByTwoAtOnce_MakesOneRowAndKeepsOneFile()
    {
        var paper = await CreatePaperAsync();
        var asset = Samples.Video(paper) with { Id = Guid.CreateVersion7() };

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryCreateAsync(asset)));

        results.Should().Contain(result => result != null);
        var row = await Bench.Assets.Videos.GetAsync(asset.Id!.Value, Token);
        results.OfType<VideoAsset>().Should().OnlyContain(result => result.FilePath == row!.FilePath);
        (await Bench.StoredAsync()).Should().Equal(row!.FilePath.Value);
    }

    private Task<Paper> CreatePaperAsync() => Bench.Papers.CreateAsync(Samples.Paper(), Token);

    private async Task<VideoAsset?> TryCreateAsync(NewVideoAsset asset)
    {
        try
        {
            return await Bench.Assets.Videos.CreateAsync(asset, Samples.Text("film"), cancellationToken: Token);
        }
        catch (CatalogException error) when (error is { Code: CatalogErrorCode.Conflict, IsTransient: true })
        {
            return null;
        }
    }
}
