using System.Runtime.CompilerServices;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Reads CSL-JSON: a list of items, one object, or objects one a line.</summary>
public static class CslJsonReader
{
    /// <summary>Reads a file of UTF-8 (or UTF-16 with its mark) as its papers are asked for, with bounded memory.</summary>
    /// <param name="bibliography">The file, from its position on; it stays open.</param>
    /// <param name="options">How to read; the defaults unless given.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static BibliographyReading Read(Stream bibliography, BibliographyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bibliography);
        return BibliographyReading.Open(new StreamSource(bibliography, options?.FallbackEncoding), options, ReadAsync);
    }

    /// <summary>Reads a text as its papers are asked for, with bounded memory.</summary>
    /// <param name="bibliography">The text, from where its reader stands; it stays open.</param>
    /// <param name="options">How to read; the defaults unless given.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static BibliographyReading ReadText(TextReader bibliography, BibliographyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bibliography);
        return BibliographyReading.Open(new ReaderSource(bibliography), options, ReadAsync);
    }

    private static async IAsyncEnumerable<NewPaper> ReadAsync(ICharSource source, int limit, FaultLog log, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new CslRecords(new CharWindow(source, limit), limit, log);
        await foreach (var item in records.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (CslPaper.Draft(item, log).Complete(log) is { } paper)
            {
                log.CountRead();
                yield return paper;
            }
        }
    }
}
