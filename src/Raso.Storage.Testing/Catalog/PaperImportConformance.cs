using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Importing many papers at once.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperImportConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    private const string Doi = "10.1234/known";

    /// <summary>Nothing makes nothing.</summary>
    [Fact]
    public async Task Import_NoRows_GivesNothing() => Assert.Empty(await ImportAsync(false));

    /// <summary>New papers are there with every field, and the outcomes come in their order.</summary>
    /// <param name="update">Whether known papers would be updated.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_NewPapers_InsertsEachWithAllFields(bool update)
    {
        PaperImportRow[] rows =
        [
            Row(SamplePapers.Full), Row(SamplePapers.Plain), Row(SamplePapers.Plain with { PublicationDate = DateOnly.MinValue }),
            Row(SamplePapers.Plain with { PublicationDate = DateOnly.MaxValue }), Row(SamplePapers.Plain with { Keywords = ["a", "b, c", "\"d\" {e}"] }),
        ];

        var outcomes = await ImportAsync(update, rows);

        Assert.Equal(rows.Select(row => new PaperImportOutcome(PaperImportState.Inserted, row.Id)), outcomes);
        foreach (var row in rows)
        {
            var paper = await GetPaperAsync(row.Id);
            Fields.Same(row.Paper, paper);
            Assert.Equal(row.Folder, paper.Folder);
            Assert.Equal(1, paper.RowVersion);
        }
    }

    /// <summary>Known papers stay as they are where they are not to be updated, and new ones beside them are made.</summary>
    [Fact]
    public async Task Import_KnownDoi_KeepsThePaper()
    {
        var known = await AddPaperAsync(SamplePapers.Full with { Doi = Doi });
        var row = Row(SamplePapers.Plain with { Doi = Doi });
        var other = Row(SamplePapers.Plain);

        var outcomes = await ImportAsync(false, row, other);

        Assert.Equal([new(PaperImportState.Known, known.Id), new(PaperImportState.Inserted, other.Id)], outcomes);
        Fields.Same(known, await GetPaperAsync(known.Id));
        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(row.Id, Token)));
    }

    /// <summary>An update takes over what the record has; what it lacks stays.</summary>
    [Fact]
    public async Task Import_KnownDoiToUpdate_TakesOverWhatIsThere()
    {
        var known = await AddPaperAsync(SamplePapers.Full with { Doi = Doi });

        var outcomes = await ImportAsync(true, Row(new NewPaper { Title = "New", Authors = ["N. Ew"], Doi = Doi, Journal = "Mind" }), Row(SamplePapers.Plain));

        Assert.Equal(new PaperImportOutcome(PaperImportState.Updated, known.Id), outcomes[0]);
        Assert.Equal(PaperImportState.Inserted, outcomes[1].State);
        var paper = await GetPaperAsync(known.Id);
        Fields.Same(known with { Title = "New", Authors = ["N. Ew"], Journal = "Mind", UpdatedAt = paper.UpdatedAt, RowVersion = 2 }, paper);
    }

    /// <summary>Each field that a record has replaces the row's.</summary>
    [Fact]
    public async Task Import_KnownDoiToUpdate_TakesOverEachField()
    {
        var known = await AddPaperAsync(SamplePapers.Plain with { Doi = Doi });
        var full = SamplePapers.Full with { Doi = Doi };

        await ImportAsync(true, Row(full));

        Fields.Same(full, await GetPaperAsync(known.Id));
    }

    /// <summary>An update that changes nothing leaves the row version.</summary>
    [Fact]
    public async Task Import_KnownDoiWithEqualFields_ChangesNothing()
    {
        var known = await AddPaperAsync(SamplePapers.Full with { Doi = Doi });

        var outcome = Assert.Single(await ImportAsync(true, Row(SamplePapers.Full with { Doi = Doi })));

        Assert.Equal(new PaperImportOutcome(PaperImportState.Known, known.Id), outcome);
        Fields.Same(known, await GetPaperAsync(known.Id));
    }

    /// <summary>A paper is known by its id, too, where not both have a DOI; it gets the DOI that it lacks.</summary>
    [Fact]
    public async Task Import_KnownId_IsTheSamePaper()
    {
        var known = await AddPaperAsync(SamplePapers.Plain);

        var kept = Assert.Single(await ImportAsync(false, Row(SamplePapers.Plain with { Doi = Doi }) with { Id = known.Id }));
        var updated = Assert.Single(await ImportAsync(true, Row(SamplePapers.Plain with { Doi = Doi }) with { Id = known.Id }));

        Assert.Equal(new PaperImportOutcome(PaperImportState.Known, known.Id), kept);
        Assert.Equal(new PaperImportOutcome(PaperImportState.Updated, known.Id), updated);
        Assert.Equal(Doi, (await GetPaperAsync(known.Id)).Doi);
    }

    /// <summary>An id that a paper with another DOI has is not overwritten.</summary>
    /// <param name="update">Whether known papers would be updated.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_IdOfAnotherDoi_IsTold(bool update)
    {
        var known = await AddPaperAsync(SamplePapers.Plain with { Doi = "10.1234/other" });

        var outcome = Assert.Single(await ImportAsync(update, Row(SamplePapers.Plain with { Doi = Doi }) with { Id = known.Id }));

        Assert.Equal(new PaperImportOutcome(PaperImportState.IdTaken, known.Id), outcome);
        Fields.Same(known, await GetPaperAsync(known.Id));
    }

    /// <summary>A folder that another paper has is not shared.</summary>
    [Fact]
    public async Task Import_FolderOfAnother_IsTold()
    {
        var known = await AddPaperAsync();
        var row = Row(SamplePapers.Plain) with { Folder = known.Folder };

        var outcome = Assert.Single(await ImportAsync(false, row));

        Assert.Equal(new PaperImportOutcome(PaperImportState.FolderTaken, known.Id), outcome);
        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(row.Id, Token)));
    }

    /// <summary>A call that fails leaves nothing of its transaction.</summary>
    [Fact]
    public async Task Import_ValueThatNoRowMayHave_LeavesNothing()
    {
        var good = Row(SamplePapers.Plain);

        await ThrowsAsync(CatalogErrorCode.ConstraintViolation, () => ImportAsync(false, good, Row(SamplePapers.Plain with { Title = " " })));

        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(good.Id, Token)));
    }

    /// <summary>Two batches of one transaction stand or fall together.</summary>
    [Fact]
    public async Task Import_TwiceInOneTransaction_SeesItsOwnRows()
    {
        var row = Row(SamplePapers.Full with { Doi = Doi });

        var (first, second, third) = await WriteAsync(async session =>
        (
            Assert.Single(await session.Papers.ImportAsync([row], false, Token)),
            Assert.Single(await session.Papers.ImportAsync([row], true, Token)),
            Assert.Single(await session.Papers.ImportAsync([Row(SamplePapers.Plain with { Doi = Doi })], true, Token))));

        Assert.Equal(PaperImportState.Inserted, first.State);
        Assert.Equal(new PaperImportOutcome(PaperImportState.Known, row.Id), second);
        Assert.Equal(new PaperImportOutcome(PaperImportState.Updated, row.Id), third);
    }

    /// <summary>Many that import the same papers at once make each of them once, whatever the order of their records.</summary>
    [Fact]
    public async Task Import_SamePapersAtOnce_MakesEachOnce()
    {
        NewPaper[] papers = [.. Enumerable.Range(0, 200).Select(i => SamplePapers.Plain with { Doi = $"10.1234/{i}", Journal = $"Journal {i}" })];
        var imports = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
            ImportAsync(n % 2 == 0, [.. (n < 4 ? papers : papers.Reverse()).Select(paper => Row(paper))]))));

        Assert.Equal(papers.Length, imports.SelectMany(outcomes => outcomes).Count(outcome => outcome.State == PaperImportState.Inserted));
        Assert.All(imports.SelectMany(outcomes => outcomes), outcome => Assert.Contains(outcome.State, new[] { PaperImportState.Inserted, PaperImportState.Known }));
        Assert.Equal(papers.Length, (await ReadAsync(session => session.Papers.ListAsync(null, true, 1000, Token))).Count);
    }

    private PaperImportRow Row(NewPaper paper) => new(Guid.CreateVersion7(), paper, MakeName("papers/imported"));

    private Task<IReadOnlyList<PaperImportOutcome>> ImportAsync(bool update, params PaperImportRow[] rows) =>
        WriteAsync(session => session.Papers.ImportAsync(rows, update, Token));
}
