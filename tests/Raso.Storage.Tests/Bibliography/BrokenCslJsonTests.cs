using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class BrokenCslJsonTests
{
    private const string First = """{"title":"First","author":["A"]}""";
    private const string Last = """{"title":"Last","author":["Z"]}""";

    public static TheoryData<string, string> Broken => new(
        (from item in (string[])
            [
                """{"title":"X" "author":["B"]}""",
                """{"title":"X,"author":["B"]}""",
                """{"title":"X","author":[{"family":"B"],"id":1}""",
                """{"title":"X","author":[{"family":"B"},"id":1}""",
                """{"title":"X","author":["B"]""",
                """{'title':'X'}""",
                """{"title":X}""",
                """{"title":"X\q","author":["B"]}""",
                """{"title":"X",,"author":["B"]}""",
            ]
         from between in (string[])["[{0},\n{1},\n{2}]", "{0}\n{1}\n{2}\n", "[\n  {0},\n  {1},\n  {2}\n]"]
         select (between, item)).ToArray());

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Read_BrokenItemBetweenGoodOnes_LosesItAlone(string file, string item)
    {
        var read = await Read.CslAsync(file.Replace("{0}", First, StringComparison.Ordinal).Replace("{1}", item, StringComparison.Ordinal).Replace("{2}", Last, StringComparison.Ordinal));

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "Last");
        read.Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.Syntax && fault.Line >= 2);
        read.Seen.Should().Be(3);
    }

    [Theory]
    [InlineData("""[{"title":"First","author":["A"]},{"title":"X","author":["B"],{"title":"Last","author":["Z"]}]""")]
    [InlineData("""[{"title":"First","author":["A"]},{"title":"X","issued":{"raw":"2020","author":["B"]},{"title":"Last","author":["Z"]}]""")]
    public async Task Read_LostBraceOnOneLine_LosesOneItem(string text)
    {
        var read = await Read.CslAsync(text);

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "Last");
        read.Lost.Should().ContainSingle();
    }

    [Fact]
    public async Task Read_LostQuote_EndsWithItsLine()
    {
        var read = await Read.CslAsync("""[{"title":"X,"author":["B"]},""" + $"\n    {Last},\n    {First}]");

        read.Papers.Select(paper => paper.Title).Should().Equal("Last", "First");
        read.Lost.Should().ContainSingle();
    }

    [Theory]
    [InlineData("[1, \"text\", null, {0}]")]
    [InlineData("<html>no JSON</html>\n{0}")]
    [InlineData("[{0}}, ]}")]
    public async Task Read_WhatIsNoObject_IsNoRecordButReported(string text)
    {
        var read = await Read.CslAsync(text.Replace("{0}", First, StringComparison.Ordinal));

        read.Paper.Title.Should().Be("First");
        read.Seen.Should().Be(1);
        read.Faults.Should().ContainSingle().Which.Reason.Should().Be(BibliographyFaultReason.Syntax);
    }

    [Fact]
    public async Task Read_ItemWithoutEnd_IsReportedAndTheNextLineRead()
    {
        var read = await Read.CslAsync($$"""
            [
              {"title": "X", "a": [{"b": [{"c": [{"d":
              {{Last}}
            ]
            """);

        read.Paper.Title.Should().Be("Last");
        read.Lost.Should().ContainSingle().Which.Line.Should().Be(2);
    }

    [Fact]
    public async Task Read_ItemBeyondTheLimit_IsReportedAndTheNextIsRead()
    {
        var text = $$"""
            [{{First}},
            {"id":"x","title":"X","author":["B"],"abstract":"{{new string('x', 100_000)}}"},
            {{Last}}]
            """;

        var read = await Read.CslAsync(text, new BibliographyReadOptions { MaxRecordLength = 2_000 });

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "Last");
        read.Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.TooLong && fault.Key == "x");
    }

    [Theory]
    [InlineData("""{"id":"r","title":"broken" "author":["A"]}""", "r")]
    [InlineData("""{"title":"X","id":7,"author":["A"],,}""", "7")]
    [InlineData("""{"title":{"id":"inner"},"id":"r","author":[{"family":"B"],"x":1}""", "r")]
    [InlineData("""{"id":"r","title":"never closed""", "r")]
    [InlineData("""{"id":"r","title":"X\q"}""", "r")]
    [InlineData("""{"title":"X,"author":["B"],"id":"behind the fault"}""", null)]
    [InlineData("""{"title":"X" "id":"behind the fault"}""", null)]
    [InlineData("""{"id":null,"title":X}""", null)]
    public async Task Read_BrokenItem_IsNamedByTheIdThatWasRead(string item, string? key) =>
        (await Read.CslAsync(item)).Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.Syntax && fault.Key == key);

    [Fact]
    public async Task Read_BrokenLongItem_IsNamedByAnIdFarBehind() =>
        (await Read.CslAsync($$"""{"abstract":"{{new string('é', 50_000)}}","id":"far","title":X}""")).Lost.Should().ContainSingle().Which.Key.Should().Be("far");

    [Theory]
    [InlineData("[", 300_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("{", 300_000)]
    [InlineData("{\"a\":[", 100_000)]
    [InlineData("\"", 300_000)]
    public async Task Read_VeryManyOpenings_Ends(string opening, int count) =>
        (await Read.CslAsync(string.Concat(Enumerable.Repeat(opening, count)))).Papers.Should().BeEmpty();
}
