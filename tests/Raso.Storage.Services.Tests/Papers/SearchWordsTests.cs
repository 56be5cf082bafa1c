using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>How texts are folded and cut into words before any database sees them.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("CO\u2082, H\u2082O: 10\u2075 m\u00B2", "co2 h2o 105 m2")]
    [InlineData("\uFB00 \uFB01 \uFB02 \uFB03 \uFB04", "ff fi fl ffi ffl")]
    [InlineData("\uFF26\uFF35\uFF2C\uFF2C\uFF08\uFF11\uFF12\uFF09", "full 12")]
    [InlineData("co\u00ADop, \u00AD, a\u00AD b", "coop a b")]
    [InlineData("a\u200Cb\u200Dc \u200D", "abc")]
    [InlineData("a\u200Bb", "a b")]
    [InlineData("Bo\u0338rre \u00C9 E\u0301", "bo\u0338rre e e")]
    [InlineData("\u0939\u093F\u0928\u094D\u0926\u0940", "\u0939\u093F\u0928\u094D\u0926\u0940")]
    [InlineData("\u0438\u0306", "\u0439")]
    public void Of_AnyText_GivesFoldedWords(string text, string words) => string.Join(' ', SearchWords.Of(text)).Should().Be(words);

    [Theory]
    [InlineData("CO\u2082, \u00AD co\u00ADop\u00AD; \uFB03x")]
    [InlineData("\u00AD\u200D a\u200D-\u200Db \u00B2")]
    [InlineData("\u0939\u093F\u0928\u094D\u0926\u0940 \u0338 o\u0338\u0301")]
    public void Find_AnyText_FindsTheWordsOfTheFoldedText(string text) =>
        SearchWords.Find(text).Select(range => SearchWords.Fold(text[range])).Should().Equal(SearchWords.Of(text));
}
