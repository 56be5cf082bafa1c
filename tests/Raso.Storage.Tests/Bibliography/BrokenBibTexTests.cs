using System.Text;
using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class BrokenBibTexTests
{
    private const string First = "@article{first, title = {First}, author = {A}}\n";
    private const string Last = "\n@article{last, title = {Last}, author = {Z}}\n";

    [Theory]
    [InlineData("@article{broken, title = {No end, author = {X}")]
    [InlineData("@article{broken, title = {No end, author = {X}\n}")]
    [InlineData("@article{broken, title = \"No quote, author = {X}\n}")]
    [InlineData("@article{broken, title = \"A } B\", author = {X}}")]
    [InlineData("@article{broken, title = {A}, author = {X}")]
    [InlineData("@article{broken, title {A}, author = {X}}")]
    [InlineData("@article{broken, title = , author = {X}}")]
    [InlineData("@article{broken, = {A}, author = {X}}")]
    [InlineData("@article{broken title = {A}, author = {X}}")]
    [InlineData("@article{broken, title = {A} # , author = {X}}")]
    [InlineData("@article{broken, \"title\" = {A}}")]
    [InlineData("@article{broken, title = {A}, author = {X})")]
    [InlineData("@article broken, title = {A}, author = {X}}")]
    [InlineData("@article{broken, title = {A} extra, author = {X}}")]
    [InlineData("@article{broken")]
    [InlineData("@article{")]
    [InlineData("@article{broken, title = {mid @article{fake, title = {F}, author = {F}} }, oops")]
    public async Task Read_BrokenEntryBetweenGoodOnes_LosesItAlone(string broken)
    {
        var read = await Read.BibTexAsync(First + broken + Last);

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "Last");
        read.Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.Syntax && fault.Line == 2);
        read.Seen.Should().Be(3);
    }

    [Fact]
    public async Task Read_LostBraceAndASpareOneLater_LosesNothingBetween()
    {
        var read = await Read.BibTexAsync(First + "@article{broken, title = {No {end, author = {X}}\n@article{b, title = {B}, author = {Y}}\n@article{c, title = {C}, author = {Z}}}}" + Last);

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "B", "C", "Last");
        read.Lost.Should().ContainSingle().Which.Key.Should().Be("broken");
    }

    [Fact]
    public async Task Read_MoreMacrosThanAreRemembered_AreLeftOutAndReported()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(number => $"@string{{m{number} = {{{new string('x', 200)}}}}}\n"));

        var read = await Read.BibTexAsync(text + First, new BibliographyReadOptions { MaxRecordLength = 10_000 });

        read.Paper.Title.Should().Be("First");
        read.Faults.Should().HaveCountGreaterThan(40).And.OnlyContain(fault => fault.Reason == BibliographyFaultReason.TooLong && !fault.IsRecordLost);
    }

    [Theory]
    [InlineData("@string{broken = {A\n")]
    [InlineData("@string{broken {A}}\n")]
    [InlineData("@preamble{\"A\n")]
    [InlineData("@comment{ not closed\n")]
    public async Task Read_BrokenCommandBetweenGoodEntries_LosesNoRecord(string broken)
    {
        var read = await Read.BibTexAsync(First + broken + Last);

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "Last");
        read.Lost.Should().BeEmpty();
        read.Faults.Should().HaveCount(broken.StartsWith("@comment", StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public async Task Read_FaultOnALaterLine_NamesIt()
    {
        var read = await Read.BibTexAsync("\n\n@article{a,\r\n title = {A},\r\n author {X}\r\n}\r\n@misc{b, title = {B}, author = {Y}}");

        var fault = read.Lost.Should().ContainSingle().Which;
        fault.Line.Should().Be(3);
        fault.Key.Should().Be("a");
        fault.Message.Should().Contain("line 5");
        fault.ToString().Should().StartWith("line 3, a: ");
        read.Paper.Title.Should().Be("B");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Read_LineEndsOfAnySystem_AreCounted(string lineEnd)
    {
        var text = string.Join(lineEnd, "", "% comment", "@article{a,", "  title = {A},", "  doi = {bad}, author = {X}", "}", "@article{b, title = {B}}");

        var read = await Read.BibTexAsync(text);

        read.Faults.Select(fault => (fault.Key, fault.Line)).Should().Equal(("a", 5), ("b", 7));
    }

    [Fact]
    public async Task Read_EntryBeyondTheLimit_IsReportedAndTheNextIsRead()
    {
        var options = new BibliographyReadOptions { MaxRecordLength = 2_000 };
        var read = await Read.BibTexAsync($"{First}@article{{long, title = {{L}}, author = {{X}}, abstract = {{{new string('x', 100_000)}}}}}{Last}", options);

        read.Papers.Select(paper => paper.Title).Should().Equal("First", "Last");
        read.Lost.Should().ContainSingle().Which.Reason.Should().Be(BibliographyFaultReason.TooLong);
    }

    [Fact]
    public async Task Read_MacrosThatGrowEachOther_AreBounded()
    {
        var text = new StringBuilder("@string{m0 = {0123456789}}\n");
        for (var i = 1; i < 60; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"@string{{m{i} = m{i - 1} # m{i - 1}}}\n");
        }

        var read = await Read.BibTexAsync(text + First, new BibliographyReadOptions { MaxRecordLength = 100_000 });

        read.Paper.Title.Should().Be("First");
        read.Faults.Should().NotBeEmpty().And.OnlyContain(fault => !fault.IsRecordLost);
    }

    [Fact]
    public async Task Read_ManyEntriesOnOneLongLine_NeedsNoMoreThanOne()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"@misc{{k{number}, title = {{T{number}}}, author = {{A}}}}"));

        var read = await Read.BibTexAsync(text, new BibliographyReadOptions { MaxRecordLength = 1_024 });

        read.Papers.Should().HaveCount(5_000);
        read.Papers[4_999].Title.Should().Be("T4999");
    }

    [Fact]
    public async Task Read_TextWithoutEntries_IsPassedOver()
    {
        var read = await Read.BibTexAsync(new string('x', 300_000) + "@" + new string('\n', 300_000) + Last, new BibliographyReadOptions { MaxRecordLength = 1_024 });

        read.Paper.Title.Should().Be("Last");
        read.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Read_SourceOfSingleCharacters_GivesTheSame()
    {
        var reading = BibTexReader.ReadText(new Trickle(First + "@article{b, title = {é \U0001F600}, author={B}}" + Last));

        (await reading.ToListAsync(TestContext.Current.CancellationToken)).Select(paper => paper.Title).Should().Equal("First", "é 😀", "Last");
    }

    [Fact]
    public async Task Read_Cancelled_Ends()
    {
        using var cancel = new CancellationTokenSource();
        var reading = BibTexReader.ReadText(new StringReader(First + Last));
        var read = async () =>
        {
            await foreach (var paper in reading.WithCancellation(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
        reading.Read.Should().Be(1);
    }

    private sealed class Trickle(string text) : TextReader
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            if (_at == text.Length)
            {
                return ValueTask.FromResult(0);
            }

            buffer.Span[0] = text[_at++];
            return ValueTask.FromResult(1);
        }
    }
}
