using System.Runtime.CompilerServices;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Reads BibTeX and biblatex files.</summary>
public static class BibTexReader
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
        var records = new BibTexRecords(new CharWindow(source, limit), limit, log);
        var references = new CrossReferences(limit, log);
        await foreach (var record in records.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var entry in references.Add(record))
            {
                if (Complete(entry, log) is { } paper)
                {
                    yield return paper;
                }
            }
        }

        foreach (var entry in references.End())
        {
            if (Complete(entry, log) is { } paper)
            {
                yield return paper;
            }
        }
    }

    private static NewPaper? Complete(BibTexEntry entry, FaultLog log)
    {
        var paper = BibTexPaper.Draft(entry, log).Complete(log);
        if (paper is not null)
        {
            log.CountRead();
        }

        return paper;
    }
}
