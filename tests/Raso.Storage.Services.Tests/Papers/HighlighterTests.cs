using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>Marks found again in the text as it was written.</summary>
public sealed class HighlighterTests
{
    [Theory]
    [InlineData("A Graph", "A <Graph>", "A [Graph]")]
    [InlineData("Über-Élan, é!", "<uber> <elan>  e ", "[Über]-[Élan], é!")]
    [InlineData("e\u0301lan vital", "<elan> vital", "[e\u0301lan] vital")]
    [InlineData("CO\u2082 is \uFB01nite \u00AD", "<co2> is <finite>", "[CO\u2082] is [\uFB01nite] \u00AD")]
    [InlineData("co\u00ADop\u00ADerate\u00AD now", "<cooperate> now", "[co\u00ADop\u00ADerate]\u00AD now")]
    [InlineData("\u00ADa", "<a>", "\u00AD[a]")]
    [InlineData("nothing", "nothing", "nothing")]
    [InlineData("", "", "")]
    [InlineData("other words", "<only>", "other words")]
    [InlineData("one", "<one> <two>", "one")]
    public void Mark_OfAFoldedText_MarksTheSameWords(string text, string marked, string expected) =>
        Highlighter.Mark(text, Marked(marked)).Mark("[", "]").Should().Be(expected);

    [Fact]
    public void Mark_WithoutMarks_IsTheText() => Highlighter.Mark("A text", null).Should().BeEquivalentTo(new HighlightedText("A text", []));

    [Fact]
    public void Excerpt_WithoutAMatch_IsNothing() => Highlighter.Excerpt("A text", "a text").Should().BeNull();

    [Fact]
    public void Excerpt_OfALongText_IsThePartWithMostMatches()
    {
        var text = $"graph {Filler(100)} graph of graphs and a graph {Filler(100)}";

        var excerpt = Highlighter.Excerpt(text, Marked($"<graph> {Filler(100)} <graph> of <graphs> and a <graph> {Filler(100)}"))!;

        excerpt.Text.Should().StartWith("\u2026filler").And.EndWith("filler\u2026");
        excerpt.Text.Length.Should().BeInRange(200, 245);
        excerpt.Mark("[", "]").Should().Contain("[graph] of [graphs] and a [graph]");
        excerpt.Marks.Should().HaveCount(3);
    }

    [Fact]
    public void Excerpt_OfATextWithoutBlanks_EndsAtTheMatch()
    {
        var text = new string('x', 1000) + "-graph-" + new string('y', 1000);

        var excerpt = Highlighter.Excerpt(text, Marked($"{new string('x', 1000)} <graph> {new string('y', 1000)}"))!;

        excerpt.Mark("[", "]").Should().Be("\u2026[graph]\u2026");
    }

    [Fact]
    public void Excerpt_OfWhatWasLookedAtInPart_MarksItsBeginning()
    {
        var excerpt = Highlighter.Excerpt("graph " + Filler(20_000), Marked("<graph> filler fil"))!;

        excerpt.Mark("[", "]").Should().StartWith("[graph] filler");
    }

    [Fact]
    public void ToHtml_EncodesEverything()
    {
        var text = new HighlightedText("<b>&\"x\" y", [3..4, 5..6]);

        text.ToHtml().Should().Be("&lt;b&gt;<mark>&amp;</mark>&quot;<mark>x</mark>&quot; y");
        text.Invoking(marked => marked.ToHtml("b onclick=x")).Should().Throw<ArgumentException>();
    }

    private static string Marked(string text) => text.Replace('<', '\u0001').Replace('>', '\u0002');

    private static string Filler(int count) => string.Join(' ', Enumerable.Repeat("filler", count));
}
