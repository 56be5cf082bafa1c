using Raso.Storage.Media.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Media.Tests;

/// <summary>What PDFs tell of themselves, when papers are taken in.</summary>
public sealed class PdfIngestionTests
{
    private const string Facts = "/Title (Deep learning) /Author (Yann LeCun; Yoshua Bengio)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IngestPaper_WithNothingSaid_TakesTitleAuthorsAndPagesFromThePdf()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();

        var result = await host.Ingestion.IngestPaperAsync(new PaperIngestion(), FileContent.FromBytes(MadePdf.Of(Facts)), null, Token);

        result.Paper.Title.Should().Be("Deep learning");
        result.Paper.Authors.Should().Equal("Yann LeCun", "Yoshua Bengio");
        result.Pdf!.Facts!.PageCount.Should().Be(1);
        await using var pdf = await host.Papers.OpenPdfAsync(result.Paper.Id, cancellationToken: Token);
        pdf.Info.Metadata["page_count"].Should().Be("1");
    }

    [Fact]
    public async Task IngestPaper_WithEverythingSaid_KeepsWhatTheCallerSays()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var paper = new PaperIngestion { Title = "As the caller says", Authors = ["Ada Lovelace"] };

        var result = await host.Ingestion.IngestPaperAsync(paper, FileContent.FromBytes(MadePdf.Of(Facts)), null, Token);

        (result.Paper.Title, result.Paper.Authors.Single(), result.Pdf!.Facts!.Title).Should().Be(("As the caller says", "Ada Lovelace", "Deep learning"));
    }

    [Fact]
    public async Task IngestPaper_OfADamagedPdf_NeedsTheCallersFields()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var damaged = FileContent.FromText("%PDF-1.4\n%%EOF");

        var run = () => host.Ingestion.IngestPaperAsync(new PaperIngestion(), damaged, null, Token);

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Title", "Authors");
        await AssertNothingStoredAsync(host);
        var result = await host.Ingestion.IngestPaperAsync(new PaperIngestion { Title = "Mine", Authors = ["Ada Lovelace"] }, damaged, null, Token);
        result.Pdf!.Outcome.Should().Be(ReadingOutcome.Damaged);
    }

    [Theory]
    [InlineData("<html>Not found</html>")]
    [InlineData("PK\u0003\u0004 a Word document")]
    public async Task IngestPaper_OfWhatIsNoPdf_IsRefusedAndStoresNothing(string text)
    {
        await using var host = await MediaHost.CreateWithPaperAsync();

        var run = () => host.Ingestion.IngestPaperAsync(new PaperIngestion { Title = "Mine", Authors = ["Ada Lovelace"] }, FileContent.FromText(text), null, Token);

        (await run.Should().ThrowAsync<ValidationException>().WithMessage("*is no PDF*")).Which.Failures.Select(failure => failure.Field).Should().Equal("Content");
        await AssertNothingStoredAsync(host);
    }

    private static async Task AssertNothingStoredAsync(MediaHost host)
    {
        (await host.Papers.ListAsync(cancellationToken: Token)).Items.Should().ContainSingle("the host made it").Which.Id.Should().Be(host.PaperId);
        (await host.Storage.ListAsync(cancellationToken: Token).CountAsync(Token)).Should().Be(0);
        host.Copies.Should().BeEmpty();
    }
}
