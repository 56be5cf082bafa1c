using Raso.Storage.Catalog;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>Nobody knows what became of a COMMIT: the ledger does.</summary>
public abstract class LostCommitTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static CatalogException Lost => new(CatalogErrorCode.OutcomeUnknown, "asked for");

    [Fact]
    public async Task AttachPdf_CommittedButUnanswered_KeepsRowAndBytes()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.FailAt("Confirm.Committed", Lost);

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        (await attach.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.OutcomeUnknown);
        var path = (await Bench.Papers.GetAsync(paper.Id, Token))!.PdfPath!;
        (await Bench.LedgerAsync(path)).State.Should().Be(FileState.Committed);
        (await Bench.StoredAsync()).Should().Equal(path.Value);
    }

    [Fact]
    public async Task AttachPdf_RolledBackAndUnanswered_LeavesNothing()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.FailAt("Confirm.Commit", Lost);

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        (await attach.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.OutcomeUnknown);
        await Bench.AssertNothingLeftAsync();
        (await Bench.Papers.GetAsync(paper.Id, Token))!.PdfPath.Should().BeNull();
    }

    [Fact]
    public async Task AttachPdf_WhoseIntentIsUnanswered_SendsNoByteAndIsSweptPastTheLease()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.FailAt("Begin.Committed", Lost);

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        await attach.Should().ThrowAsync<CatalogException>();
        (await Bench.StoredAsync()).Should().BeEmpty();
        await Catalogue.ExpireLeasesAsync();
        (await Bench.Sweeper.SweepAsync(Token)).Abandoned.Should().Be(1);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task CreateVideo_CommittedButUnanswered_IsFoundByTheSameCallAgain()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var video = Samples.Video(paper) with { Id = Guid.CreateVersion7() };
        Bench.Catalog.FailAt("Confirm.Committed", Lost);
        await Record.ExceptionAsync(() => Bench.Assets.Videos.CreateAsync(video, Samples.Text("film"), cancellationToken: Token));

        var again = await Bench.Assets.Videos.CreateAsync(video, Samples.Text("film"), cancellationToken: Token);

        again.VersionNumber.Should().Be(1);
        (await Bench.StoredAsync()).Should().Equal(again.FilePath.Value);
    }
}
