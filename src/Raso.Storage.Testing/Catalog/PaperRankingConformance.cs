using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The order of found papers, page by page, and what is marked in them.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperRankingConformance<THarness> : PaperSearchTopic<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A match in the title is worth more than one in the authors, that more than one in the keywords, and that more than one in the abstract.</summary>
    [Fact]
    public async Task Rank_Fields_HaveTheirWeights()
    {
        var inAbstract = await AddPaperAsync(SamplePapers.Plain with { Abstract = "quantum" });
        var inKeywords = await AddPaperAsync(SamplePapers.Plain with { Keywords = ["quantum"] });
        var inAuthors = await AddPaperAsync(SamplePapers.Plain with { Authors = ["Quantum"] });
        var inTitle = await AddPaperAsync(SamplePapers.Plain with { Title = "Quantum" });

        Assert.Equal([inTitle.Id, inAuthors.Id, inKeywords.Id, inAbstract.Id], await RankAsync(Words("quantum")));
    }

    /// <summary>Page by page by rank, each row comes once; rows of one rank come by their ids.</summary>
    /// <param name="newest">How many are ranked.</param>
    /// <param name="limit">The size of a page.</param>
    [Theory]
    [InlineData(null, 1)]
    [InlineData(null, 3)]
    [InlineData(100, 4)]
    public async Task Rank_PageByPage_GivesEachRowOnce(int? newest, int limit)
    {
        var papers = new List<Paper>();
        for (var i = 0; i < 10; i++)
        {
            papers.Add(await AddTitleAsync(i < 5 ? "Graph of equal rank" : $"Graph {new string('x', i)} graph"));
        }

        var listed = new List<FoundPaper>();
        for (PaperRankKey? after = null; ;)
        {
            var page = await ReadAsync(session => session.PaperSearch.RankAsync(Words("graph"), newest, after, limit, false, Token));
            listed.AddRange(page);
            if (page.Count < limit)
            {
                break;
            }

            after = new PaperRankKey(page[^1].Rank, page[^1].Paper.Id);
        }

        Assert.Equal(papers.Select(paper => paper.Id).Order(), listed.Select(found => found.Paper.Id).Order());
        Assert.Equal(listed.OrderByDescending(found => found.Rank).ThenByDescending(found => $"{found.Paper.Id}", StringComparer.Ordinal).Select(found => found.Paper.Id), listed.Select(found => found.Paper.Id));
        Assert.All(listed, found => Fields.Same(papers.Single(paper => paper.Id == found.Paper.Id), found.Paper));
    }

    /// <summary>A row keeps its rank whatever others are added, changed or removed: page by page each comes once, also where the last row of a page is gone.</summary>
    /// <param name="text">The words.</param>
    /// <param name="newest">How many are ranked.</param>
    [Theory]
    [InlineData("graph", null)]
    [InlineData("graph network", null)]
    [InlineData("graph network", 1000)]
    [InlineData("graph network learning", null)]
    public async Task Rank_WhileOthersAreWritten_GivesEachRowOnce(string text, int? newest)
    {
        var random = new Random(7);
        var words = text.Split(' ');
        var papers = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            var texts = words.SelectMany(word => Enumerable.Repeat(word, 1 + random.Next(5))).Concat(Enumerable.Repeat("filler", random.Next(80)));
            papers.Add((await AddPaperAsync(SamplePapers.Plain with { Abstract = string.Join(' ', texts) })).Id);
        }

        var first = await RankAsync(Words(words));
        var listed = new List<Guid>();
        var gone = new List<Guid>();
        for (PaperRankKey? after = null; listed.Count < 2 * papers.Count;)
        {
            var page = await ReadAsync(session => session.PaperSearch.RankAsync(Words(words), newest, after, 4, false, Token));
            listed.AddRange(page.Select(found => found.Paper.Id));
            if (page.Count < 4)
            {
                break;
            }

            after = new PaperRankKey(page[^1].Rank, page[^1].Paper.Id);

            // They make words more or less frequent, and texts longer on average; with several words, one of them alone is no match.
            await AddPaperAsync(SamplePapers.Plain with { Abstract = "of " + string.Join(' ', Enumerable.Repeat("stuffing", random.Next(300))) });
            await AddPaperAsync(SamplePapers.Plain with { Title = words.Length > 1 ? words[^1] : "Something else" });
            await WriteAsync(async session =>
            {
                if (gone.Count < 3)
                {
                    await session.Papers.DeleteAsync(page[^1].Paper.Id, Token);
                    gone.Add(page[^1].Paper.Id);
                }
            });
        }

        Assert.Equal(first, listed);
        Assert.Equal(3, gone.Count);
    }

    /// <summary>Only those that were made last are ranked where that is asked for.</summary>
    [Fact]
    public async Task Rank_OfTheNewest_LeavesTheOthers()
    {
        var best = await AddTitleAsync("Graph");
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        var second = await AddPaperAsync(SamplePapers.Plain with { Abstract = "a graph" });
        var third = await AddPaperAsync(SamplePapers.Plain with { Keywords = ["graph"] });

        var found = await ReadAsync(session => session.PaperSearch.RankAsync(Words("graph"), 2, null, 10, false, Token));

        Assert.Equal([third.Id, second.Id], found.Select(paper => paper.Paper.Id));
        Assert.Equal(best.Id, (await RankAsync(Words("graph")))[0]);
    }

    /// <summary>Page by page by the day of publication, each row comes once, those without a day last; with words and without, few and many.</summary>
    /// <param name="oldestFirst">The order.</param>
    /// <param name="withWords">Whether there are words.</param>
    /// <param name="isBroad">Whether the rows are to be found along the days.</param>
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(true, true, true)]
    public async Task List_PageByPage_GivesEachRowOnce(bool oldestFirst, bool withWords, bool isBroad)
    {
        var papers = new List<Paper>();
        for (var i = 0; i < 12; i++)
        {
            papers.Add(await AddPaperAsync(SamplePapers.Plain with { Title = $"Graph {i}", PublicationDate = i % 3 == 0 ? null : new DateOnly(2000 + (i / 5), 1, 1) }));
        }

        var criteria = withWords ? Words("graph") : new PaperCriteria();
        var listed = new List<Guid>();
        for (PaperDateKey? after = null; ;)
        {
            var page = await ReadAsync(session => session.PaperSearch.ListByDateAsync(criteria, isBroad, oldestFirst, after, 5, false, Token));
            listed.AddRange(page.Select(found => found.Paper.Id));
            if (page.Count < 5)
            {
                break;
            }

            after = new PaperDateKey(page[^1].Paper.PublicationDate, page[^1].Paper.Id);
        }

        var dated = papers.OrderBy(paper => paper.PublicationDate is null);
        Assert.Equal(
            (oldestFirst
                ? dated.ThenBy(paper => paper.PublicationDate).ThenBy(paper => $"{paper.Id}", StringComparer.Ordinal)
                : dated.ThenByDescending(paper => paper.PublicationDate).ThenByDescending(paper => $"{paper.Id}", StringComparer.Ordinal)).Select(paper => paper.Id),
            listed);
    }

    /// <summary>Every match is marked, in each field, as a whole word.</summary>
    [Fact]
    public async Task Rank_Marked_MarksTheMatches()
    {
        await AddPaperAsync(new NewPaper
        {
            Title = "Graphs & the Élan of a graph",
            Authors = ["Jo Graph", "Ann Élan"],
            Keywords = ["graphing", "other"],
            Abstract = "Line one.\nA graph-like élan, graphology.",
        });

        var found = Assert.Single(await ReadAsync(session => session.PaperSearch.RankAsync(Words("graph", "elan"), null, null, 10, true, Token)));

        Assert.Equal(["graphs", "elan", "graph"], Marks(found.Title));
        Assert.Equal(["graph", "elan"], Marks(found.Authors));
        Assert.Equal(["graphing"], Marks(found.Keywords));
        Assert.Equal(["graph", "elan"], Marks(found.Abstract));
        var unmarked = Assert.Single(await ReadAsync(session => session.PaperSearch.RankAsync(Words("graph", "elan"), null, null, 10, false, Token)));
        Assert.Equal((null, null, null, null), (unmarked.Title, unmarked.Authors, unmarked.Keywords, unmarked.Abstract));
    }

    /// <summary>A phrase is marked where it stands, and its words nowhere else; what is excluded is not marked at all.</summary>
    [Fact]
    public async Task Rank_APhrase_IsMarkedAlone()
    {
        await AddPaperAsync(new NewPaper
        {
            Title = "Translating with neural machines: neural machine translation",
            Authors = ["Ann Neural", "Bob Machine"],
            Keywords = ["neural-machine translations", "machine translation"],
            Abstract = "The state of the art, and the art of the state. Statistical machine translation; networks of machines. A neural model, statistically.",
        });

        var phrase = Assert.Single(await FindAsync(Of([[Term("neural", "machine", "translation")]])));
        Assert.Equal(["neural", "machine", "translation"], Marks(phrase.Title));
        Assert.Empty(Marks(phrase.Authors));
        Assert.Equal(["neural", "machine", "translations"], Marks(phrase.Keywords));
        Assert.Empty(Marks(phrase.Abstract));

        var both = Assert.Single(await FindAsync(Of([[Term("state", "of", "the", "art"), Term("networks"), Term("statistical", "model") with { IsExcluded = true }]])));
        Assert.Empty(Marks(both.Title));
        Assert.Equal(["state", "of", "the", "art", "networks"], Marks(both.Abstract));

        var either = Assert.Single(await FindAsync(Of([[Term("machine", "translation")], [Term("neural", "model")]])));
        Assert.Equal(["machine", "translation"], Marks(either.Title));
        Assert.Equal(["machine", "translation", "neural", "model"], Marks(either.Abstract));

        Task<IReadOnlyList<FoundPaper>> FindAsync(PaperCriteria criteria) => ReadAsync(session => session.PaperSearch.RankAsync(criteria, null, null, 10, true, Token));
    }

    private static string[] Marks(string? marked) =>
        [.. (marked ?? "").Split(SearchWords.Before).Skip(1).SelectMany(part => SearchWords.Of(part.Split(SearchWords.After)[0]))];
}
