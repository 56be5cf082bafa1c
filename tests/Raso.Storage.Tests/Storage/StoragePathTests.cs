namespace Raso.Storage.Tests.Storage;

public sealed class StoragePathTests
{
    public static TheoryData<string, StoragePathRule> Bad() => new()
    {
        { "", StoragePathRule.NotEmpty },
        { "/a", StoragePathRule.Relative },
        { "a/./b", StoragePathRule.NoDotSegments },
        { "../a", StoragePathRule.NoDotSegments },
        { "a//b", StoragePathRule.NoEmptySegments },
        { "a/", StoragePathRule.NoEmptySegments },
        { "a\nb", StoragePathRule.NoControlCharacters },
        { "a\0", StoragePathRule.NoControlCharacters },
        { "a\u0085b", StoragePathRule.NoControlCharacters },
        { "a\\b", StoragePathRule.NoBackslash },
        { "a\ud800b", StoragePathRule.WellFormedUnicode },
        { "cafe\u0301", StoragePathRule.NormalizedText },
        { string.Join('/', Enumerable.Repeat(new string('a', 200), 6)), StoragePathRule.LengthLimit },
        { string.Join('/', Enumerable.Repeat(new string('ä', 127), 5)), StoragePathRule.LengthLimit },
        { new string('ä', 128), StoragePathRule.SegmentLengthLimit },
        { ".raso/meta", StoragePathRule.NotReserved },
        { ".RASO", StoragePathRule.NotReserved },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Parse_BrokenRule_ErrorNamesIt(string text, StoragePathRule rule)
    {
        var act = () => StoragePath.Parse(text);

        act.Should().Throw<StoragePathException>().Which.Rule.Should().Be(rule);
        StoragePath.TryParse(text, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a:b")]
    [InlineData("c:/a")]
    [InlineData("papers/2024/Müller – 研究.pdf")]
    [InlineData("a/.raso/b")]
    [InlineData("...")]
    [InlineData("a b?#%&+*<>|\":;'")]
    [InlineData("video-😀.mp4")]
    public void Parse_ValidText_KeepsIt(string text) => StoragePath.Parse(text).Value.Should().Be(text);

    [Fact]
    public void CompareTo_SurrogatesAndHighCharacters_OrdersByUtf8Bytes()
    {
        StoragePath high = "\uFF5E";
        StoragePath beyond = "😀";

        (high < beyond).Should().BeTrue();
        Utf8Order.Instance.Compare(high.Value, beyond.Value).Should().BeNegative();
        Utf8Order.Instance.Compare("a", "a/b").Should().BeNegative();
        Utf8Order.Instance.Compare("b", "a/b").Should().BePositive();
        Utf8Order.Instance.Compare("😀", "😁").Should().BeNegative();
    }
}
