namespace Raso.Storage.Media.Tests;

public sealed class PlainLineTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t\0\u200B\uFEFF", null)]
    [InlineData("plain", "plain")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData("a\0b", "a b")]
    [InlineData("a\u200Bb", "ab")]
    [InlineData("a\uD800b", "ab")]
    [InlineData("Gödel 数学 😀", "Gödel 数学 😀")]
    public void Of_AnyText_IsOneLineThatACatalogueKeeps(string? text, string? line) => PlainLine.Of(text, 100).Should().Be(line);

    [Fact]
    public void Of_LongText_IsCutBetweenCharacters()
    {
        PlainLine.Of("ab😀cd", 3).Should().Be("ab");
        PlainLine.Of("ab😀cd", 4).Should().Be("ab😀");
        PlainLine.Of("ab cd", 3).Should().Be("ab");
    }
}
