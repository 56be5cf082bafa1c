using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

public sealed class PdfReaderTests
{
    private const string RealFiles = "RASO_TEST_PDFS";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_PdfOfGroff_TellsItsPages()
    {
        await using var host = MediaHost.Create();

        var reading = await host.Pdfs.ReadAsync(FileContent.FromBytes(await SampleAsync()), Token);

        reading.Fault.Should().BeNull();
        reading.Outcome.Should().Be(ReadingOutcome.Sound);
        reading.Facts!.PageCount.Should().Be(3);
        reading.Facts.Version.Should().MatchRegex("^1\\.[0-9]$");
        host.Copies.Should().BeEmpty();
    }

    [Fact]
    public async Task ReadAsync_PdfThatTellsOfItself_TellsTitleAuthorsAndKeywords()
    {
        await using var host = MediaHost.Create();
        var pdf = MadePdf.Of("/Title (Deep\\nlearning) /Author (Yann LeCun, Yoshua Bengio and Geoffrey Hinton) /Keywords (nets; learning;) /Subject ( ) /CreationDate (D:20150528120000Z)");

        var facts = (await host.Pdfs.ReadAsync(FileContent.FromBytes(pdf), Token)).Facts!;

        facts.Title.Should().Be("Deep learning");
        facts.Authors.Should().Equal("Yann LeCun", "Yoshua Bengio", "Geoffrey Hinton");
        facts.Keywords.Should().Equal("nets", "learning");
        facts.Subject.Should().BeNull();
        facts.CreatedAt.Should().Be(new DateTimeOffset(2015, 5, 28, 12, 0, 0, TimeSpan.Zero));
        facts.PageCount.Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello")]
    [InlineData("<html>Not found</html>")]
    [InlineData("PDF-1.4")]
    public async Task ReadAsync_WhatIsNoPdf_SaysSo(string text)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Pdfs.ReadAsync(FileContent.FromText(text), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Unrecognized);
        reading.Facts.Should().BeNull();
        reading.Fault.Should().Be(text.Length == 0 ? "The file is empty." : "The content is no PDF: it does not begin with %PDF-.");
    }

    [Fact]
    public async Task ReadAsync_PdfThatIsCutShort_IsDamaged()
    {
        await using var host = MediaHost.Create();
        var whole = await SampleAsync();

        var reading = await host.Pdfs.ReadAsync(FileContent.FromBytes(whole.AsMemory(0, whole.Length / 2)), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
        reading.Fault.Should().Be("The PDF is cut short: its end mark %%EOF is missing.");
    }

    [Theory]
    [InlineData("%PDF-1.4\n%%EOF")]
    [InlineData("%PDF-1.4\nnothing here\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF")]
    public async Task ReadAsync_PdfWithoutPages_IsDamaged(string text)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Pdfs.ReadAsync(FileContent.FromText(text), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
        reading.Fault.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task ReadAsync_PdfWithAPassword_IsProtected()
    {
        await using var host = MediaHost.Create();
        var key = new string('A', 64);
        var pdf = MadePdf.Of("/Title (x)", $"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >> /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]");

        var reading = await host.Pdfs.ReadAsync(FileContent.FromBytes(pdf), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Protected);
        reading.Fault.Should().Be("The PDF asks for a password.");
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Throws()
    {
        await using var host = MediaHost.Create();
        var pdf = await SampleAsync();

        await FluentActions.Awaiting(() => host.Pdfs.ReadAsync(FileContent.FromBytes(pdf), new CancellationToken(canceled: true)))
            .Should().ThrowAsync<OperationCanceledException>();
        host.Copies.Should().BeEmpty();
    }

    [Fact]
    public async Task ReadAsync_PdfThatTakesTooLong_IsNotWaitedForAndLeavesNoCopy()
    {
        await using var host = MediaHost.Create();
        var logs = new FakeLogger<PdfReader>();
        var options = new MediaOptions { TemporaryFolder = host.CopyFolder };
        // Long enough that the limit is set before it is read.
        var pdf = FileContent.FromText($"%PDF-1.4\n{new string(' ', 8_000_000)}\n%%EOF");

        var reading = await new PdfReader(Options.Create(options), new OverAtOnce(), logs).ReadAsync(pdf, Token);

        reading.Outcome.Should().Be(ReadingOutcome.TimedOut);
        (reading.Facts, reading.Fault).Should().Be((null, "Reading took longer than 00:01:00."));
        logs.LatestRecord.Id.Id.Should().Be(MediaEvents.PdfTimedOut);
        host.Copies.Should().BeEmpty();
    }

    [Trait("Category", "Media")]
    [Theory]
    [InlineData("01-valid.pdf", 14)]
    [InlineData("02-valid.pdf", 5)]
    [InlineData("04-valid.pdf", 5)]
    [InlineData("05-versions-space.pdf", 1)]
    public async Task ReadAsync_RealFile_TellsItsPages(string name, int pages)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Pdfs.ReadAsync(FileContent.FromFile(RealFile(name)), Token);

        reading.Fault.Should().BeNull();
        reading.Facts!.PageCount.Should().Be(pages);
    }

    [Trait("Category", "Media")]
    [Fact]
    public async Task ReadAsync_RealFileThatIsBroken_IsDamaged()
    {
        await using var host = MediaHost.Create();

        var reading = await host.Pdfs.ReadAsync(FileContent.FromFile(RealFile("03-invalid.pdf")), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
    }

    private static string RealFile(string name) => Path.Combine(
        Environment.GetEnvironmentVariable(RealFiles) ?? throw new InvalidOperationException($"{RealFiles} is not set: run ./eng/test, which fetches the PDFs."), name);

    private static Task<byte[]> SampleAsync() => File.ReadAllBytesAsync(Path.Combine(
        typeof(PdfReaderTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!,
        "samples", "data", "media", "storage-layer.pdf"));
}
