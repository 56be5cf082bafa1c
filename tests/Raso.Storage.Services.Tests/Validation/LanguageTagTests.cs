using Raso.Storage.Validation;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>The examples of RFC 5646, appendix A, and what its grammar refuses.</summary>
public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("i-enochian")]
    [InlineData("zh-Hant")]
    [InlineData("zh-cmn-Hans-CN")]
    [InlineData("yue-HK")]
    [InlineData("sr-Latn-RS")]
    [InlineData("sl-rozaj-biske")]
    [InlineData("de-CH-1901")]
    [InlineData("sl-IT-nedis")]
    [InlineData("hy-Latn-IT-arevela")]
    [InlineData("es-419")]
    [InlineData("de-CH-x-phonebk")]
    [InlineData("az-Arab-x-AZE-derbend")]
    [InlineData("x-whatever")]
    [InlineData("qaa-Qaaa-QM-x-southern")]
    [InlineData("en-US-u-islamcal")]
    [InlineData("zh-CN-a-myext-x-private")]
    [InlineData("en-a-myext-b-another")]
    [InlineData("EN-gb-OED")]
    [InlineData("sgn-BE-FR")]
    [InlineData("zh-min-nan")]
    [InlineData("art-lojban")]
    [InlineData("abcde")]
    [InlineData("x-a-b-1")]
    public void IsWellFormed_OfATag_IsTrue(string tag) => LanguageTag.IsWellFormed(tag).Should().BeTrue();

    [Theory]
    [InlineData("e")]
    [InlineData("english language")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en--US")]
    [InlineData("en-US-")]
    [InlineData("a-DE")]
    [InlineData("de-419-DE")]
    [InlineData("en-a")]
    [InlineData("en-x")]
    [InlineData("x")]
    [InlineData("i-unknown")]
    [InlineData("12")]
    [InlineData("abcdefghi")]
    [InlineData("en-abcdefghi")]
    [InlineData("en\n")]
    [InlineData("\u212Ao")]
    [InlineData("日本")]
    public void IsWellFormed_OfSomethingElse_IsFalse(string tag) => LanguageTag.IsWellFormed(tag).Should().BeFalse();
}
