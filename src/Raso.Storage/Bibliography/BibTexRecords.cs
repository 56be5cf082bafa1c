using System.Runtime.CompilerServices;

namespace Raso.Storage.Bibliography;

/// <summary>The entries of a BibTeX file, one after another, with the broken ones reported.</summary>
internal sealed class BibTexRecords(CharWindow window, int limit, FaultLog log)
{
    // Looking for the end of a comment that has none costs a window each time.
    private const int MaxUnclosedComments = 8;
    private readonly BibTexMacros _macros = new(limit);
    private LinePlace _place = LinePlace.Start;
    private bool _lost;
    private int _unclosedComments;

    private enum LinePlace
    {
        Start,
        Within,
        Comment,
    }

    private enum Step
    {
        Taken,
        NeedsMore,
        Ended,
    }

    public async IAsyncEnumerable<BibTexEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = Next(isFull: false, out var entry);
            if (step == Step.NeedsMore && !await window.GrowAsync(cancellationToken).ConfigureAwait(false))
            {
                step = Next(isFull: true, out entry);
            }

            if (entry is not null)
            {
                yield return entry;
            }

            if (step == Step.Ended)
            {
                yield break;
            }
        }
    }

    private Step Next(bool isFull, out BibTexEntry? entry)
    {
        entry = null;
        var text = window.Text;
        if (text.IsEmpty)
        {
            return window.IsEnded ? Step.Ended : Step.NeedsMore;
        }

        return _place != LinePlace.Comment && text[0] == '@' && Begins(text, isFull) is var begins && begins != false
            ? begins is null ? Step.NeedsMore : Record(text, isFull, out entry)
            : SkipText(text);
    }

    // After a broken entry only a line can begin the next one: what looks like one within a line is part of the broken one.
    private bool? Begins(ReadOnlySpan<char> text, bool isFull)
    {
        var isEnd = window.IsEnded || isFull;
        if (_lost)
        {
            return _place == LinePlace.Start ? EntryStart.AtLine(text, isEnd) : false;
        }

        var head = EntryStart.Head(text, isEnd, out var type, out _);
        return head == false && _place == LinePlace.Start && EntryStart.IsHeadless(text, type) ? true : head;
    }

    // What stands between entries is a comment, and so is the rest of a line that begins with a percent sign.
    private Step SkipText(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        var blanks = line.Length - line.TrimStart(" \t").Length;
        var at = line.Length;
        if (_place == LinePlace.Start && blanks < line.Length)
        {
            (_place, at) = line[blanks] == '%' ? (LinePlace.Comment, at) : blanks > 0 ? (LinePlace.Start, blanks) : (LinePlace.Within, NextAt(line));
        }
        else if (_place == LinePlace.Within)
        {
            at = NextAt(line);
        }

        if (at == line.Length && end >= 0)
        {
            _place = LinePlace.Start;
            at++;
        }

        window.Advance(at);
        return Step.Taken;
    }

    // An @ behind a letter is that of an address.
    private static int NextAt(ReadOnlySpan<char> line)
    {
        for (var at = 1; at < line.Length; at++)
        {
            at = line[at..].IndexOf('@') is var next && next < 0 ? line.Length : at + next;
            if (at < line.Length && !IsInWord(line[at - 1]))
            {
                return at;
            }
        }

        return line.Length;
    }

    private Step Record(ReadOnlySpan<char> text, bool isFull, out BibTexEntry? entry)
    {
        entry = null;
        EntryStart.Head(text, window.IsEnded || isFull, out var type, out var head);
        var scanner = new BibTexScanner(text, window.IsEnded, window.Line, _macros, limit);
        if (BibTexVocabulary.Is(type, "comment"))
        {
            return Comment(ref scanner, text, head, isFull);
        }

        var definitions = new List<(string Name, string Value)>();
        var isString = BibTexVocabulary.Is(type, "string");
        var isRecord = !isString && !BibTexVocabulary.Is(type, "preamble");
        var read = isString ? scanner.Macros(head, out definitions) : isRecord ? scanner.Entry(head, type, window.Line, out entry) : scanner.Preamble(head);
        if (!read && scanner.Fault is null && !isFull)
        {
            return Step.NeedsMore;
        }

        if (isRecord)
        {
            log.CountSeen();
        }

        if (!read)
        {
            return Break(ref scanner, type, isRecord);
        }

        Define(definitions);
        _lost = false;
        _place = LinePlace.Within;
        window.Advance(scanner.Length);
        return Step.Taken;
    }

    private Step Break(ref BibTexScanner scanner, ReadOnlySpan<char> type, bool isRecord)
    {
        var start = window.Line;
        var (reason, message) = scanner.Fault is { } fault
            ? (BibliographyFaultReason.Syntax, $"@{type} of line {start} is broken: {fault} (line {scanner.Line}). Reading goes on with the next line that begins an entry.")
            : (BibliographyFaultReason.TooLong, $"@{type} of line {start} has more than {limit} characters. Close its braces, or raise MaxRecordLength.");
        if (isRecord)
        {
            log.Lose(start, scanner.Key, reason, message);
        }
        else
        {
            log.Note(start, null, null, reason, message);
        }

        return PassOver(1, lost: true);
    }

    // A comment that is never closed is its line alone.
    private Step Comment(ref BibTexScanner scanner, ReadOnlySpan<char> text, int head, bool isFull)
    {
        var isBraced = head <= text.Length && text[head - 1] == '{';
        if (isBraced && _unclosedComments < MaxUnclosedComments)
        {
            if (scanner.Comment(head))
            {
                return PassOver(scanner.Length, lost: _lost);
            }

            if (scanner.Fault is null && !isFull)
            {
                return Step.NeedsMore;
            }

            _unclosedComments++;
        }

        _place = LinePlace.Comment;
        window.Advance(1);
        return Step.Taken;
    }

    private Step PassOver(int length, bool lost)
    {
        _lost = lost;
        _place = LinePlace.Within;
        window.Advance(length);
        return Step.Taken;
    }

    private void Define(List<(string Name, string Value)> definitions)
    {
        foreach (var (name, value) in definitions)
        {
            if (!_macros.Define(name, value))
            {
                log.Note(window.Line, null, null, BibliographyFaultReason.TooLong, $"@string '{name}' was left out: all macros together would have more than {limit} characters. Raise MaxRecordLength.");
            }
        }
    }

    private static bool IsInWord(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '-';
}
