using Raso.Storage.Naming;

namespace Raso.Storage.Services.Tests.Naming;

public sealed class FamilyNameTests
{
    [Theory]
    [InlineData("Ashish Vaswani", "Vaswani")]
    [InlineData("Vaswani, Ashish", "Vaswani")]
    [InlineData("van der Berg, Jan", "van der Berg")]
    [InlineData("Martin Luther King, Jr.", "King")]
    [InlineData("King, Martin Luther, Jr.", "King")]
    [InlineData("John Smith III", "Smith")]
    [InlineData("Vaswani et al.", "Vaswani")]
    [InlineData("Plato", "Plato")]
    [InlineData("王小明", "王小明")]
    [InlineData("王 小明", "王")]
    [InlineData("김 민수", "김")]
    [InlineData("Лев Толстой", "Толстой")]
    [InlineData("Jr.", "Jr.")]
    [InlineData(", Ashish", "")]
    [InlineData("??? ★", "")]
    [InlineData("", "")]
    public void Of_AnAuthor_IsWhatThePaperIsCalledBy(string author, string family) => FamilyName.Of(author).Should().Be(family);
}
