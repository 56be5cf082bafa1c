using Raso.Storage.Bibliography;
using Raso.Storage.Papers;

namespace Raso.Storage.Tests.Bibliography;

public sealed class CitationKeysTests
{
    [Theory]
    [InlineData("Vaswani, Ashish", 2017, "Attention Is All You Need", "vaswani2017attention")]
    [InlineData("Ashish Vaswani", 2017, "The Attention", "vaswani2017attention")]
    [InlineData("Gödel, Kurt", 1931, "Über formal unentscheidbare Sätze", "godel1931formal")]
    [InlineData("van der Berg, Jan", 0, "On the Web–Scale", "vanderbergweb")]
    [InlineData("王小明", 2020, "深度学习", "anonymous2020")]
    [InlineData("Łukasiewicz, Jan", 999, "3-valued logic", "lukasiewicz09993")]
    public void Next_Paper_IsNamedByFamilyYearAndWord(string author, int year, string title, string key) =>
        new CitationKeys().Next(new NewPaper { Title = title, Authors = [author], PublicationDate = year == 0 ? null : new DateOnly(year, 1, 1) }).Should().Be(key);

    [Fact]
    public void Next_SameAgain_IsToldApart()
    {
        var keys = new CitationKeys();
        NewPaper Paper(string title) => new() { Title = title, Authors = ["X"] };

        ((string[])[keys.Next(Paper("ab")), keys.Next(Paper("a b")), keys.Next(Paper("ab")), keys.Next(Paper("abb")), keys.Next(Paper("ab")), keys.Next(Paper("ab"))])
            .Should().Equal("xab", "xb", "xaba", "xabb", "xabc", "xabd");
    }

    [Fact]
    public void Next_VeryManyTheSame_StayApartInBoundedMemory()
    {
        var keys = new CitationKeys(remembered: 1_000);
        var paper = new NewPaper { Title = "T", Authors = ["X"] };

        Enumerable.Range(0, 5_000).Select(_ => keys.Next(paper)).Should().OnlyHaveUniqueItems();
    }
}
