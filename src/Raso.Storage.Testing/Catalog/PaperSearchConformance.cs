using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Searching papers: which are found by words and conditions.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperSearchConformance<THarness> : PaperSearchTopic<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A word is found in each of the fields.</summary>
    /// <param name="word">The word.</param>
    [Theory]
    [InlineData("attention")]
    [InlineData("vaswani")]
    [InlineData("transducers")]
    [InlineData("convolutions")]
    public async Task Rank_AWordOfEachField_FindsThePaper(string word)
    {
        var paper = await AddPaperAsync(new NewPaper
        {
            Title = "Attention Is All You Need",
            Authors = ["Ashish Vaswani"],
            Keywords = ["sequence transducers"],
            Abstract = "No recurrence, no convolutions.",
        });
        await AddPaperAsync();

        Assert.Equal([paper.Id], await RankAsync(Words(word)));
    }

    /// <summary>All words of an alternative must be there, and none that is excluded.</summary>
    [Fact]
    public async Task Rank_Terms_AreAllMet()
    {
        var both = await AddTitleAsync("Graph networks");
        await AddTitleAsync("Graph theory");
        await AddTitleAsync("Neural networks");
        var excluded = await AddTitleAsync("Graph networks for chemistry");

        AssertSame([both, excluded], await RankAsync(Words("graph", "networks")));
        AssertSame([both], await RankAsync(Of([[Term("graph"), Term("networks"), Term("chemistry") with { IsExcluded = true }]])));
    }

    /// <summary>One of the alternatives is enough; each has its own exclusions.</summary>
    [Fact]
    public async Task Rank_Alternatives_AreEitherMet()
    {
        var first = await AddTitleAsync("Graph networks");
        var second = await AddTitleAsync("Protein folding");
        await AddTitleAsync("Protein folding in yeast");
        await AddTitleAsync("Something else");

        AssertSame([first, second], await RankAsync(Of([[Term("graph")], [Term("protein"), Term("yeast") with { IsExcluded = true }]])));
    }

    /// <summary>The words of a phrase follow each other, whatever signs part them.</summary>
    [Fact]
    public async Task Rank_APhrase_NeedsTheWordsInTheirOrder()
    {
        var written = await AddTitleAsync("A state-of-the-art parser");
        var spaced = await AddTitleAsync("The state of the art");
        await AddTitleAsync("The art of the state");
        await AddTitleAsync("State and art");

        AssertSame([written, spaced], await RankAsync(Of([[Term("state", "of", "the", "art")]])));
    }

    /// <summary>The words of an author are the names themselves, without regard to English endings.</summary>
    /// <param name="author">The author.</param>
    /// <param name="text">What is looked for.</param>
    /// <param name="isFound">Whether it must be found.</param>
    [Theory]
    [InlineData("William, Bob", "williams", false)]
    [InlineData("Bob Williams", "williams", true)]
    [InlineData("Bob Williams", "william", false)]
    [InlineData("Jones", "jone", false)]
    [InlineData("Jones", "JONES", true)]
    [InlineData("Peters", "peter", false)]
    [InlineData("Tim O'Reilly", "O'Reilly", true)]
    [InlineData("Will An", "an will", true)]
    [InlineData("Émile Zola", "Zola, Emile", true)]
    public async Task List_AnAuthor_HasTheNameItself(string author, string text, bool isFound)
    {
        var paper = await AddPaperAsync(SamplePapers.Plain with { Authors = ["A. Nother", author] });
        var criteria = new PaperCriteria { Author = SearchWords.Of(text) };

        AssertSame(isFound ? [paper] : [], await ListAsync(criteria));
        AssertSame(isFound ? [paper] : [], await RankAsync(criteria with { Alternatives = [[Term("catalogue")]] }));
        Assert.Equal(isFound ? 1 : 0, await ReadAsync(session => session.PaperSearch.CountAsync(criteria, 10, Token)));
    }

    /// <summary>English endings do not matter.</summary>
    [Fact]
    public async Task Rank_EnglishEndings_AreOneWord()
    {
        var paper = await AddTitleAsync("Learning representations");

        AssertSame([paper], await RankAsync(Words("learned", "representation")));
    }

    /// <summary>Each condition keeps out what does not meet it.</summary>
    [Fact]
    public async Task List_Conditions_KeepOutTheOthers()
    {
        var wanted = await AddPaperAsync(SamplePapers.Plain with
        {
            Authors = ["Ludwig van Beethoven", "Émile Zola"],
            PublicationDate = new DateOnly(2017, 6, 12),
            Journal = "Ärzte Zeitung",
            Keywords = ["Deep Learning", "Musik"],
        });
        await AttachPdfAsync(wanted.Id);
        await AddPaperAsync(SamplePapers.Plain with { Keywords = ["Deep", "Learning"], Journal = "Zeitung", PublicationDate = new DateOnly(2018, 1, 1), Title = "Beethoven" });

        PaperCriteria[] met =
        [
            new() { From = new DateOnly(2017, 6, 12), To = new DateOnly(2017, 6, 12) },
            new() { To = new DateOnly(2017, 12, 31) },
            new() { Author = ["beethoven"] },
            new() { Author = ["zola", "emile"] },
            new() { Journal = "ärzte ZEITUNG" },
            new() { Journal = "Arzte Zeitung" },
            new() { Keyword = "deep learning" },
            new() { Keyword = "DEEP LEARNING", Author = ["van"], HasPdf = true },
            new() { HasPdf = true },
        ];
        PaperCriteria[] unmet =
        [
            new() { From = new DateOnly(2018, 1, 2) },
            new() { To = new DateOnly(2017, 6, 11) },
            new() { Author = ["mozart"] },
            new() { Journal = "Ärzte" },
            new() { Keyword = "deep learnings" },
            new() { Keyword = "learning deep" },
            new() { CreatedSince = wanted.CreatedAt.AddDays(1) },
        ];

        foreach (var criteria in met)
        {
            AssertSame([wanted], await ListAsync(criteria));
            Assert.Equal(1, await ReadAsync(session => session.PaperSearch.CountAsync(criteria, 10, Token)));
        }

        foreach (var criteria in unmet)
        {
            Assert.Empty(await ListAsync(criteria));
            Assert.Equal(0, await ReadAsync(session => session.PaperSearch.CountAsync(criteria, 10, Token)));
        }

        Assert.Equal(2, (await ListAsync(new PaperCriteria { CreatedSince = wanted.CreatedAt })).Count);
        Assert.Single(await ListAsync(new PaperCriteria { HasPdf = false }));
    }

    /// <summary>Counting ends at its limit.</summary>
    [Fact]
    public async Task Count_Limit_EndsIt()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddTitleAsync($"Graph {i}");
        }

        foreach (var criteria in new[] { Words("graph"), new PaperCriteria() })
        {
            Assert.Equal(5, await ReadAsync(session => session.PaperSearch.CountAsync(criteria, 6, Token)));
            Assert.Equal(5, await ReadAsync(session => session.PaperSearch.CountAsync(criteria, 5, Token)));
            Assert.Equal(3, await ReadAsync(session => session.PaperSearch.CountAsync(criteria, 3, Token)));
        }
    }

    /// <summary>What was changed or deleted is not found any more.</summary>
    [Fact]
    public async Task Rank_AfterAChange_FindsTheNewWords()
    {
        var changed = await AddTitleAsync("Graphs");
        var deleted = await AddTitleAsync("Graphs");
        await WriteAsync(async session =>
        {
            await session.Papers.UpdateAsync(changed.Id, new PaperChanges { Title = "Trees" }, null, Token);
            await session.Papers.DeleteAsync(deleted.Id, Token);
        });

        Assert.Empty(await RankAsync(Words("graph")));
        Assert.Equal([changed.Id], await RankAsync(Words("tree")));
    }

    /// <summary>What was folded is forgotten like anything else.</summary>
    [Fact]
    public async Task Rank_AfterAChangeOfFoldedTexts_FindsTheNewWords()
    {
        var changed = await AddPaperAsync(SamplePapers.Plain with { Title = "CO₂", Authors = ["Ｆisher"], Keywords = ["ﬂow"], Abstract = "10⁵" });
        await WriteAsync(session => session.Papers.UpdateAsync(
            changed.Id, new PaperChanges { Title = "H₂O", Authors = new(["ﬁsh"]), Keywords = new(["oﬀer"]), Abstract = "10⁷" }, null, Token));

        Assert.Equal([changed.Id], await RankAsync(Words("h2o", "fish", "offer", "107")));
        foreach (var word in new[] { "co2", "fisher", "flow", "105" })
        {
            Assert.Empty(await RankAsync(Words(word)));
        }

        await WriteAsync(session => session.Papers.UpdateAsync(changed.Id, new PaperChanges { Title = "Water" }, null, Token));
        Assert.Empty(await RankAsync(Words("h2o")));
        Assert.Equal([changed.Id], await RankAsync(Words("water", "107")));

        await WriteAsync(session => session.Papers.DeleteAsync(changed.Id, Token));
        Assert.Empty(await RankAsync(Words("107")));
    }

    /// <summary>What was imported is found.</summary>
    [Fact]
    public async Task Rank_AfterAnImport_FindsTheWords()
    {
        var row = new PaperImportRow(Guid.CreateVersion7(), SamplePapers.Plain with { Title = "Imported graphs" }, MakeName("papers/imported"));
        await WriteAsync(session => session.Papers.ImportAsync([row], false, Token));

        Assert.Equal([row.Id], await RankAsync(Words("graph")));
    }

    /// <summary>Whether it finds similar words or not, a dialect raises nothing, and an unlike word has none.</summary>
    [Fact]
    public async Task FindSimilar_UnlikeWords_FindsNothing()
    {
        await AddTitleAsync("Attention is all you need");

        Assert.Empty(await ReadAsync(session => session.PaperSearch.FindSimilarAsync(["xylophone"], new PaperCriteria(), 10, Token)));
    }
}
