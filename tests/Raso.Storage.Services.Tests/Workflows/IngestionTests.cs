using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Jobs;
using Raso.Storage.Media;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Taking papers in.</summary>
public abstract class IngestionTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static readonly PaperIngestion Wanted = new(Samples.Paper()) { OriginalFileName = "C:\\papers\\Aufmerksamkeit für alle.pdf" };

    private IPaperIngestion Ingestion => Bench.Services.GetRequiredService<IPaperIngestion>();

    [Fact]
    public async Task Ingest_OfANewPaper_MakesRecordPdfFolderAndJob()
    {
        var result = await Ingestion.IngestPaperAsync(
            Wanted with { Doi = "https://doi.org/10.1234/A" },
            Samples.Pdf(),
            new IngestionOptions
            {
                Job = new IngestionJob
                {
                    AiModels = JsonElement.Parse("""{"tts_model": "coqui-tts"}"""),
                    VisualFrameworks = ["manim", "motion_canvas"],
                    AudioSettings = JsonElement.Parse("""{"background_music": true}"""),
                    Parameters = JsonElement.Parse("""{"length": 90}"""),
                    Priority = 7,
                },
            },
            Token);

        result.IsNew.Should().BeTrue();
        result.Paper.Should().BeEquivalentTo(await Bench.Papers.GetAsync(result.Paper.Id, Token));
        (result.Paper.Title, result.Paper.Doi, result.Pdf).Should().Be(("Attention Is All You Need", "10.1234/a", null));
        await using var pdf = await Bench.Papers.OpenPdfAsync(result.Paper.Id, cancellationToken: Token);
        (pdf.Info.ContentType, pdf.Info.Metadata["original_filename"]).Should().Be(("application/pdf", "Aufmerksamkeit für alle.pdf"));
        (await Bench.StoredAsync()).Should().Contain(result.Folder!.MetadataPath.Value).And.HaveCount(2);
        (result.Job!.Type, result.Job.QualityPreset, result.Job.Priority, result.Job.Status, result.Job.PaperId).Should().Be(
            (JobType.FullVideo, QualityPreset.High, 7, JobStatus.Pending, result.Paper.Id));
        JsonElement.DeepEquals(
            result.Job.GenerationParameters,
            JsonElement.Parse("""
                {"quality_preset": "high", "ai_models": {"tts_model": "coqui-tts"}, "visual_frameworks": ["manim", "motion_canvas"],
                 "audio_settings": {"background_music": true}, "length": 90}
                """)).Should().BeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.1234/a")]
    public async Task Ingest_Again_GivesTheSameAndStoresNothing(string? doi)
    {
        var first = await Ingestion.IngestPaperAsync(Wanted with { Doi = doi }, Samples.Pdf(), null, Token);

        var again = await Ingestion.IngestPaperAsync(Wanted with { Doi = doi }, Samples.Forward("%PDF-1.7\none"), null, Token);

        again.IsNew.Should().BeFalse();
        (again.Paper.Id, again.Paper.PdfPath, again.Job!.Id).Should().Be((first.Paper.Id, first.Paper.PdfPath, first.Job!.Id));
        (await Bench.LedgerAsync()).Should().ContainSingle("the same bytes are not stored again");
        (await Catalogue.CountAsync("papers"), await Catalogue.CountAsync("generation_jobs")).Should().Be((1, 1));
    }

    [Fact]
    public async Task Ingest_OfAKnownPaperWithoutPdf_TakesItAsItIs()
    {
        var known = await Bench.Papers.CreateAsync(Samples.Paper("Another title") with { Doi = "10.1234/a" }, Token);

        var result = await Ingestion.IngestPaperAsync(Wanted with { Doi = "doi:10.1234/A" }, Samples.Pdf(), new IngestionOptions { CreateFolder = false, Job = null }, Token);

        (result.IsNew, result.Paper.Id, result.Paper.Title, result.Folder, result.Job).Should().Be((false, known.Id, "Another title", null, null));
        result.Paper.PdfPath.Should().NotBeNull();
        (await Catalogue.CountAsync("generation_jobs")).Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ingest_OfAPaperKnownByIdOrDoi_NeedsNoTitleAndNoAuthors(bool byId)
    {
        var known = await Bench.Papers.CreateAsync(Samples.Paper("As it is") with { Doi = "10.1234/a" }, Token);
        var paper = byId ? new PaperIngestion { Id = known.Id } : new PaperIngestion { Doi = "https://doi.org/10.1234/A" };

        var result = await Ingestion.IngestPaperAsync(paper, Samples.Pdf(), null, Token);

        (result.IsNew, result.Paper.Id, result.Paper.Title).Should().Be((false, known.Id, "As it is"));
        result.Paper.PdfPath.Should().NotBeNull();
        (result.Folder is null, result.Job is null).Should().Be((false, false));
    }

    [Fact]
    public async Task Ingest_OfAKnownPaper_ChecksWhatTheCallerSays()
    {
        var known = await Bench.Papers.CreateAsync(Samples.Paper() with { Doi = "10.1234/a" }, Token);

        var run = () => Ingestion.IngestPaperAsync(
            new PaperIngestion { Id = known.Id, Title = " ", Authors = [], Journal = new string('j', 201) }, Samples.Pdf(), null, Token);

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Title", "Authors", "Journal");
        (await Bench.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Ingest_OfAKnownPaper_HeedsNothingOfThePdfsTitle()
    {
        var known = await Bench.Papers.CreateAsync(Samples.Paper() with { Doi = "10.1234/a" }, Token);
        await using var bench = With(new PdfReading { Outcome = ReadingOutcome.Sound, Facts = new PdfFacts { PageCount = 1, Version = "1.7", Title = new string('t', 501), Authors = ["Ada"] } });
        var ingestion = bench.Services.GetRequiredService<IPaperIngestion>();

        var refused = () => ingestion.IngestPaperAsync(new PaperIngestion { Doi = "10.1234/b" }, Samples.Pdf(), null, Token);

        (await ingestion.IngestPaperAsync(new PaperIngestion { Doi = "10.1234/a" }, Samples.Pdf(), null, Token)).Paper.Title.Should().Be(known.Title);
        (await refused.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Title");
    }

    [Fact]
    public async Task Ingest_WithFileOptionsAtFault_LeavesNothing()
    {
        var options = new IngestionOptions { File = new FileWriteOptions { Metadata = new Dictionary<string, string> { ["Not A Key"] = "value" } } };

        var run = () => Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), options, Token);

        await run.Should().ThrowAsync<ArgumentException>().WithMessage("*'Not A Key'*");
        await AssertNothingMadeAsync();
    }

    [Fact]
    public async Task Ingest_WithAnotherPdf_IsRefusedUnlessItIsToReplace()
    {
        var first = await Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), null, Token);

        var run = () => Ingestion.IngestPaperAsync(Wanted, Samples.Pdf("two"), null, Token);
        (await run.Should().ThrowAsync<CatalogException>().WithMessage("*ReplacePdf*")).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        var second = await Ingestion.IngestPaperAsync(Wanted, Samples.Pdf("two"), new IngestionOptions { ReplacePdf = true }, Token);

        second.Paper.Id.Should().Be(first.Paper.Id);
        second.Paper.PdfPath.Should().NotBe(first.Paper.PdfPath!);
        second.Job!.Id.Should().NotBe(first.Job!.Id, "another PDF is another film");
    }

    [Fact]
    public async Task Ingest_WhileAnotherPdfIsAttached_ReplacesItOnlyWhereTold()
    {
        Bench.Catalog.At("Begin.Committed", () => Ingestion.IngestPaperAsync(Wanted, Samples.Pdf("two"), null, Token));
        var run = () => Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), null, Token);

        (await run.Should().ThrowAsync<CatalogException>().WithMessage("*ReplacePdf*")).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        (await Bench.LedgerAsync()).Should().ContainSingle(file => file.State == FileState.Committed);

        Bench.Catalog.At("Begin.Committed", () => Ingestion.IngestPaperAsync(Wanted, Samples.Pdf("three"), new IngestionOptions { ReplacePdf = true }, Token));
        var result = await Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), new IngestionOptions { ReplacePdf = true }, Token);

        (await Bench.LedgerAsync()).Should().ContainSingle(file => file.State == FileState.Committed).Which.Path.Should().Be(result.Paper.PdfPath!);
    }

    [Fact]
    public async Task Ingest_WhileTheSamePdfIsAttached_TakesThatOne()
    {
        var inner = "";
        Bench.Catalog.At("Begin.Committed", async () => inner = (await Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), null, Token)).Paper.PdfPath!.Value);

        var result = await Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), null, Token);

        result.Paper.PdfPath!.Value.Should().Be(inner);
        (await Bench.StoredAsync()).Should().BeEquivalentTo([inner, result.Folder!.MetadataPath.Value]);
    }

    [Fact]
    public async Task Ingest_WithAnIdOfAnotherDoi_IsRefused()
    {
        var known = await Bench.Papers.CreateAsync(Samples.Paper() with { Doi = "10.1234/a" }, Token);

        var run = () => Ingestion.IngestPaperAsync(Wanted with { Id = known.Id, Doi = "10.1234/b" }, Samples.Pdf(), null, Token);

        (await run.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        await Bench.AssertNothingLeftAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 a Word document")]
    public async Task Ingest_OfWhatIsNoPdf_IsRefusedAndLeavesNothing(string text)
    {
        var run = () => Ingestion.IngestPaperAsync(Wanted, Samples.Text(text), null, Token);

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Content");
        await AssertNothingMadeAsync();
    }

    [Fact]
    public async Task Ingest_WithFieldsAtFault_LeavesNothing()
    {
        await RefusesAsync(Wanted with { Title = null, Authors = null }, null, "Title", "Authors");
        await RefusesAsync(Wanted with { Title = " ", Doi = "none" }, null, "Title", "Doi");
        await RefusesAsync(Wanted with { OriginalFileName = new string('ü', 255) + "\n" }, null, "OriginalFileName");
        await RefusesAsync(Wanted with { OriginalFileName = new string('漢', 255) }, null, "OriginalFileName");
        await RefusesAsync(Wanted, new IngestionJob { Parameters = JsonElement.Parse("""{"ai_models": 1}"""), VisualFrameworks = [" "] }, "Job.VisualFrameworks[0]", "Job.Parameters");
        await RefusesAsync(Wanted with { Keywords = null! }, null, "Keywords");
        await RefusesAsync(new PaperIngestion { Id = Guid.Empty }, null, "Title", "Authors", "Id");
        await RefusesAsync(new PaperIngestion { Doi = "10.1234/" + new string('a', 300) }, null, "Title", "Authors", "Doi");
        await RefusesAsync(
            Wanted,
            new IngestionJob { Priority = 5_000, MaxAttempts = 0, Delay = TimeSpan.FromDays(-1), IdempotencyKey = " " },
            "Job.Priority",
            "Job.MaxAttempts",
            "Job.Delay",
            "Job.IdempotencyKey");
        await RefusesAsync(
            Wanted, new IngestionJob { Type = (JobType)99, QualityPreset = (QualityPreset)99, AiModels = default(JsonElement), Priority = 5_000 }, "Job.Type", "Job.QualityPreset", "Job.AiModels", "Job.Priority");
        await RefusesAsync(Wanted, new IngestionJob { Parameters = JsonElement.Parse($$"""{"text": "{{new string('a', 10_000_000)}}"}""") }, "Job.Parameters");
        await AssertNothingMadeAsync();

        async Task RefusesAsync(PaperIngestion paper, IngestionJob? job, params string[] fields)
        {
            var run = () => Ingestion.IngestPaperAsync(paper, Samples.Pdf(), new IngestionOptions { Job = job }, Token);
            (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal(fields);
        }
    }

    [Fact]
    public async Task Ingest_WithFaultsOfAllKinds_ListsThemInOneError()
    {
        var run = () => Ingestion.IngestPaperAsync(
            Wanted with { Title = null, Doi = "none", OriginalFileName = "\n" },
            Samples.Text("no PDF"),
            new IngestionOptions { Job = new IngestionJob { VisualFrameworks = [""], Priority = 5_000 } },
            Token);

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal(
            "Title", "Doi", "OriginalFileName", "Job.VisualFrameworks[0]", "Job.Priority", "Content");
        await AssertNothingMadeAsync();
    }

    [Fact]
    public async Task Ingest_OfWhatTheReaderKnowsForNoPdf_ListsTheOtherFaultsToo()
    {
        await using var bench = With(new PdfReading { Outcome = ReadingOutcome.Unrecognized, Fault = "not even one page" });

        var run = () => bench.Services.GetRequiredService<IPaperIngestion>().IngestPaperAsync(
            new PaperIngestion { Title = "Mine" }, Samples.Pdf(), new IngestionOptions { Job = new IngestionJob { MaxAttempts = 0 } }, Token);

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Authors", "Job.MaxAttempts", "Content");
        await AssertNothingMadeAsync();
    }

    [Fact]
    public async Task Ingest_WithAJobThatDiffers_IsAlreadyExists()
    {
        await Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), null, Token);

        var run = () => Ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), new IngestionOptions { Job = new IngestionJob { VisualFrameworks = ["manim"] } }, Token);

        (await run.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Fact]
    public async Task Ingest_TakesWhatTheCallerLeavesOutFromThePdf()
    {
        var facts = new PdfFacts { PageCount = 15, Version = "1.7", Title = "From the PDF", Authors = ["Ada Lovelace"] };
        await using var bench = With(new PdfReading { Outcome = ReadingOutcome.Sound, Facts = facts });
        var ingestion = bench.Services.GetRequiredService<IPaperIngestion>();

        var none = await ingestion.IngestPaperAsync(new PaperIngestion(), Samples.Forward("%PDF-1.7\none"), null, Token);
        var some = await ingestion.IngestPaperAsync(new PaperIngestion { Title = "As the caller says" }, Samples.Pdf("two"), null, Token);

        (none.Paper.Title, none.Pdf!.Facts).Should().Be(("From the PDF", facts));
        none.Paper.Authors.Should().Equal("Ada Lovelace");
        (some.Paper.Title, some.Paper.Authors[0]).Should().Be(("As the caller says", "Ada Lovelace"));
        await using var pdf = await bench.Papers.OpenPdfAsync(none.Paper.Id, cancellationToken: Token);
        pdf.Info.Metadata["page_count"].Should().Be("15");
    }

    [Fact]
    public async Task Ingest_WithMetadataOfTheCaller_KeepsItsPageCount()
    {
        await using var bench = With(new PdfReading { Outcome = ReadingOutcome.Sound, Facts = new PdfFacts { PageCount = 15, Version = "1.7" } });
        var options = new IngestionOptions { File = new FileWriteOptions { Metadata = new Dictionary<string, string> { ["page_count"] = "16 with the cover" } } };

        var result = await bench.Services.GetRequiredService<IPaperIngestion>().IngestPaperAsync(Wanted, Samples.Pdf(), options, Token);

        await using var pdf = await bench.Papers.OpenPdfAsync(result.Paper.Id, cancellationToken: Token);
        pdf.Info.Metadata["page_count"].Should().Be("16 with the cover");
    }

    [Theory]
    [InlineData(ReadingOutcome.Damaged)]
    [InlineData(ReadingOutcome.Protected)]
    [InlineData(ReadingOutcome.TimedOut)]
    public async Task Ingest_OfAPdfThatCannotBeRead_NeedsTheCallersFields(ReadingOutcome outcome)
    {
        await using var bench = With(new PdfReading { Outcome = outcome, Fault = "no way in" });
        var ingestion = bench.Services.GetRequiredService<IPaperIngestion>();

        var run = () => ingestion.IngestPaperAsync(new PaperIngestion { Title = "Mine" }, Samples.Pdf(), null, Token);

        (await run.Should().ThrowAsync<ValidationException>().WithMessage("*no way in*")).Which.Failures.Select(failure => failure.Field).Should().Equal("Authors");
        (await ingestion.IngestPaperAsync(Wanted, Samples.Pdf(), null, Token)).Pdf!.Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task Ingest_OfWhatTheReaderKnowsForNoPdf_IsRefusedAndLeavesNothing()
    {
        await using var bench = With(new PdfReading { Outcome = ReadingOutcome.Unrecognized, Fault = "not even one page" });

        var run = () => bench.Services.GetRequiredService<IPaperIngestion>().IngestPaperAsync(Wanted, Samples.Pdf(), null, Token);

        await run.Should().ThrowAsync<ValidationException>().WithMessage("Content: is no PDF: not even one page");
        await AssertNothingMadeAsync();
    }

    [Fact]
    public async Task Ingest_ByManyAtOnce_MakesOnePaper()
    {
        // Those who wait for another's metadata.json look again after a while.
        await using var bench = new Bench(Catalogue, time: TimeProvider.System);
        var ingestion = bench.Services.GetRequiredService<IPaperIngestion>();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ingestion.IngestPaperAsync(Wanted with { Doi = "10.1234/a" }, Samples.Pdf(), null, Token), Token)));

        results.Select(result => result.Paper.Id).Distinct().Should().ContainSingle();
        results.Select(result => result.Job!.Id).Distinct().Should().ContainSingle();
        results.Count(result => result.IsNew).Should().Be(1);
        await bench.Sweeper.SweepAsync(Token);
        (await bench.LedgerAsync()).Should().ContainSingle(file => file.State == FileState.Committed);
    }

    [Fact]
    public async Task Ingest_KilledAtAnyStep_IsFinishedByTheNextCall()
    {
        var step = 0;
        bool wasKilled;
        do
        {
            var paper = Wanted with { Doi = step % 2 == 0 ? $"10.1234/{step}" : null, Title = $"Paper {step}" };
            wasKilled = await KillPoint.RunAsync(Bench, ++step, () => Ingestion.IngestPaperAsync(paper, Samples.Pdf(), null, Token));
            await Catalogue.ExpireLeasesAsync();
            await Catalogue.ExpireClaimsAsync();
            await Bench.Sweeper.SweepAsync(Token);

            var result = await Ingestion.IngestPaperAsync(paper, Samples.Pdf(), null, Token);

            result.Paper.PdfPath.Should().NotBeNull("step {0}", step);
            (await Catalogue.CountAsync("papers"), await Catalogue.CountAsync("generation_jobs")).Should().Be((1, 1), "step {0}", step);
            (await Bench.StoredAsync()).Should().BeEquivalentTo([result.Paper.PdfPath!.Value, result.Folder!.MetadataPath.Value], "step {0}", step);
            await Bench.Papers.DeleteAsync(result.Paper.Id, Token);
            await Bench.Sweeper.SweepAsync(Token);
            await Bench.AssertNothingLeftAsync();
        }
        while (wasKilled);

        step.Should().BeGreaterThan(15);
    }

    private Bench With(PdfReading reading)
    {
        var reader = Substitute.For<IPdfReader>();
        reader.ReadAsync(Arg.Any<FileContent>(), Arg.Any<CancellationToken>()).Returns(call => ReadAsync(call.Arg<FileContent>()));
        return new Bench(Catalogue, configure: raso => raso.Services.AddSingleton(reader));

        async Task<PdfReading> ReadAsync(FileContent content)
        {
            await using var stream = await content.OpenAsync(Token);
            await stream.CopyToAsync(Stream.Null, Token);
            return reading;
        }
    }

    private async Task AssertNothingMadeAsync()
    {
        (await Catalogue.CountAsync("papers"), await Catalogue.CountAsync("generation_jobs")).Should().Be((0, 0));
        (await Bench.StoredAsync()).Should().BeEmpty();
        (await Bench.LedgerAsync()).Should().BeEmpty();
    }
}
