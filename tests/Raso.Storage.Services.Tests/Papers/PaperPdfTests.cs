using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>A paper's PDF.</summary>
public abstract class PaperPdfTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task AttachPdf_OfAStreamThatCannotSeek_StoresAllOfIt()
    {
        var paper = await CreateAsync();

        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Forward("%PDF-1.7\nforward"), cancellationToken: Token);

        (await ReadAsync(paper.Id)).Should().Be("%PDF-1.7\nforward");
    }

    [Fact]
    public async Task AttachPdf_OfAStreamLongerThanItsHead_StoresAllOfIt()
    {
        var paper = await CreateAsync();
        var text = "%PDF-1.7\n" + new string('x', 5000);

        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Forward(text), cancellationToken: Token);

        (await ReadAsync(paper.Id)).Should().Be(text);
    }

    [Fact]
    public async Task AttachPdf_WithAHeaderBehindOtherBytes_IsTaken()
    {
        var paper = await CreateAsync();

        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Text(new string(' ', 1019) + "%PDF-"), cancellationToken: Token);

        (await ReadAsync(paper.Id)).Should().EndWith("%PDF-");
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("%PDF")]
    public async Task AttachPdf_OfNoPdf_IsRefusedBeforeAnythingIsWritten(string text)
    {
        var paper = await CreateAsync();

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Text(text), cancellationToken: Token);

        (await attach.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("Content");
        (await Bench.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task AttachPdf_WithItsHeaderPastTheFirst1024Bytes_IsRefused()
    {
        var paper = await CreateAsync();

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Text(new string(' ', 1024) + "%PDF-"), cancellationToken: Token);

        await attach.Should().ThrowAsync<ValidationException>();
    }

    [Fact]
    public async Task AttachPdf_ToNoPaper_IsNotFoundAndWritesNothing()
    {
        var attach = () => Bench.Papers.AttachPdfAsync(Guid.CreateVersion7(), Samples.Pdf(), cancellationToken: Token);

        (await attach.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        (await Bench.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task AttachPdf_ToAPaperThatIsDeletedMeanwhile_LeavesNothing()
    {
        var paper = await CreateAsync();
        Bench.Catalog.At("Begin.Committed", () => Bench.Papers.DeleteAsync(paper.Id, Token));

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        (await attach.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task AttachPdf_OverAnotherOne_ReplacesItAndItsBytesGo()
    {
        var paper = await CreateAsync();
        var first = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf("first"), cancellationToken: Token);

        var second = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf("second"), cancellationToken: Token);

        second.PdfPath.Should().NotBe(first.PdfPath!, "a path is never written twice");
        (await ReadAsync(paper.Id)).Should().EndWith("second");
        (await Bench.StoredAsync()).Should().Equal(second.PdfPath!.Value);
        (await Bench.LedgerAsync(first.PdfPath!)).State.Should().Be(FileState.Deleted);
    }

    [Fact]
    public async Task AttachPdf_WithAnotherChecksumThanExpected_IsRefusedAndLeavesNothing()
    {
        var paper = await CreateAsync();
        var options = new FileWriteOptions { ExpectedSha256 = new string('0', 64) };

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), options, Token);

        await attach.Should().ThrowAsync<StorageException>();
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task AttachPdf_WithMetadata_KeepsItWithTheObject()
    {
        var paper = await CreateAsync();
        var options = new FileWriteOptions { Metadata = new Dictionary<string, string> { ["source"] = "arxiv" } };

        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), options, Token);

        var info = await Bench.Storage.GetInfoAsync(attached.PdfPath!, Token);
        info!.Metadata.Should().Contain("source", "arxiv");
        info.ContentType.Should().Be("application/pdf");
    }

    [Fact]
    public async Task OpenPdf_OfBytesThatDecayed_IsCorrupted()
    {
        var paper = await CreateAsync();
        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        Bench.Driver.Faults.FlipBit(attached.PdfPath!, 9);

        var read = () => ReadAsync(paper.Id);

        (await read.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task OpenPdf_OfAnObjectThatWasReplaced_IsCorruptedByTheLedgersChecksum()
    {
        var paper = await CreateAsync();
        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await Bench.Storage.StoreAsync(attached.PdfPath!, Samples.Pdf("other"), cancellationToken: Token);

        var read = () => ReadAsync(paper.Id);

        (await read.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task OpenPdf_OfAPaperWithoutOne_IsNotFound()
    {
        var paper = await CreateAsync();

        var open = () => Bench.Papers.OpenPdfAsync(paper.Id, cancellationToken: Token);

        (await open.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task OpenPdf_WhoseBackendIsNotConfiguredAnyMore_NamesIt()
    {
        var paper = await CreateAsync();
        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await Catalogue.RunPastTriggersAsync("UPDATE file_replicas SET backend = 'gone'");

        var open = () => Bench.Papers.OpenPdfAsync(paper.Id, cancellationToken: Token);

        var error = (await open.Should().ThrowAsync<StorageException>().WithMessage("*gone*")).Which;
        error.Code.Should().Be(StorageErrorCode.Unavailable);
    }

    private Task<Paper> CreateAsync() => Bench.Papers.CreateAsync(Samples.Paper(), Token);

    private async Task<string> ReadAsync(Guid paper)
    {
        await using var file = await Bench.Papers.OpenPdfAsync(paper, cancellationToken: Token);
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync(Token);
    }
}
