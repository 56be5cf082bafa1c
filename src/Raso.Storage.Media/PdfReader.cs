using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Raso.Storage.Media;

/// <inheritdoc cref="IPdfReader"/>
internal sealed class PdfReader(IOptions<MediaOptions> options, TimeProvider time, ILogger<PdfReader> logger) : IPdfReader
{
    private const int MaxLine = 500;

    // Where the mark of the end is looked for. Readers look in the last 1,024 bytes; a signature or a server may have added something.
    private const int EndLength = 1 << 16;

    private readonly MediaOptions _options = options.Value;

    public async Task<PdfReading> ReadAsync(FileContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var head = await MediaCopy.ReadHeadAsync(stream, cancellationToken).ConfigureAwait(false);
            if (!ContentSniffer.IsPdf(head.Span))
            {
                return Failed(ReadingOutcome.Unrecognized, head.IsEmpty ? "The file is empty." : "The content is no PDF: it does not begin with %PDF-.");
            }

            var file = await MediaCopy.CreateAsync(head, stream, _options.CopyFolder, logger, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                return await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<PdfReading> ReadAsync(MediaCopy file, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => Read(file), cancellationToken).WaitAsync(_options.PdfTimeLimit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            MediaLog.PdfTimedOut(logger, file.Length, _options.PdfTimeLimit);
            return Failed(ReadingOutcome.TimedOut, $"Reading took longer than {_options.PdfTimeLimit}.");
        }
    }

    private static PdfReading Read(MediaCopy file)
    {
        if (file.ReadEnd(EndLength).IndexOf("%%EOF"u8) < 0)
        {
            return Failed(ReadingOutcome.Damaged, "The PDF is cut short: its end mark %%EOF is missing.");
        }

        var strictly = Parse(file, isLenient: false);
        // What only a patient reader can read is broken, but its facts may still help.
        return strictly.Outcome == ReadingOutcome.Damaged ? strictly with { Facts = Parse(file, isLenient: true).Facts } : strictly;
    }

    private static PdfReading Parse(MediaCopy file, bool isLenient)
    {
        try
        {
            using var content = file.Open();
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = isLenient, SkipMissingFonts = true });
            return document.NumberOfPages > 0
                ? new PdfReading { Outcome = ReadingOutcome.Sound, Facts = FactsOf(document) }
                : Failed(ReadingOutcome.Damaged, "The PDF has no pages.");
        }
        catch (PdfDocumentEncryptedException)
        {
            return Failed(ReadingOutcome.Protected, "The PDF asks for a password.");
        }
        // A broken file can make the parser fail in any way.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Failed(ReadingOutcome.Damaged, $"The PDF is broken: {error.Message}");
        }
    }

    private static PdfFacts FactsOf(PdfDocument document)
    {
        var about = document.Information;
        return new PdfFacts
        {
            PageCount = document.NumberOfPages,
            Version = document.Version.ToString("0.0", CultureInfo.InvariantCulture),
            Title = PlainLine.Of(about.Title, MaxLine),
            Authors = PdfLists.Authors(about.Author),
            Subject = PlainLine.Of(about.Subject, MaxLine),
            Keywords = PdfLists.Keywords(about.Keywords),
            CreatedAt = about.GetCreatedDateTimeOffset(),
        };
    }

    private static PdfReading Failed(ReadingOutcome outcome, string fault) => new() { Outcome = outcome, Fault = PlainLine.Of(fault, 300) };
}
