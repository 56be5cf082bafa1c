using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>The items of a CSL-JSON file, one after another: of a list, of objects one a line, or a single one. Broken ones are reported.</summary>
internal sealed class CslRecords(CharWindow window, int limit, FaultLog log)
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n,[]\uFEFF\u001E");
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private bool _inGarbage;
    private bool _passes;
    private int _margin;

    private enum Step
    {
        Taken,
        NeedsMore,
        Ended,
    }

    public async IAsyncEnumerable<CslItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = Next(isFull: false, out var document, out var line);
            if (step == Step.NeedsMore && !await window.GrowAsync(cancellationToken).ConfigureAwait(false))
            {
                step = Next(isFull: true, out document, out line);
            }

            if (document is not null)
            {
                using (document)
                {
                    foreach (var item in CslItem.Within(document.RootElement, line))
                    {
                        log.CountSeen();
                        yield return item;
                    }
                }
            }

            if (step == Step.Ended)
            {
                yield break;
            }
        }
    }

    private Step Next(bool isFull, out JsonDocument? document, out long line)
    {
        document = null;
        line = window.Line;
        var text = window.Text;
        if (text.IsEmpty)
        {
            return window.IsEnded ? Step.Ended : Step.NeedsMore;
        }

        if (_passes)
        {
            return PassOver(text, isFull);
        }

        if (text[0] != '{')
        {
            return Between(text);
        }

        var scanner = new CslScanner(text);
        if (!scanner.Find() && !isFull)
        {
            return Step.NeedsMore;
        }

        _inGarbage = false;
        if (scanner.Length > 0)
        {
            document = scanner.IsBroken ? Break(text[..scanner.Length], line, "a quote, bracket or brace of it is missing") : Parse(text[..scanner.Length], line);
            window.Advance(scanner.Length);
            return Step.Taken;
        }

        log.CountSeen();
        if (window.IsEnded)
        {
            log.Lose(line, CslKey.Find(text), BibliographyFaultReason.Syntax, $"The item of line {line} is not closed before the end.");
        }
        else
        {
            log.Lose(line, CslKey.Find(text), BibliographyFaultReason.TooLong, $"The item of line {line} has more than {limit} characters. Close its braces, or raise MaxRecordLength.");
        }

        _passes = true;
        window.Advance(1);
        return Step.Taken;
    }

    // After an item without an end: the next line that begins with a brace, no further in than the item's own line.
    private Step PassOver(ReadOnlySpan<char> text, bool isFull)
    {
        var end = text.IndexOfAny('\r', '\n');
        if (end < 0)
        {
            window.Advance(text.Length);
            return Step.Taken;
        }

        var next = text[(end + 1)..];
        var margin = next.IndexOfAnyExcept(' ', '\t');
        if (margin < 0 && !window.IsEnded && !isFull)
        {
            return Step.NeedsMore;
        }

        _passes = margin < 0 || margin > _margin || next[margin] != '{';
        window.Advance(end + 1);
        return Step.Taken;
    }

    // Brackets, commas and blanks. What is no object is no record.
    private Step Between(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(Separators);
        if (length != 0)
        {
            length = length < 0 ? text.Length : length;
            var lineEnd = text[..length].LastIndexOfAny('\r', '\n');
            _margin = lineEnd < 0 ? 0 : length - lineEnd - 1;
            window.Advance(length);
            return Step.Taken;
        }

        if (!_inGarbage)
        {
            _inGarbage = true;
            log.Note(window.Line, null, null, BibliographyFaultReason.Syntax, $"Line {window.Line} has something that is no object of CSL-JSON; it was passed over up to the next object.");
        }

        length = text.IndexOf('{');
        window.Advance(length < 0 ? text.Length : length);
        return Step.Taken;
    }

    private JsonDocument? Parse(ReadOnlySpan<char> text, long line)
    {
        try
        {
            return JsonDocument.Parse(StrayByte.Escape(text), Lenient);
        }
        catch (JsonException broken)
        {
            return Break(text, line, $"no JSON from line {line + (broken.LineNumber ?? 0)} on ({broken.Message.Split(". LineNumber")[0]})");
        }
    }

    private JsonDocument? Break(ReadOnlySpan<char> text, long line, string why)
    {
        log.CountSeen();
        log.Lose(line, CslKey.Find(text), BibliographyFaultReason.Syntax, $"The item of line {line} is broken: {why}. Reading goes on with the next one.");
        return null;
    }
}
