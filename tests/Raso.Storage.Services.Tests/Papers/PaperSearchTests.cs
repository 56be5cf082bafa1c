using System.Text;
using Raso.Storage.Bibliography;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>Searching through the repository.</summary>
public abstract class PaperSearchTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Search_ForWords_GivesMarkedHits()
    {
        var paper = await CreateAsync("Élan & <graphs>", "A long story. Of a Graph, that is, of an élan.");
        await CreateAsync("Trees");

        var page = await SearchAsync("graph elan");

        page.Should().BeEquivalentTo(new { Next = (string?)null, Total = 1, TotalIsExact = true, IsSimilar = false });
        var hit = page.Hits.Should().ContainSingle().Subject;
        hit.Paper.Should().BeEquivalentTo(paper);
        hit.Relevance.Should().BePositive();
        hit.Title.ToHtml().Should().Be("<mark>&#201;lan</mark> &amp; &lt;<mark>graphs</mark>&gt;");
        hit.Snippet!.Mark("[", "]").Should().Be("A long story. Of a [Graph], that is, of an [élan].");
    }

    [Fact]
    public async Task Search_WithoutMarks_GivesPlainTexts()
    {
        await CreateAsync("Graphs", "About a graph");

        var hit = (await SearchAsync(new PaperSearch { Text = "graph", Highlight = false })).Hits.Single();

        hit.Title.Marks.Should().BeEmpty();
        hit.Snippet.Should().BeNull();
    }

    [Fact]
    public async Task Search_ThatMatchesAuthorsAlone_ShowsThem()
    {
        await Bench.Papers.CreateAsync(Samples.Paper() with { Abstract = "An abstract." }, Token);

        (await SearchAsync("shazeer")).Hits.Single().Snippet!.Mark("[", "]").Should().Be("Ashish Vaswani, Noam [Shazeer]");
    }

    [Theory]
    [InlineData(null, PaperOrder.Default, "new,mid,old,undated")]
    [InlineData("  ", PaperOrder.Newest, "new,mid,old,undated")]
    [InlineData(null, PaperOrder.Oldest, "old,mid,new,undated")]
    [InlineData("things", PaperOrder.Newest, "new,mid,old,undated")]
    [InlineData("things", PaperOrder.Oldest, "old,mid,new,undated")]
    [InlineData("mid things", PaperOrder.Default, "mid")]
    public async Task Search_Order_IsAsAskedFor(string? text, PaperOrder order, string expected)
    {
        foreach (var (title, year) in new (string, int?)[] { ("mid", 2005), ("new", 2010), ("undated", null), ("old", 2000) })
        {
            await Bench.Papers.CreateAsync(Samples.Paper($"{title} things") with { PublicationDate = year is { } known ? new DateOnly(known, 1, 1) : null }, Token);
        }

        var page = await SearchAsync(new PaperSearch { Text = text, Order = order });

        string.Join(',', page.Hits.Select(hit => hit.Paper.Title.Split(' ')[0])).Should().Be(expected);
    }

    [Theory]
    [InlineData(PaperOrder.Relevance)]
    [InlineData(PaperOrder.Newest)]
    [InlineData(PaperOrder.Oldest)]
    public async Task Search_PageByPage_GivesEachPaperOnce(PaperOrder order)
    {
        var papers = new List<Guid>();
        for (var i = 0; i < 11; i++)
        {
            papers.Add((await Bench.Papers.CreateAsync(
                Samples.Paper($"Graph {new string('g', i % 3)} graph") with { PublicationDate = i % 4 == 0 ? null : new DateOnly(2000 + (i % 2), 1, 1) }, Token)).Id);
        }

        var found = new List<Guid>();
        string? after = null;
        do
        {
            var page = await SearchAsync(new PaperSearch { Text = "graph", Order = order, PageSize = 4, After = after });
            page.Total.Should().Be(11);
            page.TotalIsExact.Should().BeTrue();
            found.AddRange(page.Hits.Select(hit => hit.Paper.Id));
            after = page.Next;
        }
        while (after is not null);

        found.Should().BeEquivalentTo(papers).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("graph", false)]
    [InlineData("graph", true)]
    [InlineData("graph network", false)]
    [InlineData("graph network", true)]
    [InlineData("graph or network", true)]
    public async Task Search_WhileAnotherWrites_GivesEachPaperOnceAndEnds(string text, bool isRelated)
    {
        var random = new Random(11);
        await Bench.Papers.ImportAsync(Many(), cancellationToken: Token);
        var known = (await SearchAsync(new PaperSearch { Text = text, PageSize = 1000 })).Hits.Select(hit => hit.Paper.Id).ToList();
        var found = new List<Guid>();
        string? after = null;
        do
        {
            var page = await SearchAsync(new PaperSearch { Text = text, PageSize = 50, After = after });
            found.AddRange(page.Hits.Select(hit => hit.Paper.Id));
            after = page.Next;
            await CreateAsync(isRelated ? $"Graph network {found.Count}" : "Trees", string.Join(' ', Enumerable.Repeat("leaf", random.Next(400))));
        }
        while (after is not null && found.Count < 2_000);

        known.Should().HaveCount(500);
        found.Should().OnlyHaveUniqueItems();
        found.Intersect(known).Should().Equal(known);
        found.Except(known).Should().HaveCountLessThan(isRelated ? 12 : 1);

        async IAsyncEnumerable<NewPaper> Many()
        {
            for (var i = 0; i < 500; i++)
            {
                var words = string.Join(' ', Enumerable.Range(0, 20 + random.Next(100)).Select(_ => random.Next(20) switch { 0 => "graph", 1 => "network", _ => "filler" }));
                yield return Samples.Paper($"Graph {i}") with { Abstract = $"The network: {words}" };
            }

            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Search_ForWhatIsTyped_FindsAndMarksWhatWasImported()
    {
        const string Records = """
            @article{one, title = {Storage of CO$_2$ and H$_2$O at $10^5$ Pa}, author = {Fisher, Ann}, abstract = {A ﬁnite ﬂow, by co|operation.}}
            @article{two, title = {ＦＵＬＬ width}, author = {Fisher, Bob}}
            """;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Records.Replace('|', '\u00AD')));
        (await Bench.Papers.ImportAsync(BibTexReader.Read(file), cancellationToken: Token)).Counts.Inserted.Should().Be(2);

        (await SearchAsync("CO2")).Hits.Single().Title.Mark("[", "]").Should().Be("Storage of [CO₂] and H₂O at 10⁵ Pa");
        (await SearchAsync("h2o \"105 pa\"")).Hits.Single().Title.Mark("[", "]").Should().Be("Storage of CO₂ and [H₂O] at [10⁵] [Pa]");
        (await SearchAsync("CO₂ finite cooperation")).Hits.Single().Snippet!.Mark("[", "]").Should().Be("A [ﬁnite] ﬂow, by [co\u00ADoperation].");
        (await SearchAsync("full")).Hits.Single().Title.Mark("[", "]").Should().Be("[ＦＵＬＬ] width");
    }

    [Fact]
    public async Task Search_ForAPhrase_ShowsWhereItStands()
    {
        var scattered = string.Join(' ', Enumerable.Repeat("translate with a machine that is neural,", 20));
        await CreateAsync("To translate with neural machines", $"{scattered} {new string('x', 300)} neural machine translation at last");

        var hit = (await SearchAsync("\"neural machine translation\"")).Hits.Single();

        hit.Title.Marks.Should().BeEmpty();
        hit.Snippet!.Mark("[", "]").Should().EndWith("[neural] [machine] [translation] at last");
        hit.Snippet.Marks.Should().HaveCount(3);
    }

    [Fact]
    public async Task Search_OfABroadWord_SaysThatItsTotalIsNoCount()
    {
        await Bench.Papers.CreateAsync(Samples.Paper("Graph graph graph graph"), Token);
        await Bench.Papers.ImportAsync(Many(PaperSearcher.MaxRanked + 20), cancellationToken: Token);
        await Bench.Papers.CreateAsync(Samples.Paper("Graph graph graph"), Token);

        var first = await SearchAsync(new PaperSearch { Text = "graph", PageSize = 2 });
        var second = await SearchAsync(new PaperSearch { Text = "graph", PageSize = 2, After = first.Next });
        var oldest = await SearchAsync(new PaperSearch { Text = "graph", PageSize = 3, Order = PaperOrder.Oldest });
        var narrow = await SearchAsync(new PaperSearch { Text = "graph", ToYear = 1900 });

        first.TotalIsExact.Should().BeFalse();
        first.Total.Should().BeGreaterThan(PaperSearcher.MaxRanked);
        first.Hits[0].Paper.Title.Should().Be("Graph graph graph", "it was added last, and is ranked");
        first.Hits[1].Paper.Title.Should().NotBe("Graph graph graph graph", "it was added first, and is not among the newest");
        second.Total.Should().Be(first.Total);
        second.Hits.Select(hit => hit.Paper.Id).Should().NotIntersectWith(first.Hits.Select(hit => hit.Paper.Id));
        oldest.Hits.Select(hit => hit.Paper.PublicationDate!.Value.Year).Should().Equal(1900, 1900, 1900);
        narrow.TotalIsExact.Should().BeTrue();
        narrow.Total.Should().BeInRange(1, PaperSearcher.MaxRanked);

        static async IAsyncEnumerable<NewPaper> Many(int count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return Samples.Paper($"A graph, number {i}") with { PublicationDate = new DateOnly(1900 + (i % 100), 1, 1) };
            }

            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Search_ForNothingThatIsThere_IsEmpty()
    {
        await CreateAsync("Graphs");

        (await SearchAsync("xylophone")).Should().BeEquivalentTo(new PaperSearchPage { Hits = [], Total = 0, TotalIsExact = true });
    }

    [Fact]
    public async Task Search_AtFault_NamesEveryField()
    {
        var search = () => SearchAsync(new PaperSearch
        {
            Text = "-graph",
            Author = "&",
            FromYear = 2020,
            ToYear = 0,
            Journal = " ",
            Keyword = new string('x', 201),
            Order = (PaperOrder)9,
            PageSize = 0,
        });

        (await search.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field)
            .Should().Equal("Text", "Author", "ToYear", "ToYear", "Journal", "Keyword", "Order", "PageSize");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a or -b")]
    [InlineData("nul\0")]
    [InlineData("\ud800")]
    public async Task Search_WithATextAtFault_IsRefused(string text)
    {
        var search = () => SearchAsync(text);

        (await search.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("Text");
    }

    [Fact]
    public async Task Search_WithTooLongATextOrTooManyWords_IsRefused()
    {
        foreach (var text in new[] { new string('x', 1001), string.Join(' ', Enumerable.Repeat("x", 65)) })
        {
            var search = () => SearchAsync(text);
            (await search.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("Text");
        }
    }

    [Fact]
    public async Task Search_ByRelevanceWithoutText_IsRefused()
    {
        var search = () => SearchAsync(new PaperSearch { Order = PaperOrder.Relevance });

        (await search.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("Order");
    }

    [Fact]
    public async Task Search_AfterAPageOfAnother_IsRefused()
    {
        await CreateAsync("Graph one");
        await CreateAsync("Graph two");
        var next = (await SearchAsync(new PaperSearch { Text = "graph", PageSize = 1 })).Next;

        foreach (var (search, message) in new[]
        {
            (new PaperSearch { Text = "graphs", After = next }, "begins no page of this"),
            (new PaperSearch { Text = "graph", After = next, Order = PaperOrder.Newest }, "begins no page of this"),
            (new PaperSearch { Text = "graph", After = next, HasPdf = false }, "begins no page of this"),
            (new PaperSearch { Text = "graph", After = "garbage" }, "begins no page of this"),
            (new PaperSearch { Text = "graph", After = next![..^4] }, "begins no page of this"),
        })
        {
            var go = () => SearchAsync(search);
            (await go.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Message.Should().Contain(message);
        }

        (await SearchAsync(new PaperSearch { Text = "graph", After = next, PageSize = 7, Highlight = false, Latest = true })).Hits.Should().ContainSingle();
    }

    [Theory]
    [InlineData("'; DROP TABLE papers; --")]
    [InlineData("title:graph")]
    [InlineData("graph* NEAR/2 {x} ^y")]
    [InlineData("graph:* & | ! <-> (")]
    [InlineData("$1 @text :x ?")]
    [InlineData("%_\\")]
    public async Task Search_WithSignsOfAnotherLanguage_SeesWordsAlone(string text)
    {
        await CreateAsync("Graphs");

        try
        {
            (await SearchAsync(text)).IsSimilar.Should().BeFalse();
        }
        catch (ValidationException error)
        {
            error.Failures.Should().ContainSingle().Which.Field.Should().Be("Text");
        }

        (await Catalogue.CountAsync("papers")).Should().Be(1);
    }

    private Task<Paper> CreateAsync(string title, string? text = null) => Bench.Papers.CreateAsync(Samples.Paper(title) with { Abstract = text }, Token);

    private Task<PaperSearchPage> SearchAsync(string text) => SearchAsync(new PaperSearch { Text = text });

    private Task<PaperSearchPage> SearchAsync(PaperSearch search) => Bench.Papers.SearchAsync(search, Token);
}
