using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Papers;

public sealed class DoiTests
{
    [Theory]
    [InlineData("10.1038/NATURE14539")]
    [InlineData("  10.1038/nature14539\n")]
    [InlineData("https://doi.org/10.1038/nature14539")]
    [InlineData("http://doi.org/10.1038/nature14539")]
    [InlineData("HTTPS://DX.DOI.ORG/10.1038/nature14539")]
    [InlineData("http://dx.doi.org/10.1038/nature14539")]
    [InlineData("doi.org/10.1038/nature14539")]
    [InlineData("dx.doi.org/10.1038/nature14539")]
    [InlineData("doi:10.1038/nature14539")]
    [InlineData("DOI: 10.1038/nature14539")]
    public void Normalize_OfAnyForm_GivesOneText(string doi) => Doi.Normalize(doi).Should().Be("10.1038/nature14539");

    [Theory]
    [InlineData("10.1038/nature14539")]
    [InlineData("10.1000.10/123")]
    [InlineData("10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1")]
    [InlineData("10.48550/arxiv.1706.03762")]
    [InlineData("10.123456789/x/y")]
    [InlineData("10.1234/日本")]
    public void IsWellFormed_OfADoi_IsTrue(string doi) => Doi.IsWellFormed(doi).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("10.1038")]
    [InlineData("10.1038/")]
    [InlineData("10.103/x")]
    [InlineData("10.1234567890/x")]
    [InlineData("11.1038/x")]
    [InlineData("10.1038/a b")]
    [InlineData("10.1038/a\0")]
    [InlineData("10.1038/a\n")]
    [InlineData("10.1038./x")]
    [InlineData("10.10a8/x")]
    [InlineData("10.１０３８/x")]
    [InlineData("nature14539")]
    [InlineData("https://example.org/10.1038/x")]
    public void IsWellFormed_OfSomethingElse_IsFalse(string doi) => Doi.IsWellFormed(doi).Should().BeFalse();
}
