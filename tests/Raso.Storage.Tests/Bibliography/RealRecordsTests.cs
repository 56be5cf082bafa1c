using System.Text;
using System.Text.RegularExpressions;
using Raso.Storage.Bibliography;
using Raso.Storage.Papers;

namespace Raso.Storage.Tests.Bibliography;

[Trait("Category", "Server")]
public sealed partial class RealRecordsTests
{
    private static readonly BibliographyReadOptions Western = new() { FallbackEncoding = Encoding.Latin1 };

    private static readonly Lazy<Task<IReadOnlyList<NewPaper>>> Tugboat = new(async () => (await Read.BibTexAsync(await BytesAsync(RealRecords.Tugboat))).Papers);

    // Address, title, authors, day: from the printed journal's own tables of contents.
    public static TheoryData<string, string, string, string> Known => new()
    {
        { "tb01-1/tb01emch.pdf", "Letters", "Emch, Gérard|Pizer, Arnold", "1980-10-01" },
        { "tb01-1/tb01swanson.pdf", "Publishing & TeX", "Swanson, Ellen", "1980-10-01" },
        { "tb01-1/tb01spivak.pdf", "AMS-TeX—“A very friendly product”", "Spivak, Michael", "1980-10-01" },
        { "tb05-2/tb10jurg.pdf", "Editor's introduction", "Jürgensen, Helmut", "1984-11-01" },
        { "tb06-3/tb13lamport.pdf", "Announcement of LaTeX Version 2.09", "Lamport, Leslie", "1985-11-01" },
        { "tb07-1/tb14trevorrow.pdf", "DVItoVDU: A TeX page previewer", "Trevorrow, A.", "1986-03-01" },
        { "tb09-3/tb22laan.pdf", "Evaluation of K-talk", "van der Laan, C. G.|Luyten, J. R.", "1988-11-01" },
        { "tb10-1/tb23nagy.pdf", "Vertical centering for transparencies", "Nagy, Dezső", "1989-04-01" },
        { "tb10-2/tb24gendel.pdf", "Réflexions sur le Congrès GUTenberg", "Clark, Malcolm", "1989-07-01" },
        { "tb13-1/tb34mittl3.pdf", "LaTeX 2.09 ↪ LaTeX3", "Mittelbach, Frank|Rowley, Chris", "1992-04-01" },
        { "tb13-3/baldwin.pdf", "Using a high-level language as an aid in writing TeX documents", "Baldwin, Harry L., Jr.", "1992-10-01" },
        { "tb14-1/tb38zbikowski.pdf", "Hacker's Guide to AMSFonts and NFSS in the Context of LaTeX", "Żbikowski, Rafał", "1993-04-01" },
        { "tb14-3/tb40bzyl.pdf", "An application of literate programming: creating a format for the Bulletin of the Polish TUG", "Bzyl, Włodek|Przechlewski, Tomasz", "1993-10-01" },
        { "tb15-1/tb42meer.pdf", "Random bit generator in TeX", "van der Meer, Hans", "1994-03-01" },
        { "tb17-1/tb50benn.pdf", "Camel: kicking over the bibliographic traces in BibTeX", "Bennett, Frank G., Jr.", "1996-03-01" },
        { "tb17-2/tb51grf.pdf", "Some useful macros which extend the LaTeX picture environment", "Berdnikov, A. S.|Grineva, O. A.|Turtia, S. B.", "1996-06-01" },
        { "tb17-3/tb52revb.pdf", "David Salomon, The Advanced TeXbook", "Bzyl, Włodek", "1996-09-01" },
        { "tb18-4/tb57rowl.pdf", "The LaTeX3 Programming Language—a proposed system for TeX macro programming", "Carlisle, David|Rowley, Chris|Mittelbach, Frank", "1997-12-01" },
        { "tb20-3/tb64carl.pdf", "New interfaces for LaTeX class design, Parts I and II", "Carlisle, David|Mittelbach, Frank|Rowley, Chris", "1999-09-01" },
        { "tb24-1/jackowski.pdf", "Latin Modern: Enhancing Computer Modern with accents, accents, accents", "Jackowski, Bogusław|Nowacki, Janusz M.", "2003-01-01" },
        { "tb24-3/szabo.pdf", "Inserting external figures with GraphicP", "Szabó, Péter", "2003-01-01" },
        { "tb31-2/tb98hoekwater.pdf", "LuaTeX 0.60: an overview of changes", "Hoekwater, Taco|Henkel, Hartmut", "2010-01-01" },
        { "tb32-2/tb101grunewald.pdf", "Macro interfaces and the getoptk package", "Grünewald, Michael Le Barbier", "2011-01-01" },
        { "tb37-2/tb116rahtz-burnard.pdf", "Sebastian Rahtz (1955–2016): A brief memoir", "Burnard, Lou", "2016-01-01" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public async Task Read_Tugboat_HasWhatIsKnown(string address, string title, string authors, string day)
    {
        var papers = await TugboatAsync();

        var paper = papers.Should().ContainSingle(paper => paper.PdfUrl != null && paper.PdfUrl.EndsWith(address, StringComparison.Ordinal) && paper.Title == title).Which;

        string.Join('|', paper.Authors).Should().Be(authors);
        paper.PublicationDate.Should().Be(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        paper.Journal.Should().Be("TUGboat");
    }

    [Fact]
    public async Task Read_Tugboat_HasItsDois() =>
        (await TugboatAsync()).Should().ContainSingle(paper => paper.Doi == "10.47397/tb/43-1/tb133duck-tikz-cd")
            .Which.Title.Should().Be("The DuckBoat — Beginners' Pond: CDs, but not Compact Disks");

    [Fact]
    public async Task Read_Tugboat_LosesNothing()
    {
        var read = await Read.BibTexAsync(await BytesAsync(RealRecords.Tugboat));

        read.Papers.Should().HaveCountGreaterThanOrEqualTo(4_839);
        read.Lost.Should().BeEmpty();
        read.Papers.Count(paper => paper.Title.AsSpan().ContainsAny("\\{}$")).Should().BeLessThan(5, "commands and braces are resolved");
        read.Papers.SelectMany(paper => paper.Authors).Count(author => author.AsSpan().ContainsAny("\\{}$")).Should().Be(0);
    }

    [Fact]
    public async Task Read_EveryFile_FindsEachRecordAndAccountsForIt()
    {
        var records = 0L;
        foreach (var file in RealRecords.Files)
        {
            var bytes = await BytesAsync(file);

            var read = await Read.BibTexAsync(bytes, Western);

            read.Seen.Should().Be(Records(Encoding.Latin1.GetString(bytes)), "{0} has as many lines that begin one", file);
            read.Lost.Where(fault => fault.Reason != BibliographyFaultReason.Missing).Should().BeEmpty("{0} is well-formed, but some have no author or no title", file);
            records += read.Seen;
        }

        records.Should().BeGreaterThan(10_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_EveryFile_ReadsTheSame(bool asBibTex)
    {
        foreach (var file in RealRecords.Files)
        {
            var papers = (await Read.BibTexAsync(await BytesAsync(file), Western)).Papers;

            var again = await Read.BytesAsync(await Read.WrittenAsync(papers, asBibTex), asBibTex);

            again.Faults.Should().BeEmpty();
            RoundTripTests.Same(again.Papers, papers);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_DamagedFiles_AccountsForEachRecord(bool asBibTex)
    {
        var damage = new Damage(seed: 7);
        foreach (var file in RealRecords.Files.Where(file => new FileInfo(file).Length < 300_000))
        {
            var bytes = await BytesAsync(file);
            bytes = asBibTex ? bytes : await Read.WrittenAsync((await Read.BibTexAsync(bytes, Western)).Papers, asBibTex: false);
            for (var round = 0; round < 3; round++)
            {
                await Read.BytesAsync(damage.Do(bytes), asBibTex);
            }
        }
    }

    private static Task<IReadOnlyList<NewPaper>> TugboatAsync() => Tugboat.Value;

    private static Task<byte[]> BytesAsync(string file) => File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

    private static int Records(string text) => EntryLine().Matches(text).Count(match => !((string[])["string", "preamble", "comment"]).Contains(match.Groups[1].Value.ToLowerInvariant()));

    [GeneratedRegex(@"^[ \t]*@\s*([A-Za-z]+)\s*[{(]", RegexOptions.Multiline)]
    private static partial Regex EntryLine();
}
