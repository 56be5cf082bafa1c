using System.Buffers;

namespace Raso.Storage.Bibliography;

/// <summary>Reads one entry, <c>@string</c> or <c>@comment</c> from the beginning of a text. Each method tells whether it came through: else more is needed, or it is broken.</summary>
internal ref partial struct BibTexScanner(ReadOnlySpan<char> text, bool isEnd, long line, BibTexMacros macros, int limit)
{
    // What ends a key, a name or a macro, and what matters within a value.
    private static readonly SearchValues<char> KeyEnds = SearchValues.Create(",{}\"#=%\r\n");
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n,{}()\"#=%'");
    private static readonly SearchValues<char> InBraces = SearchValues.Create("{}\r\n");
    private static readonly SearchValues<char> InQuotes = SearchValues.Create("{}\"\r\n");
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _countedTo;
    private long _line = line;

    /// <summary>Gets what is wrong, where the text is broken; nothing where it is too short.</summary>
    public string? Fault { get; private set; }

    /// <summary>Gets the key of the entry, if it was read.</summary>
    public string? Key { get; private set; }

    /// <summary>Gets the line on which the reading stands.</summary>
    public long Line
    {
        get
        {
            _line += Lines.Count(_text[_countedTo.._at]);
            _countedTo = _at;
            return _line;
        }
    }

    /// <summary>Gets how many characters were read.</summary>
    public readonly int Length => _at;

    /// <summary>Reads an entry from its opening brace, which is the last character of its head.</summary>
    public bool Entry(int head, ReadOnlySpan<char> type, long start, out BibTexEntry? entry)
    {
        entry = null;
        if (!Open(head, out var close) || !ReadKey(close))
        {
            return false;
        }

        var result = new BibTexEntry(type.ToString().ToLowerInvariant(), Key, start);
        while (true)
        {
            if (!SkipBlanks())
            {
                return false;
            }

            var next = _text[_at];
            if (next == ',')
            {
                _at++;
            }
            else if (next == close)
            {
                _at++;
                entry = result;
                return true;
            }
            else if (!Field(result))
            {
                return false;
            }
        }
    }

    /// <summary>Reads the definitions of a <c>@string</c>.</summary>
    public bool Macros(int head, out List<(string Name, string Value)> definitions)
    {
        definitions = [];
        if (!Open(head, out var close))
        {
            return false;
        }

        while (SkipBlanks())
        {
            var next = _text[_at];
            if (next == close)
            {
                _at++;
                return true;
            }

            if (next == ',')
            {
                _at++;
                continue;
            }

            if (!Name(out var name) || !Value(null, name.ToString(), keep: true, out var value))
            {
                return false;
            }

            definitions.Add((name.ToString(), value));
        }

        return false;
    }

    /// <summary>Reads a <c>@preamble</c>.</summary>
    public bool Preamble(int head)
    {
        if (!Open(head, out var close) || !SkipBlanks() || !Value(null, "@preamble", keep: false, out _) || !SkipBlanks())
        {
            return false;
        }

        return _text[_at] == close ? Take() : Fail("it does not end where its brace should close");
    }

    /// <summary>Reads a <c>@comment</c> up to the brace that closes it.</summary>
    public bool Comment(int head)
    {
        _at = head;
        for (var depth = 1; depth > 0; _at++)
        {
            var next = _text[_at..].IndexOfAny('{', '}');
            if (next < 0)
            {
                return Short();
            }

            _at += next;
            depth += _text[_at] == '{' ? 1 : -1;
        }

        return true;
    }

    private bool Open(int head, out char close)
    {
        _at = head;
        close = _text[head - 1] == '{' ? '}' : ')';
        return _text[head - 1] is '{' or '(' || Fail("the brace after its type is missing");
    }

    private bool Take()
    {
        _at++;
        return true;
    }

    private bool ReadKey(char close)
    {
        if (!SkipBlanks())
        {
            return false;
        }

        var length = _text[_at..].IndexOfAny(KeyEnds);
        if (close == ')' && _text[_at..].IndexOf(close) is var end && end >= 0 && (length < 0 || end < length))
        {
            length = end;
        }

        if (length < 0)
        {
            return Short();
        }

        var key = _text.Slice(_at, length).Trim();
        switch (_text[_at + length])
        {
            case '=':
                return true;
            case '{' or '"' or '#':
                return Fail("a comma is missing after its key");
            default:
                Key = key.IsEmpty ? null : key.ToString();
                _at += length;
                return true;
        }
    }

    private bool Field(BibTexEntry entry)
    {
        if (!Name(out var name))
        {
            return false;
        }

        var isRead = BibTexVocabulary.IsRead(name, out var field);
        var at = isRead ? Line : 0;
        if (!Value(entry, field, isRead, out var value))
        {
            return false;
        }

        if (isRead && !entry.Add(field, new BibTexField(value, at)))
        {
            entry.Notes.Add((field, at, BibliographyFaultReason.DuplicateField, "stands twice; the first one was taken."));
        }

        return true;
    }

    // A name and the equals sign behind it.
    private bool Name(out ReadOnlySpan<char> name)
    {
        name = default;
        var length = _text[_at..].IndexOfAny(WordEnds);
        if (length < 0)
        {
            return Short();
        }

        if (length == 0)
        {
            return Fail($"'{_text[_at]}' stands where the name of a field or a closing brace belongs");
        }

        name = _text.Slice(_at, length);
        _at += length;
        return SkipBlanks() && (_text[_at] == '=' ? Take() : Fail($"there is no = after '{Shown(name)}'"));
    }

    // Blanks and comments, up to a character that means something.
    private bool SkipBlanks()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (Lines.IsEnd(character))
            {
                _at++;
                if (!GoesOn())
                {
                    return false;
                }
            }
            else if (char.IsWhiteSpace(character))
            {
                _at++;
            }
            else if (character == '%')
            {
                var end = _text[_at..].IndexOfAny('\r', '\n');
                _at = end < 0 ? _text.Length : _at + end;
            }
            else
            {
                return true;
            }
        }

        return Short();
    }

    private bool GoesOn() => EntryStart.AtLine(_text[_at..], isEnd) switch
    {
        true => Fail("it is not closed where the next one begins"),
        null => Short(),
        _ => true,
    };

    private bool Short() => isEnd && Fail("it is not closed before the end");

    private bool Fail(string fault)
    {
        Fault = fault;
        return false;
    }

    private static string Shown(ReadOnlySpan<char> word) => word.Length <= 60 ? word.ToString() : $"{word[..60]}...";
}
