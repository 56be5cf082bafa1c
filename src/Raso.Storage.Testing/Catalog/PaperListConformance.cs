using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Listing papers page by page.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperListConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A catalogue without papers lists none.</summary>
    [Fact]
    public async Task List_NoPapers_IsEmpty() => Assert.Empty(await ListAsync(null, true, 10));

    /// <summary>Page by page, each row comes once, in order, with all its fields.</summary>
    /// <param name="oldestFirst">The order.</param>
    /// <param name="limit">The size of a page.</param>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 4)]
    [InlineData(true, 12)]
    [InlineData(true, 100)]
    [InlineData(false, 1)]
    [InlineData(false, 4)]
    [InlineData(false, 12)]
    [InlineData(false, 100)]
    public async Task List_PageByPage_GivesEachRowOnce(bool oldestFirst, int limit)
    {
        var rows = new List<Paper> { await AddPaperAsync(SamplePapers.Full) };
        while (rows.Count < 12)
        {
            rows.Add(await AddPaperAsync());
        }

        var listed = await WalkAsync(oldestFirst, limit);

        Assert.Equal(InOrder(rows, oldestFirst), listed.ConvertAll(paper => paper.Id));
        Assert.All(listed, paper => Fields.Same(rows.Single(row => row.Id == paper.Id), paper));
    }

    /// <summary>Rows of one moment are neither left out nor repeated: their ids decide.</summary>
    /// <param name="oldestFirst">The order.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task List_EqualTimes_GivesEachRowOnce(bool oldestFirst)
    {
        Assert.SkipUnless(Harness.HasSql, "Equal times can be made by plain SQL alone.");
        var rows = new List<Paper> { await AddPaperAsync(), await AddPaperAsync() };
        var model = rows[0].Id;
        for (var i = 0; i < 9; i++)
        {
            // Random ids, so that the order of the ids is not that of the inserts.
            var id = new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
            await Harness.ExecuteSqlAsync(
                $"INSERT INTO papers (id, title, authors, folder, created_at, updated_at) SELECT '{id}', title, authors, 'equal/{i}', created_at, updated_at FROM papers WHERE id = '{model}'",
                Token);
            rows.Add(await GetPaperAsync(id));
        }

        Assert.Equal(10, rows.Count(row => row.CreatedAt == rows[0].CreatedAt));

        foreach (var limit in new[] { 1, 3, 20 })
        {
            Assert.Equal(InOrder(rows, oldestFirst), (await WalkAsync(oldestFirst, limit)).ConvertAll(paper => paper.Id));
        }
    }

    /// <summary>Rows that come and go between the pages, the last one of the page among them, make no gap and no repetition.</summary>
    /// <param name="oldestFirst">The order.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task List_RowsComeAndGo_NoGapsNoRepeats(bool oldestFirst)
    {
        var rows = new List<Paper>();
        while (rows.Count < 24)
        {
            rows.Add(await AddPaperAsync());
        }

        var expected = InOrder(rows, oldestFirst);
        var seen = new List<Guid>();
        PaperKey? after = null;
        while (true)
        {
            var page = await ListAsync(after, oldestFirst, 4);
            if (page.Count == 0)
            {
                break;
            }

            Assert.InRange(page.Count, 1, 4);
            seen.AddRange(page.Select(paper => paper.Id));
            after = KeyOf(page[^1]);
            await WriteAsync(async session =>
            {
                await session.Papers.DeleteAsync(page[0].Id, Token);
                await session.Papers.DeleteAsync(page[^1].Id, Token);
            });
            var ahead = expected.Except(seen).Skip(1).FirstOrDefault();
            if (expected.Remove(ahead))
            {
                await WriteAsync(session => session.Papers.DeleteAsync(ahead, Token));
            }

            if (rows.Count < 30)
            {
                rows.Add(await AddPaperAsync());
            }
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(expected, seen.Where(expected.Contains));
        Assert.Empty(seen.Except(rows.Select(row => row.Id)));
    }

    /// <summary>A page after the last row is empty; the end is no error.</summary>
    [Fact]
    public async Task List_AfterTheLast_IsEmpty()
    {
        var row = await AddPaperAsync();

        Assert.Empty(await ListAsync(KeyOf(row), true, 10));
        Assert.Empty(await ListAsync(KeyOf(row), false, 10));
    }

    private static PaperKey KeyOf(Paper paper) => new(paper.CreatedAt, paper.Id);

    private static List<Guid> InOrder(IEnumerable<Paper> rows, bool oldestFirst)
    {
        var ordered = rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal).Select(row => row.Id).ToList();
        if (!oldestFirst)
        {
            ordered.Reverse();
        }

        return ordered;
    }

    private Task<IReadOnlyList<Paper>> ListAsync(PaperKey? after, bool oldestFirst, int limit) =>
        ReadAsync(session => session.Papers.ListAsync(after, oldestFirst, limit, Token));

    private async Task<List<Paper>> WalkAsync(bool oldestFirst, int limit)
    {
        var listed = new List<Paper>();
        PaperKey? after = null;
        while (true)
        {
            var page = await ListAsync(after, oldestFirst, limit);
            listed.AddRange(page);
            Assert.True(page.Count <= limit, $"A page of at most {limit} rows holds {page.Count}.");
            if (page.Count == 0 || listed.Count > 1000)
            {
                return listed;
            }

            after = KeyOf(page[^1]);
        }
    }
}
