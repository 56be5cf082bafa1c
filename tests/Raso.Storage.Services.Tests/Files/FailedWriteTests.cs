using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.InMemory;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>What fails leaves neither a row nor bytes nor a file that is being written.</summary>
public abstract class FailedWriteTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task AttachPdf_WhenThePutBreaks_NothingIsLeft(long afterBytes)
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Driver.Faults.BreakNextPut(afterBytes);

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        (await attach.Should().ThrowAsync<StorageException>()).Which.Backend.Should().Be(Bench.Backend);
        await AssertNothingLeftAsync(paper.Id);
    }

    [Fact]
    public async Task AttachPdf_WhenTheAnswerToThePutIsLost_BytesAndRowAgree()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Driver.Faults.LoseNextAnswer(InMemoryOperation.Put);

        var failure = await Record.ExceptionAsync(() => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token));

        if (failure is null)
        {
            (await Bench.StoredAsync()).Should().Equal((await Bench.Papers.GetAsync(paper.Id, Token))!.PdfPath!.Value);
        }
        else
        {
            await AssertNothingLeftAsync(paper.Id);
        }
    }

    [Fact]
    public async Task AttachPdf_WhenTheSourceThrows_ItsErrorComesThroughAndNothingIsLeft()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var opened = 0;
        var content = FileContent.FromFactory(
            _ => ++opened == 1 ? ValueTask.FromResult<Stream>(new MemoryStream("%PDF-1.7"u8.ToArray())) : throw new InvalidDataException("source"));

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, content, cancellationToken: Token);

        await attach.Should().ThrowAsync<InvalidDataException>();
        await AssertNothingLeftAsync(paper.Id);
    }

    [Theory]
    [InlineData("Begin")]
    [InlineData("Begin.Commit")]
    [InlineData("Confirm")]
    [InlineData("Confirm.Commit")]
    public async Task AttachPdf_WhenATransactionFails_NothingIsLeft(string step)
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.FailAt(step, new CatalogException(CatalogErrorCode.Unavailable, "asked for"));

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        await attach.Should().ThrowAsync<CatalogException>().WithMessage("asked for");
        await AssertNothingLeftAsync(paper.Id);
    }

    [Fact]
    public async Task AttachPdf_WithMetadataBeyondTheLimits_IsRefusedBeforeAnIntentStands()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var options = new FileWriteOptions { Metadata = new Dictionary<string, string> { ["Not a key"] = "value" } };

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), options, Token);

        await attach.Should().ThrowAsync<ArgumentException>();
        (await Bench.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task AttachPdf_WhenTheCatalogueNeverAnswersAgain_TheSweepUndoesItPastTheLease()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.At("Confirm", () =>
        {
            Bench.Catalog.IsAway = true;
            throw new CatalogException(CatalogErrorCode.Unavailable, "asked for");
        });
        await Record.ExceptionAsync(() => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token));
        Bench.Catalog.IsAway = false;
        (await Bench.LedgerAsync()).Should().ContainSingle().Which.State.Should().Be(FileState.Writing, "nobody could be told");
        (await Bench.StoredAsync()).Should().ContainSingle("no byte is deleted before the file is abandoned");

        await Catalogue.ExpireLeasesAsync();
        await Bench.Sweeper.SweepAsync(Token);

        await AssertNothingLeftAsync(paper.Id);
    }

    [Fact]
    public async Task AttachPdf_WhenTheBackendGoesAway_TheSweepDeletesWhatCameTo()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.At("Confirm", () =>
        {
            Bench.Driver.Faults.IsDown = true;
            throw new CatalogException(CatalogErrorCode.Unavailable, "asked for");
        });
        await Record.ExceptionAsync(() => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token));
        Bench.Driver.Faults.IsDown = false;
        (await Bench.StoredAsync()).Should().ContainSingle();

        await Bench.Sweeper.SweepAsync(Token);

        await AssertNothingLeftAsync(paper.Id);
    }

    [Fact]
    public async Task CreateVisual_WhenItsSourceCodeCannotBeStored_NeitherFileIsLeft()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        Bench.Catalog.At("Begin.Committed", () =>
        {
            Bench.Catalog.At("Begin.Committed", () =>
            {
                Bench.Driver.Faults.FailNext(InMemoryOperation.Put, code: StorageErrorCode.PermissionDenied, isTransient: false);
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        });
        var options = new AssetWriteOptions { SourceCode = new AssetSource(Samples.Text("print(1)"), "py") };

        var create = () => Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), Samples.Text("png"), options, Token);

        await create.Should().ThrowAsync<StorageException>();
        (await Bench.LedgerAsync()).Should().HaveCount(2);
        await AssertNothingLeftAsync(paper.Id);
    }

    private async Task AssertNothingLeftAsync(Guid paper)
    {
        await Bench.AssertNothingLeftAsync();
        var all = await Bench.Assets.GetByPaperAsync(paper, Token);
        all!.Paper.PdfPath.Should().BeNull();
        all.Visuals.Should().BeEmpty();
    }
}
