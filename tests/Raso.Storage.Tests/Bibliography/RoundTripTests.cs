using System.Text.Json;
using Raso.Storage.Bibliography;
using Raso.Storage.Papers;

namespace Raso.Storage.Tests.Bibliography;

public sealed class RoundTripTests
{
    public static TheoryData<bool, int> Seeds => new((from asBibTex in (bool[])[true, false] from seed in Enumerable.Range(1, 20) select (asBibTex, seed)).ToArray());

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task WriteAsync_RandomPapers_ReadTheSame(bool asBibTex, int seed)
    {
        var random = new RandomPapers(seed);
        var papers = Enumerable.Range(0, 250).Select(_ => PaperValidator.Normalize(random.Next())).ToList();

        var read = await Read.BytesAsync(await Read.WrittenAsync(papers, asBibTex), asBibTex);

        read.Faults.Should().BeEmpty();
        Same(read.Papers, papers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_WhatWasRead_ReadsTheSameInTheOtherFormatToo(bool asBibTex)
    {
        var papers = (await Read.BibTexAsync("""
            @book{a, author = {{World Health Organization} and Ludwig van Beethoven and King, Jr., Martin Luther and Per {Brinch Hansen} and others},
              title = {On $\frac{a}{b}$, {\TeX} and M{\"u}ller's ``\$5'' \& 100\% \{braces\}}, year = 1999, month = sep, keywords = {{a, b}, c; d}}
            @misc{b, author = {{Barnes and Noble, Inc.} and {others} and 王 小明 and Plato}, title = {T}, date = {2020-05-04/2020-06-01},
              abstract = {One.

              Two\\ Three.}, pdf = {https://x.org/get?id=1}}
            """)).Papers;

        var first = await Read.BytesAsync(await Read.WrittenAsync(papers, asBibTex), asBibTex);
        var second = await Read.BytesAsync(await Read.WrittenAsync(first.Papers, !asBibTex), !asBibTex);

        first.Faults.Should().BeEmpty();
        second.Faults.Should().BeEmpty();
        Same(first.Papers, papers);
        Same(second.Papers, papers);
    }

    [Theory]
    [InlineData("X, \u2009")]
    [InlineData("X, \u00A0")]
    [InlineData("X, Y, \u2009")]
    [InlineData("X, \u2009, Jr.")]
    [InlineData("van \u2009, Y")]
    [InlineData("others")]
    [InlineData("Others.")]
    [InlineData("et al.")]
    [InlineData("Et al")]
    [InlineData("Zhang et al.")]
    [InlineData("Zhang, X. et al.")]
    [InlineData("et al., X. Y. Zhang")]
    [InlineData("A; B")]
    [InlineData("A & B")]
    [InlineData("X. Zhang, A. B. Li")]
    [InlineData("Zhang, Li, Wang")]
    [InlineData("Smith, J., Doe, J. A.")]
    [InlineData("family=Smith, given=John")]
    public async Task WriteAsync_NameThatMeansSomething_ReadsTheSame(string author)
    {
        foreach (var (asBibTex, bareNames) in from format in (bool[])[true, false] from bare in Enum.GetValues<BareNames>() select (format, bare))
        {
            var paper = new NewPaper { Title = "T", Authors = ["Plato", author] };

            var read = await Read.BytesAsync(await Read.WrittenAsync([paper], asBibTex, new BibliographyWriteOptions { BareNames = bareNames }), asBibTex);

            read.Faults.Should().BeEmpty();
            read.Paper.Authors.Should().Equal(paper.Authors);
        }
    }

    [Fact]
    public async Task WriteAsync_BibTex_IsWhatPeopleWouldWrite() =>
        (await Read.TextAsync(Example, asBibTex: true)).Should().Be("""
            @article{vaswani2017attention,
              title = {Attention Is All You Need for {DNA} \& 100\% of {LaTeX}},
              author = {Vaswani, Ashish and van der Berg, Jan and King, Jr., Martin Luther and {World Health Organization}},
              journal = {Proc. of X},
              year = {2017},
              month = jun,
              day = {12},
              doi = {10.1000/a_b},
              url = {https://arxiv.org/pdf/1706.03762},
              keywords = {attention, {a, b}},
              abstract = {First.

                Second.}
            }


            """.ReplaceLineEndings("\n"));

    [Fact]
    public async Task WriteAsync_CslJson_HasTheFieldsOfTheSchema()
    {
        using var json = JsonDocument.Parse(await Read.TextAsync(Example, asBibTex: false));

        var item = json.RootElement.EnumerateArray().Should().ContainSingle().Which;
        item.GetProperty("id").GetString().Should().Be("vaswani2017attention");
        item.GetProperty("type").GetString().Should().Be("article-journal");
        item.GetProperty("title").GetString().Should().Be(Example.Title);
        item.GetProperty("author").GetRawText().Where(c => !char.IsWhiteSpace(c)).Should().Equal(
            """[{"family":"Vaswani","given":"Ashish"},{"non-dropping-particle":"vander","family":"Berg","given":"Jan"},{"family":"King","given":"MartinLuther","suffix":"Jr."},{"literal":"WorldHealthOrganization"}]""");
        item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32()).Should().Equal(2017, 6, 12);
        item.GetProperty("DOI").GetString().Should().Be("10.1000/a_b");
        item.GetProperty("keyword").GetString().Should().Be("attention; a, b");
        item.TryGetProperty("custom", out _).Should().BeFalse();
    }

    [Fact]
    public async Task WriteAsync_KeywordsThatOneTextCannotHave_StandInAListToo()
    {
        using var json = JsonDocument.Parse(await Read.TextAsync(Example with { Keywords = ["a, b", "c; d"] }, asBibTex: false));

        json.RootElement[0].GetProperty("custom").GetProperty("keywords").EnumerateArray().Select(keyword => keyword.GetString()).Should().Equal("a, b", "c; d");
    }

    [Theory]
    [InlineData(true, "Ashish Vaswani")]
    [InlineData(false, "\"given\": \"Ashish\"")]
    public async Task WriteAsync_BareNamesWithGivenNamesFirst_AreThoseOfPersons(bool asBibTex, string part)
    {
        var options = new BibliographyWriteOptions { BareNames = BareNames.GivenNamesFirst };
        var paper = new NewPaper { Title = "T", Authors = ["Ashish Vaswani", "Ludwig van Beethoven", "Plato", "others"] };

        (await Read.TextAsync(paper, asBibTex, options)).Should().Contain(part).And.NotContain("{Ashish Vaswani}");
        (await Read.BytesAsync(await Read.WrittenAsync([paper], asBibTex, options), asBibTex)).Paper.Authors.Should().Equal("Vaswani, Ashish", "van Beethoven, Ludwig", "Plato", "others");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_PapersOfTheCatalogue_AreWrittenAsNewOnes(bool asBibTex)
    {
        var papers = new List<Paper>
        {
            new()
            {
                Id = Guid.CreateVersion7(), Title = Example.Title, Authors = Example.Authors, Doi = Example.Doi, Abstract = Example.Abstract, Keywords = Example.Keywords,
                PublicationDate = Example.PublicationDate, Journal = Example.Journal, PdfUrl = Example.PdfUrl, Folder = "x", CreatedAt = default, UpdatedAt = default, RowVersion = 1,
            },
        }.ToAsyncEnumerable();
        var stream = new MemoryStream();

        var written = asBibTex
            ? await BibTexWriter.WriteAsync(stream, papers, cancellationToken: TestContext.Current.CancellationToken)
            : await CslJsonWriter.WriteAsync(stream, papers, cancellationToken: TestContext.Current.CancellationToken);

        written.Should().Be(1);
        stream.ToArray().Should().Equal(await Read.WrittenAsync([Example], asBibTex));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_PaperThatNoCatalogueTakes_IsRefused(bool asBibTex) =>
        await FluentActions.Awaiting(() => Read.WrittenAsync([new NewPaper { Title = " ", Authors = [] }], asBibTex)).Should().ThrowAsync<ValidationException>();

    [Fact]
    public async Task WriteAsync_FormulaWithOtherCommands_IsNotHandedOnAsLatex() =>
        (await Read.TextAsync(Example with { Title = @"A $\input{/etc/passwd}$ and $\frac{a}{b}$" }, asBibTex: true)).Should().Contain(@"\$\textbackslash{}input").And.Contain(@"$\frac{a}{b}$");

    internal static void Same(IReadOnlyList<NewPaper> actual, IReadOnlyList<NewPaper> expected)
    {
        actual.Should().HaveCount(expected.Count);
        foreach (var (paper, other) in actual.Zip(expected))
        {
            Text(paper).Should().Be(Text(other));
        }
    }

    private static string Text(NewPaper paper) => string.Join(
        '\u2028', [paper.Title, .. paper.Authors, "|", .. paper.Keywords, "|", paper.Doi ?? "-", paper.Abstract ?? "-", $"{paper.PublicationDate:O}", paper.Journal ?? "-", paper.PdfUrl ?? "-"]);

    private static NewPaper Example { get; } = new()
    {
        Title = "Attention Is All You Need for DNA & 100% of LaTeX",
        Authors = ["Vaswani, Ashish", "van der Berg, Jan", "King, Martin Luther, Jr.", "World Health Organization"],
        Journal = "Proc. of X",
        PublicationDate = new DateOnly(2017, 6, 12),
        Doi = "10.1000/a_b",
        PdfUrl = "https://arxiv.org/pdf/1706.03762",
        Keywords = ["attention", "a, b"],
        Abstract = "First.\n\nSecond.",
    };
}
