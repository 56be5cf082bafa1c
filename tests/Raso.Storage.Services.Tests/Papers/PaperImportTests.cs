using System.Runtime.CompilerServices;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>Importing papers through the repository.</summary>
public abstract class PaperImportTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Import_OfNothing_ReportsNothing() => (await ImportAsync([])).Should().BeEquivalentTo(new PaperImportReport(new(0, 0, 0, 0, 0), []));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(100, 1)]
    [InlineData(7, 4)]
    public async Task Import_OfNewPapers_MakesEachOnce(int batchSize, int connections)
    {
        var papers = Papers(100);

        var report = await ImportAsync(papers, new PaperImportOptions { BatchSize = batchSize, Connections = connections });

        report.Should().BeEquivalentTo(new PaperImportReport(new(100, 100, 0, 0, 0), []));
        var rows = (await Bench.Papers.ListAsync(new PaperListOptions { PageSize = 1000 }, Token)).Items;
        rows.Select(row => row.Title).Should().BeEquivalentTo(papers.Select(paper => paper.Title));
        rows.Select(row => row.Folder).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Import_Again_DoublesNothing()
    {
        NewPaper[] papers = [.. Papers(20), .. Papers(20).Select((paper, i) => paper with { Doi = $"10.1234/{i}" })];
        await ImportAsync(papers);

        var again = await ImportAsync(papers.Reverse());

        again.Counts.Should().Be(new PaperImportProgress(40, 0, 0, 40, 0));
        (await Catalogue.CountAsync("papers")).Should().Be(40);
    }

    [Fact]
    public async Task Import_StoppedHalfWay_GoesOnWithoutDoubling()
    {
        var papers = Papers(50);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var progress = new List<PaperImportProgress>();
        var options = new PaperImportOptions
        {
            BatchSize = 5,
            Progress = new Sink<PaperImportProgress>(now =>
            {
                progress.Add(now);
                if (progress.Count == 3)
                {
                    stop.Cancel();
                }
            }),
        };

        var import = () => Bench.Papers.ImportAsync(Stream(papers), options, stop.Token);
        (await import.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(stop.Token);
        var committed = await Catalogue.CountAsync("papers");
        var rest = await ImportAsync(papers);

        committed.Should().Be(progress[^1].Inserted).And.BeLessThan(50);
        rest.Counts.Should().Be(new PaperImportProgress(50, 50 - committed, 0, committed, 0));
        (await Catalogue.CountAsync("papers")).Should().Be(50);
    }

    [Fact]
    public async Task Import_WithRecordsAtFault_RefusesThemWithTheReason()
    {
        NewPaper[] papers = [.. Papers(3), new NewPaper { Title = " ", Authors = [] }, Samples.Paper() with { Doi = "no doi" }, null!, .. Papers(5)[3..]];
        var refused = new List<PaperImportRefusal>();

        var report = await ImportAsync(papers, new PaperImportOptions { OnRefused = refused.Add, MaxRefusals = 2 });

        report.Counts.Should().Be(new PaperImportProgress(8, 5, 0, 0, 3));
        refused.Select(refusal => refusal.Index).Should().Equal(3, 4, 5);
        refused[0].Failures.Select(failure => failure.Field).Should().Equal("Title", "Authors");
        refused[1].Should().BeEquivalentTo(new { Title = "Attention Is All You Need", Doi = "no doi" });
        refused[1].Reason.Should().Contain("is no DOI");
        refused[2].Reason.Should().Be("The record is null.");
        report.Refusals.Should().Equal(refused.Take(2));
    }

    [Fact]
    public async Task Import_OfOneDoiTwice_SkipsTheSecond()
    {
        var report = await ImportAsync([Samples.Paper("One") with { Doi = "10.1234/A" }, Samples.Paper("Two") with { Doi = "https://doi.org/10.1234/a" }]);

        report.Counts.Should().Be(new PaperImportProgress(2, 1, 0, 1, 0));
        (await Bench.Papers.FindByDoiAsync("10.1234/a", Token))!.Title.Should().Be("One");
    }

    [Fact]
    public async Task Import_OfOneDoiTwiceToUpdate_TakesTheSecond()
    {
        var report = await ImportAsync(
            [Samples.Paper("One") with { Doi = "10.1234/a", Journal = "Mind" }, Samples.Paper("Two") with { Doi = "10.1234/a" }],
            new PaperImportOptions { KnownPapers = KnownPaperPolicy.Update });

        report.Counts.Should().Be(new PaperImportProgress(2, 1, 1, 0, 0));
        (await Bench.Papers.FindByDoiAsync("10.1234/a", Token))!.Should().BeEquivalentTo(new { Title = "Two", Journal = "Mind", RowVersion = 2 });
    }

    [Fact]
    public async Task Import_OfAKnownDoiTwiceToUpdate_TakesBothInOrder()
    {
        await Bench.Papers.CreateAsync(Samples.Paper("One") with { Doi = "10.1234/a" }, Token);

        var report = await ImportAsync(
            [Samples.Paper("Two") with { Doi = "10.1234/a", Journal = "Mind" }, Samples.Paper("Three") with { Doi = "10.1234/a" }],
            new PaperImportOptions { KnownPapers = KnownPaperPolicy.Update });

        report.Counts.Should().Be(new PaperImportProgress(2, 0, 2, 0, 0));
        (await Bench.Papers.FindByDoiAsync("10.1234/a", Token))!.Should().BeEquivalentTo(new { Title = "Three", Journal = "Mind", RowVersion = 3 });
    }

    [Fact]
    public async Task Import_OfAKnownDoiThatMustFail_NamesItAndLeavesItsBatch()
    {
        var known = await Bench.Papers.CreateAsync(Samples.Paper() with { Doi = "10.1234/a" }, Token);
        NewPaper[] papers = [.. Papers(4), Samples.Paper() with { Doi = "10.1234/a" }, .. Papers(8)[4..]];

        var import = () => ImportAsync(papers, new PaperImportOptions { KnownPapers = KnownPaperPolicy.Fail, BatchSize = 2 });

        var error = (await import.Should().ThrowAsync<CatalogException>()).Which;
        error.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        error.Message.Should().Contain("10.1234/a").And.Contain($"{known.Id}").And.Contain("Record 4");
        (await Catalogue.CountAsync("papers")).Should().Be(5);
    }

    [Theory]
    [InlineData("10.1234/a")]
    [InlineData(null)]
    public async Task Import_OfARecordTwiceThatMustFail_WritesNothingOfItsBatch(string? doi)
    {
        NewPaper[] papers = [.. Papers(4), Samples.Paper("One") with { Doi = doi }, Samples.Paper("Other"), Samples.Paper("One") with { Doi = doi }];

        var import = () => ImportAsync(papers, new PaperImportOptions { KnownPapers = KnownPaperPolicy.Fail, BatchSize = 4 });

        var error = (await import.Should().ThrowAsync<CatalogException>()).Which;
        error.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        error.Message.Should().Contain("Record 6").And.Contain("record 4").And.Contain(doi ?? "One");
        (await Catalogue.CountAsync("papers")).Should().Be(4);
    }

    [Fact]
    public async Task Import_OfASourceThatThrows_PassesItsError()
    {
        var import = () => Bench.Papers.ImportAsync(Broken(), new PaperImportOptions { BatchSize = 2 }, Token);

        await import.Should().ThrowAsync<FormatException>().WithMessage("line 3");

        static async IAsyncEnumerable<NewPaper> Broken()
        {
            await Task.Yield();
            yield return Samples.Paper("One");
            throw new FormatException("line 3");
        }
    }

    [Fact]
    public async Task Import_WithACallbackThatThrows_PassesItsError()
    {
        var import = () => ImportAsync([null!], new PaperImportOptions { OnRefused = _ => throw new FormatException("mine") });

        await import.Should().ThrowAsync<FormatException>().WithMessage("mine");
    }

    [Fact]
    public async Task Import_WithOptionsOutOfRange_NamesThemAll()
    {
        var import = () => ImportAsync([], new PaperImportOptions { BatchSize = 0, Connections = 33, MaxRefusals = -1, KnownPapers = (KnownPaperPolicy)7 });

        (await import.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field)
            .Should().Equal("KnownPapers", "Connections", "BatchSize", "MaxRefusals");
    }

    [Fact]
    public async Task Import_OfLargeRecords_KeepsFewInMemory()
    {
        var (given, settled, most) = (0L, 0L, 0L);
        var options = new PaperImportOptions { Progress = new Sink<PaperImportProgress>(now => Interlocked.Exchange(ref settled, now.Read)) };

        await Bench.Papers.ImportAsync(Large(), options, Token);

        // At most 4 million characters in each of the batches that is written, that waits, and that is being filled; and the next record.
        most.Should().BeLessThanOrEqualTo((3 * 8) + 1);
        settled.Should().Be(80);

        async IAsyncEnumerable<NewPaper> Large()
        {
            for (var i = 0; i < 80; i++)
            {
                given++;
                most = Math.Max(most, given - Interlocked.Read(ref settled));
                yield return Samples.Paper($"Paper {i}") with { Abstract = new string('x', 490_000) };
                await Task.Yield();
            }
        }
    }

    protected static NewPaper[] Papers(int count) => [.. Enumerable.Range(0, count).Select(i => Samples.Paper($"Paper {i}"))];

    private static async IAsyncEnumerable<NewPaper> Stream(IEnumerable<NewPaper> papers, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var paper in papers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return paper;
        }
    }

    protected Task<PaperImportReport> ImportAsync(IEnumerable<NewPaper> papers, PaperImportOptions? options = null) => Bench.Papers.ImportAsync(Stream(papers), options, Token);

    protected sealed class Sink<T>(Action<T> take) : IProgress<T>
    {
        public void Report(T value) => take(value);
    }
}
