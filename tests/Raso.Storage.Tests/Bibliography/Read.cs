using System.Text;
using Raso.Storage.Bibliography;
using Raso.Storage.Papers;

namespace Raso.Storage.Tests.Bibliography;

/// <summary>A bibliography that was read to its end, and checked: as many records came out, or were reported, as were found.</summary>
internal sealed record Read(IReadOnlyList<NewPaper> Papers, IReadOnlyList<BibliographyFault> Faults, long Seen)
{
    public IEnumerable<BibliographyFault> Lost => Faults.Where(fault => fault.IsRecordLost);

    public NewPaper Paper => Papers.Should().ContainSingle().Which;

    public static Task<Read> BibTexAsync(string text, BibliographyReadOptions? options = null) => AllAsync(chosen => BibTexReader.ReadText(new StringReader(text), chosen), options);

    public static Task<Read> BibTexAsync(byte[] bytes, BibliographyReadOptions? options = null) => AllAsync(chosen => BibTexReader.Read(new MemoryStream(bytes), chosen), options);

    public static Task<Read> CslAsync(string text, BibliographyReadOptions? options = null) => AllAsync(chosen => CslJsonReader.ReadText(new StringReader(text), chosen), options);

    public static Task<Read> CslAsync(byte[] bytes, BibliographyReadOptions? options = null) => AllAsync(chosen => CslJsonReader.Read(new MemoryStream(bytes), chosen), options);

    /// <summary>Reads an entry with a title and an author of its own and the given fields.</summary>
    public static async Task<NewPaper> EntryAsync(string fields)
    {
        var has = fields.Split('=', ',').Select(word => word.Trim()).ToList();
        var read = await BibTexAsync($"@article{{key, {(has.Contains("title") ? "" : "title = {T}, ")}{(has.Contains("author") || has.Contains("editor") ? "" : "author = {A}, ")}{fields}}}");
        return read.Paper;
    }

    public static async Task<byte[]> WrittenAsync(IEnumerable<NewPaper> papers, bool asBibTex, BibliographyWriteOptions? options = null)
    {
        var stream = new MemoryStream();
        var written = asBibTex
            ? await BibTexWriter.WriteNewAsync(stream, papers.ToAsyncEnumerable(), options, TestContext.Current.CancellationToken)
            : await CslJsonWriter.WriteNewAsync(stream, papers.ToAsyncEnumerable(), options, TestContext.Current.CancellationToken);
        written.Should().Be(papers.Count());
        return stream.ToArray();
    }

    public static Task<Read> BytesAsync(byte[] bytes, bool asBibTex, BibliographyReadOptions? options = null) => asBibTex ? BibTexAsync(bytes, options) : CslAsync(bytes, options);

    public static async Task<string> TextAsync(NewPaper paper, bool asBibTex, BibliographyWriteOptions? options = null) => Encoding.UTF8.GetString(await WrittenAsync([paper], asBibTex, options));

    private static async Task<Read> AllAsync(Func<BibliographyReadOptions, BibliographyReading> open, BibliographyReadOptions? options)
    {
        var faults = new List<BibliographyFault>();
        var reading = open((options ?? new BibliographyReadOptions()) with { OnFault = faults.Add });
        var papers = new List<NewPaper>();
        await foreach (var paper in reading.WithCancellation(TestContext.Current.CancellationToken))
        {
            papers.Add(paper);
        }

        reading.Read.Should().Be(papers.Count);
        reading.Faulted.Should().Be(faults.Count(fault => fault.IsRecordLost));
        reading.Seen.Should().Be(reading.Read + reading.Faulted, "what goes in comes out, or is reported");
        return new Read(papers, faults, reading.Seen);
    }
}
