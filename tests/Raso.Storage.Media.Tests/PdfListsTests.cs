namespace Raso.Storage.Media.Tests;

public sealed class PdfListsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\0")]
    public void Authors_OfNothing_AreNone(string? text) => PdfLists.Authors(text).Should().BeEmpty();

    [Theory]
    [InlineData("Ashish Vaswani", "Ashish Vaswani")]
    [InlineData("Ashish Vaswani, Noam Shazeer", "Ashish Vaswani", "Noam Shazeer")]
    [InlineData("Ashish Vaswani, Noam Shazeer, and Niki Parmar", "Ashish Vaswani", "Noam Shazeer", "Niki Parmar")]
    [InlineData("Vaswani, Ashish", "Vaswani, Ashish")]
    [InlineData("Vaswani, Ashish and Shazeer, Noam", "Vaswani, Ashish", "Shazeer, Noam")]
    [InlineData("Vaswani, Ashish; Shazeer, Noam;", "Vaswani, Ashish", "Shazeer, Noam")]
    [InlineData("Marie Curie & Pierre Curie", "Marie Curie", "Pierre Curie")]
    [InlineData("Alexandra Anderson", "Alexandra Anderson")]
    [InlineData("Ann Lee, Ann Lee", "Ann Lee")]
    [InlineData("Ann\u0001 \r\n Lee", "Ann Lee")]
    public void Authors_InOneText_AreToldApart(string text, params string[] names) => PdfLists.Authors(text).Should().Equal(names);

    [Theory]
    [InlineData("nets, learning", "nets", "learning")]
    [InlineData("nets, deep; learning", "nets, deep", "learning")]
    [InlineData("one", "one")]
    public void Keywords_InOneText_AreToldApart(string text, params string[] words) => PdfLists.Keywords(text).Should().Equal(words);

    [Fact]
    public void Authors_OfAnEndlessText_AreBounded()
    {
        var names = PdfLists.Authors(string.Join("; ", Enumerable.Range(0, 5000).Select(number => $"{number} {new string('x', 400)}")));

        names.Should().HaveCount(1000);
        names.Should().OnlyContain(name => name.Length <= 300);
    }
}
