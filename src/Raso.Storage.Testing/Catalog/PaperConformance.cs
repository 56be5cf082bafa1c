using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Inserting, getting, finding and deleting papers.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Each field comes back as it was given, from the insert and from reading.</summary>
    [Fact]
    public async Task Insert_EveryField_ComesBack()
    {
        var id = Guid.CreateVersion7();

        var inserted = await WriteAsync(session => session.Papers.InsertAsync(id, SamplePapers.Full, "papers/2017/full", Token));
        var read = await GetPaperAsync(id);

        Assert.NotNull(inserted);
        Assert.Equal(id, inserted.Id);
        Assert.Equal("papers/2017/full", inserted.Folder);
        Fields.Same(SamplePapers.Full, inserted);
        Fields.Same(inserted, read);
        Assert.Equal(id, read.Id);
    }

    /// <summary>What is not given is empty, and stays so.</summary>
    [Fact]
    public async Task Insert_OnlyWhatMustBe_LeavesTheRestEmpty()
    {
        var row = await AddPaperAsync();

        Fields.Same(SamplePapers.Plain, row);
        Fields.Same(row, await GetPaperAsync(row.Id));
        Assert.Null(row.PdfPath);
        Assert.Empty(row.Keywords);
    }

    /// <summary>A new row begins at version 1, and its times are UTC and equal to those of the reading.</summary>
    [Fact]
    public async Task Insert_NewRow_BeginsAtVersionOne()
    {
        var row = await AddPaperAsync();

        Assert.Equal(1, row.RowVersion);
        Assert.Equal(TimeSpan.Zero, row.CreatedAt.Offset);
        Assert.InRange(row.UpdatedAt - row.CreatedAt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.InRange(row.CreatedAt, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue);
    }

    /// <summary>A row with the id exists: nothing is inserted, nothing is raised, and the transaction goes on.</summary>
    [Fact]
    public async Task Insert_SameId_ReturnsNullAndTransactionGoesOn()
    {
        var first = await AddPaperAsync(SamplePapers.Full);

        var (again, next) = await WriteAsync(async session =>
        {
            var again = await session.Papers.InsertAsync(first.Id, SamplePapers.Other, "papers/other", Token);
            return (again, await session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Other, "papers/next", Token));
        });

        Assert.Null(again);
        Assert.NotNull(next);
        Fields.Same(first, await GetPaperAsync(first.Id));
        Fields.Same(SamplePapers.Other, await GetPaperAsync(next.Id));
    }

    /// <summary>The same call again, id, DOI and folder alike, returns null and not an error: that is how a call is repeated.</summary>
    [Fact]
    public async Task Insert_SameCallAgain_ReturnsNull()
    {
        var id = Guid.CreateVersion7();
        Assert.NotNull(await WriteAsync(session => session.Papers.InsertAsync(id, SamplePapers.Full, "papers/full", Token)));

        Assert.Null(await WriteAsync(session => session.Papers.InsertAsync(id, SamplePapers.Full, "papers/full", Token)));
    }

    /// <summary>One DOI, one paper.</summary>
    [Fact]
    public async Task Insert_DoiTaken_ThrowsAlreadyExists()
    {
        await AddPaperAsync(SamplePapers.Full);

        var error = await ThrowsAsync(
            CatalogErrorCode.AlreadyExists, () => AddPaperAsync(SamplePapers.Other with { Doi = SamplePapers.Full.Doi }));

        Assert.Contains("doi", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Papers without a DOI do not stand in each other's way.</summary>
    [Fact]
    public async Task Insert_SeveralWithoutDoi_KeepsAll()
    {
        var ids = new[] { (await AddPaperAsync()).Id, (await AddPaperAsync()).Id, (await AddPaperAsync()).Id };

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(await ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token)), paper => Assert.Null(paper.Doi));
    }

    /// <summary>One folder, one paper.</summary>
    [Fact]
    public async Task Insert_FolderTaken_ThrowsAlreadyExists()
    {
        await WriteAsync(session => session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Full, "papers/one", Token));

        await ThrowsAsync(
            CatalogErrorCode.AlreadyExists,
            () => WriteAsync(session => session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Other, "papers/one", Token)));
    }

    /// <summary>The database refuses what slipped past the checks of the services.</summary>
    /// <param name="fault">What is wrong.</param>
    [Theory]
    [InlineData("blank title")]
    [InlineData("long title")]
    [InlineData("no author")]
    [InlineData("blank author")]
    [InlineData("long author")]
    [InlineData("blank keyword")]
    [InlineData("long keyword")]
    [InlineData("DOI in capitals")]
    [InlineData("DOI of another kind")]
    [InlineData("long journal")]
    [InlineData("long URL")]
    public async Task Insert_AgainstTheRules_ThrowsConstraintViolation(string fault)
    {
        var paper = fault switch
        {
            "blank title" => SamplePapers.Plain with { Title = " \t\u00a0\u3000" },
            "long title" => SamplePapers.Plain with { Title = new string('t', 501) },
            "no author" => SamplePapers.Plain with { Authors = [] },
            "blank author" => SamplePapers.Plain with { Authors = ["A. Author", " "] },
            "long author" => SamplePapers.Plain with { Authors = ["A. Author", new string('a', 501)] },
            "long keyword" => SamplePapers.Plain with { Keywords = [new string('k', 201)] },
            "blank keyword" => SamplePapers.Plain with { Keywords = [""] },
            "DOI in capitals" => SamplePapers.Plain with { Doi = "10.1000/ABC" },
            "DOI of another kind" => SamplePapers.Plain with { Doi = "https://doi.org/10.1000/abc" },
            "long journal" => SamplePapers.Plain with { Journal = new string('j', 201) },
            _ => SamplePapers.Plain with { PdfUrl = "https://example.org/" + new string('u', 2048) },
        };

        await ThrowsAsync(CatalogErrorCode.ConstraintViolation, () => AddPaperAsync(paper));
        Assert.Empty(await ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token)));
    }

    /// <summary>The longest values that are allowed are kept whole; lengths count characters, not bytes.</summary>
    [Fact]
    public async Task Insert_LongestValues_ComeBack()
    {
        var paper = new NewPaper
        {
            Title = new string('語', 500),
            Authors = [.. Enumerable.Range(0, 1000).Select(number => $"Author {number}"), new string('名', 500)],
            Keywords = [new string('鍵', 200)],
            Doi = "10.1000/" + new string('x', 247),
            Journal = new string('é', 200),
            PdfUrl = "https://example.org/" + new string('u', 2028),
            PublicationDate = DateOnly.MinValue,
        };

        Fields.Same(paper, await GetPaperAsync((await AddPaperAsync(paper)).Id));
        Assert.Equal(DateOnly.MaxValue, (await AddPaperAsync(SamplePapers.Plain with { PublicationDate = DateOnly.MaxValue })).PublicationDate);
    }

    /// <summary>An id without a row gives nothing.</summary>
    [Fact]
    public async Task Get_NoSuchPaper_ReturnsNull() => Assert.Null(await ReadAsync(session => session.Papers.GetAsync(Guid.CreateVersion7(), Token)));

    /// <summary>A paper is found by its DOI, and by no other.</summary>
    [Fact]
    public async Task FindByDoi_OneOfSeveral_FindsIt()
    {
        await AddPaperAsync();
        await AddPaperAsync(SamplePapers.Other);
        var wanted = await AddPaperAsync(SamplePapers.Full);

        Assert.Equal(wanted.Id, (await ReadAsync(session => session.Papers.FindByDoiAsync(SamplePapers.Full.Doi!, Token)))?.Id);
        Assert.Null(await ReadAsync(session => session.Papers.FindByDoiAsync("10.1000/none", Token)));
        Assert.Null(await ReadAsync(session => session.Papers.FindByDoiAsync("10.48550/arxiv.%", Token)));
    }

    /// <summary>A deleted paper is gone, its DOI and folder are free, and the second delete finds nothing.</summary>
    [Fact]
    public async Task Delete_Paper_IsGone()
    {
        var id = Guid.CreateVersion7();
        await WriteAsync(session => session.Papers.InsertAsync(id, SamplePapers.Full, "papers/full", Token));

        Assert.True(await WriteAsync(session => session.Papers.DeleteAsync(id, Token)));
        Assert.False(await WriteAsync(session => session.Papers.DeleteAsync(id, Token)));

        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
        Assert.NotNull(await WriteAsync(session => session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Full, "papers/full", Token)));
    }
}
