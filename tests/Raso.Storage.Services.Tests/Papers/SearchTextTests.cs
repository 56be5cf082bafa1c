using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>How a search is read.</summary>
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("&  --- \"\" -", "")]
    [InlineData("Graph", "graph")]
    [InlineData("graph  networks", "graph+networks")]
    [InlineData("graph -networks", "graph+!networks")]
    [InlineData("graph - networks", "graph+networks")]
    [InlineData("\"graph networks\" theory", "graph networks+theory")]
    [InlineData("-\"graph networks\" theory", "!graph networks+theory")]
    [InlineData("\"graph networks", "graph networks")]
    [InlineData("“graph networks” x", "graph networks+x")]
    [InlineData("state-of-the-art", "state of the art")]
    [InlineData("a or b", "a|b")]
    [InlineData("a OR b c Or d", "a|b+c|d")]
    [InlineData("or", "or")]
    [InlineData("or a", "or+a")]
    [InlineData("a or", "a+or")]
    [InlineData("a or or b", "a|or+b")]
    [InlineData("a \"or\" b", "a+or+b")]
    [InlineData("a or & b", "a|b")]
    [InlineData("a\"b c\"d", "a+b c+d")]
    [InlineData("Élan ÜBER Łódź", "elan+uber+łodz")]
    [InlineData("a*b NEAR(c) {d}", "a b+near c+d")]
    [InlineData("x\t\n y", "x+y")]
    public void Parse_AsInAWebSearch(string text, string expected) => Write(SearchText.Parse(text)).Should().Be(expected);

    [Fact]
    public void Parse_OfAnything_GivesWordsAlone()
    {
        var random = new Random(7);
        const string Alphabet = "ab -\"'or \t*():&|!\\<>^~{}[]é文\u0301";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

            var alternatives = SearchText.Parse(text);
            alternatives.Should().NotContain(terms => terms.Count == 0);
            alternatives.SelectMany(terms => terms).SelectMany(term => term.Words)
                .Should().NotContain(word => word.Length == 0 || !word.All(letter => char.IsLetter(letter) || letter == '\u0301'), "of '{0}'", text);
        }
    }

    private static string Write(IReadOnlyList<IReadOnlyList<SearchTerm>> alternatives) => string.Join(
        '|', alternatives.Select(terms => string.Join('+', terms.Select(term => (term.IsExcluded ? "!" : "") + string.Join(' ', term.Words)))));
}
