using System.Text.Encodings.Web;
using System.Text.Json;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Writes papers as CSL-JSON, which <see cref="CslJsonReader"/> reads as the same papers again.</summary>
public static class CslJsonWriter
{
    private const int FlushSize = 32 * 1024;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes papers of the catalogue as a list in UTF-8, one after another, with bounded memory.</summary>
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

    /// <summary>Writes papers that stand in no catalogue as a list in UTF-8, one after another, with bounded memory.</summary>
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
        var json = new Utf8JsonWriter(destination, Readable);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartArray();
            await foreach (var given in papers.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var paper = PaperValidator.Normalize(given);
                CslItemText.Write(json, paper, keys.Next(paper), options.BareNames);
                count++;
                if (json.BytesPending > FlushSize)
                {
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return count;
    }
}
