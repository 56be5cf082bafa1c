using System.Text;
using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class EncodingTests
{
    private const string BibTex = "@misc{a, title = {Müller’s “Œuvre” 😀}, author = {Gödel, Kurt}, note = {é}}\n@misc{b, title = {B}, author = {C}, note = {é}}";
    private const string Csl = """[{"id":"a","title":"Müller’s “Œuvre” 😀","author":[{"family":"Gödel","given":"Kurt"}]},{"id":"b","title":"B","note":"é","author":[{"family":"C"}]}]""";

    public static TheoryData<bool, string> Unicode => new((from asBibTex in (bool[])[true, false] from name in (string[])["utf-8", "utf-8-bom", "utf-16", "utf-16BE"] select (asBibTex, name)).ToArray());

    [Theory]
    [MemberData(nameof(Unicode))]
    public async Task Read_Unicode_IsKnownByItself(bool asBibTex, string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            _ => Encoding.BigEndianUnicode,
        };

        var read = await Read.BytesAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(asBibTex ? BibTex : Csl)], asBibTex);

        read.Faults.Should().BeEmpty();
        read.Papers[0].Title.Should().Be("Müller’s “Œuvre” 😀");
        read.Papers[0].Authors.Should().Equal("Gödel, Kurt");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_Latin1WithoutFallback_LosesOnlyWhatHasIt(bool asBibTex)
    {
        var read = await Read.BytesAsync(Encoding.Latin1.GetBytes(Western(asBibTex)), asBibTex);

        read.Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault =>
            fault.Reason == BibliographyFaultReason.Encoding && fault.Key == "a" && fault.Message.Contains("FallbackEncoding"));
        read.Paper.Title.Should().Be("B", "what is wrong in its note is not taken");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_Latin1WithFallback_IsReadBesideUtf8(bool asBibTex)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(Western(asBibTex)), (byte)'\n', .. Encoding.UTF8.GetBytes(asBibTex ? BibTex : Csl)];

        var read = await Read.BytesAsync(bytes, asBibTex, new BibliographyReadOptions { FallbackEncoding = Encoding.Latin1 });

        read.Faults.Should().BeEmpty();
        read.Papers.Select(paper => paper.Title).Should().Equal("Müller", "B", "Müller’s “Œuvre” 😀", "B");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_EscapeOfHalfACharacter_IsToldFromStrayBytes(bool hasFallback)
    {
        var options = new BibliographyReadOptions { FallbackEncoding = hasFallback ? Encoding.Latin1 : null };

        var read = await Read.CslAsync("""[{"id":"a","title":"lone \ud800 s","author":["A"]},{"id":"b","title":"lone \udcff s","author":["A"]},{"id":"c","title":"T","author":["A"],"abstract":"\uDC80"}]"""u8.ToArray(), options);

        read.Paper.Title.Should().Be("T");
        read.Faults.Select(fault => (fault.Key, fault.Field)).Should().Equal(("a", "title"), ("b", "title"), ("c", "abstract"));
        read.Faults.Should().OnlyContain(fault => fault.Reason == BibliographyFaultReason.Invalid && fault.Message.Contains("lone surrogate") && !fault.Message.Contains("FallbackEncoding"));
    }

    [Theory]
    [MemberData(nameof(Unicode))]
    public async Task Read_PairAcrossTheEndOfTheFirstWindow_IsReadOn(bool asBibTex, string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            _ => Encoding.BigEndianUnicode,
        };
        const int WindowSize = 32 * 1024;
        var begin = asBibTex ? "@misc{a, author = {C}, title = {T}, abstract = {" : "{\"id\":\"a\",\"author\":[\"C\"],\"title\":\"T\",\"abstract\":\"";
        var text = begin + new string('x', WindowSize - 1 - begin.Length) + "😀" + (asBibTex ? "}}" : "\"}");

        var read = await Read.BytesAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], asBibTex);

        read.Faults.Should().BeEmpty();
        read.Paper.Abstract.Should().EndWith("x😀");
    }

    [Fact]
    public async Task Read_StreamInSmallPieces_GivesTheSame()
    {
        using var stream = new SmallPieces(Encoding.UTF8.GetBytes(BibTex));

        (await BibTexReader.Read(stream).ToListAsync(TestContext.Current.CancellationToken))[0].Title.Should().Be("Müller’s “Œuvre” 😀");
        stream.CanRead.Should().BeTrue("the caller keeps it");
    }

    private static string Western(bool asBibTex) => (asBibTex ? BibTex : Csl).Replace("’s “Œuvre” 😀", "", StringComparison.Ordinal);

    private sealed class SmallPieces(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
