using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.InMemory;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>A paper goes with all that was made from it.</summary>
public abstract class PaperDeleteTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static readonly string[] Tables = ["papers", "video_assets", "audio_assets", "visual_assets", "content_versions"];

    [Fact]
    public async Task Delete_OfAPaperWithEverything_RemovesRowsAndFilesAtOnce()
    {
        var paper = await FillAsync();
        (await Bench.StoredAsync()).Should().HaveCount(6);

        (await Bench.Papers.DeleteAsync(paper.Id, Token)).Should().BeTrue();

        foreach (var table in Tables)
        {
            (await Catalogue.CountAsync(table)).Should().Be(0, table);
        }

        (await Bench.StoredAsync()).Should().BeEmpty();
        (await Bench.LedgerAsync()).Should().HaveCount(6).And.OnlyContain(file => file.State == FileState.Deleted);
    }

    [Fact]
    public async Task Delete_OfOnePaper_LeavesTheOther()
    {
        var one = await FillAsync();
        var other = await FillAsync();

        await Bench.Papers.DeleteAsync(one.Id, Token);

        (await Bench.StoredAsync()).Should().HaveCount(6).And.OnlyContain(path => path.StartsWith(other.Folder, StringComparison.Ordinal));
        (await Bench.Assets.GetByPaperAsync(other.Id, Token))!.Videos.Should().ContainSingle();
    }

    [Fact]
    public async Task Delete_OfNoPaper_ReturnsFalse() => (await Bench.Papers.DeleteAsync(Guid.CreateVersion7(), Token)).Should().BeFalse();

    [Fact]
    public async Task Delete_WhileTheBackendIsDown_LeavesTheFilesToTheSweep()
    {
        var paper = await FillAsync();
        Bench.Driver.Faults.IsDown = true;

        (await Bench.Papers.DeleteAsync(paper.Id, Token)).Should().BeTrue();

        Bench.Driver.Faults.IsDown = false;
        (await Bench.Papers.GetAsync(paper.Id, Token)).Should().BeNull();
        (await Bench.LedgerAsync()).Should().OnlyContain(file => file.State == FileState.Deleting);
        await Catalogue.EndPausesAsync();
        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(6);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Delete_WhenTheCatalogueGoesAwayAfterItsCommit_SucceedsAndLeavesTheFilesToTheSweep()
    {
        var paper = await FillAsync();
        Bench.Catalog.FailAt("Claim", new CatalogException(CatalogErrorCode.Unavailable, "asked for"));

        (await Bench.Papers.DeleteAsync(paper.Id, Token)).Should().BeTrue();

        (await Bench.StoredAsync()).Should().HaveCount(6);
        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(6);
    }

    [Fact]
    public async Task Delete_WhoseTransactionFails_KeepsRowsAndFiles()
    {
        var paper = await FillAsync();
        Bench.Catalog.FailAt("Rows.Commit", new CatalogException(CatalogErrorCode.Unavailable, "asked for"));

        var delete = () => Bench.Papers.DeleteAsync(paper.Id, Token);

        await delete.Should().ThrowAsync<CatalogException>();
        (await Bench.Papers.GetAsync(paper.Id, Token)).Should().NotBeNull();
        (await Bench.StoredAsync()).Should().HaveCount(6);
        Bench.Driver.Faults.CallsOf(InMemoryOperation.Delete).Should().Be(0);
    }

    private async Task<Paper> FillAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        var video = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film 1"), cancellationToken: Token);
        await Bench.Assets.Videos.ReplaceFileAsync(video.Id, Samples.Text("film 2"), cancellationToken: Token);
        await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("voice"), cancellationToken: Token);
        var code = new AssetWriteOptions { SourceCode = new AssetSource(Samples.Text("print(1)"), "py") };
        await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), Samples.Text("png"), code, Token);
        return paper;
    }
}
