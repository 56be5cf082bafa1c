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
    [InlineData("https://www.doi.org/10.1038/nature14539")]
    [InlineData("http://WWW.DOI.ORG/10.1038/nature14539")]
    [InlineData("www.doi.org/10.1038/nature14539")]
    [InlineData("info:doi/10.1038/nature14539")]
    [InlineData("https://doi.org/10.1038%2FNature14539")]
    [InlineData("info:doi/10.1038%2fnature14539")]
    public void Normalize_OfAnyForm_GivesOneText(string doi) => Doi.Normalize(doi).Should().Be("10.1038/nature14539");

    [Theory]
    [InlineData("https://doi.org/10.1002/%28SICI%291096-8644%28199601%2999:1%3C1::AID-AJPA1%3E3.0.CO;2-1", "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1")]
    [InlineData("https://doi.org/10.1234/%E6%97%A5%E6%9C%AC", "10.1234/日本")]
    [InlineData("https://doi.org/10.1234/100%25", "10.1234/100%")]
    [InlineData("doi:10.1234/a%2Fb", "10.1234/a%2fb")]
    [InlineData("10.1234/É", "10.1234/É")]
    public void Normalize_OfEncodedCharacters_DecodesThoseOfUrlsAlone(string doi, string expected) => Doi.Normalize(doi).Should().Be(expected);

    [Theory]
    [InlineData("https://doi.org/10.1234/%zz")]
    [InlineData("https://doi.org/10.1234/a%2")]
    [InlineData("https://doi.org/10.1234/%FF")]
    [InlineData("https://doi.org/10.1234/%00")]
    [InlineData("https://doi.org/10.1234/a%20b")]
    [InlineData("https://doi.org/")]
    [InlineData("https://doi.org.example.org/10.1038/x")]
    [InlineData("https://example.org/doi.org/10.1038/x")]
    [InlineData("ftp://doi.org/10.1038/x")]
    [InlineData("doi:doi:10.1038/x")]
    public void Normalize_OfAMalformedUrl_GivesNoDoi(string doi) => Doi.IsWellFormed(Doi.Normalize(doi)).Should().BeFalse();

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
