using System.Globalization;
using System.Text;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Writes papers as BibTeX, which <see cref="BibTexReader"/> reads as the same papers again.</summary>
public static class BibTexWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes papers of the catalogue in UTF-8, one after another, with bounded memory.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="options">How to write; the defaults unless given.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">An option is none of its values.</exception>
    public static Task<long> WriteAsync(Stream destination, IAsyncEnumerable<Paper> papers, BibliographyWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return WriteNewAsync(destination, PaperRecord.Of(papers, cancellationToken), options, cancellationToken);
    }

    /// <summary>Writes papers that stand in no catalogue in UTF-8, one after another, with bounded memory.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="options">How to write; the defaults unless given.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">An option is none of its values.</exception>
    /// <exception cref="ValidationException">A paper is none that a catalogue takes; those before it are written.</exception>
    public static async Task<long> WriteNewAsync(Stream destination, IAsyncEnumerable<NewPaper> papers, BibliographyWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(papers);
        options ??= new BibliographyWriteOptions();
        options.Check();
        var keys = new CitationKeys();
        var count = 0L;
        var writer = new StreamWriter(destination, Utf8, bufferSize: 32 * 1024, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (var given in papers.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var paper = PaperValidator.Normalize(given);
                await writer.WriteAsync(Entry(paper, keys.Next(paper), options.BareNames).AsMemory(), cancellationToken).ConfigureAwait(false);
                count++;
            }

            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    private static string Entry(NewPaper paper, string key, BareNames bareNames)
    {
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"@{(paper.Journal is null ? "misc" : "article")}{{{key}");
        Add(entry, "title", LatexEscape.Title(paper.Title));
        Add(entry, "author", string.Join(" and ", paper.Authors.Select(author => Name(author, bareNames))));
        Add(entry, "journal", paper.Journal is { } journal ? LatexEscape.Text(journal) : null);
        AddDate(entry, paper.PublicationDate);
        Add(entry, "doi", paper.Doi is { } doi ? LatexEscape.Address(doi) : null);
        Add(entry, PaperRecord.HasPlainUrl(paper) ? "url" : "pdf", paper.PdfUrl is { } url ? LatexEscape.Address(url) : null);
        Add(entry, "keywords", paper.Keywords.Count > 0 ? string.Join(", ", paper.Keywords.Select(Keyword)) : null);
        Add(entry, "abstract", paper.Abstract is { } text ? LatexEscape.Text(text) : null);
        return entry.Append("\n}\n\n").ToString();
    }

    private static void Add(StringBuilder entry, string field, string? value)
    {
        if (value is not null)
        {
            entry.Append(CultureInfo.InvariantCulture, $",\n  {field} = {{{value}}}");
        }
    }

    // No more than is known: the first of January is that of a year alone.
    private static void AddDate(StringBuilder entry, DateOnly? date)
    {
        if (date is { } day)
        {
            entry.Append(CultureInfo.InvariantCulture, $",\n  year = {{{day.Year:0000}}}");
            if (day is not { Month: 1, Day: 1 })
            {
                entry.Append(CultureInfo.InvariantCulture, $",\n  month = {PublicationDate.Months[day.Month - 1][..3].ToLowerInvariant()}");
                Add(entry, "day", day.Day == 1 ? null : day.Day.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    // Braces hold a name together that reading would take apart otherwise than it is.
    private static string Name(string author, BareNames bareNames)
    {
        var name = PersonName.Parse(author);
        var parts = ((string[])[name.Family, name.Suffix, name.Given]).Select(LatexEscape.Text).ToArray();
        var source = name == new PersonName(author) ? parts[0] : name.Suffix.Length == 0 ? $"{parts[0]}, {parts[2]}" : string.Join(", ", parts);
        var isSame = BibTexNames.ReadOne(source) is { } read && (read == author || (bareNames == BareNames.GivenNamesFirst && name == new PersonName(author)));
        return isSame ? source : $"{{{OthersMark.Protect(LatexEscape.Text(author))}}}";
    }

    private static string Keyword(string keyword)
    {
        var text = LatexEscape.Text(keyword);
        return text.AsSpan().ContainsAny(',', ';') ? $"{{{text}}}" : text;
    }
}
