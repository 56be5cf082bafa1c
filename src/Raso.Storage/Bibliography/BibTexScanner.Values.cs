using System.Text;

namespace Raso.Storage.Bibliography;

/// <content>Values: pieces in braces, quotes or neither, joined by #.</content>
internal ref partial struct BibTexScanner
{
    private bool Value(BibTexEntry? entry, string field, bool keep, out string value)
    {
        value = "";
        StringBuilder? joined = null;
        while (SkipBlanks())
        {
            if (!Piece(entry, field, keep, out var piece) || !SkipBlanks())
            {
                return false;
            }

            var more = _text[_at] == '#';
            if (keep && (more || joined is not null))
            {
                joined ??= new StringBuilder();
                if (joined.Length + piece.Length > limit)
                {
                    return Fail($"the value of '{field}' is longer than {limit} characters with its macros");
                }

                joined.Append(piece);
            }

            if (!more)
            {
                value = joined?.ToString() ?? (keep ? piece.ToString() : "");
                return true;
            }

            _at++;
        }

        return false;
    }

    private bool Piece(BibTexEntry? entry, string field, bool keep, out ReadOnlySpan<char> piece)
    {
        piece = default;
        switch (_text[_at])
        {
            case '{':
                _at++;
                return Within('}', out piece);
            case '"':
                _at++;
                return Within('"', out piece);
        }

        var length = _text[_at..].IndexOfAny(WordEnds);
        if (length < 0)
        {
            return Short();
        }

        if (length == 0)
        {
            return Fail(field.Length == 0 ? "a value is missing" : $"the value of '{field}' is missing");
        }

        piece = _text.Slice(_at, length);
        _at += length;
        if (!keep || !piece.ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        if (macros.TryGet(piece, out var value))
        {
            piece = value;
        }
        else
        {
            entry?.Notes.Add((field, Line, BibliographyFaultReason.UnknownMacro, $"names the macro '{Shown(piece)}', which no @string above defines; the name was taken as text. Define it, or put braces around the text."));
        }

        return true;
    }

    // Braces count even behind a backslash: so does BibTeX.
    private bool Within(char close, out ReadOnlySpan<char> content)
    {
        content = default;
        var start = _at;
        var depth = 0;
        while (true)
        {
            var next = _text[_at..].IndexOfAny(close == '"' ? InQuotes : InBraces);
            if (next < 0)
            {
                return Short();
            }

            _at += next;
            var character = _text[_at];
            if (character == close && depth == 0)
            {
                content = _text[start.._at];
                return Take();
            }

            _at++;
            switch (character)
            {
                case '{':
                    depth++;
                    break;
                case '}' when depth == 0:
                    return Fail("a quoted value has a } without its {");
                case '}':
                    depth--;
                    break;
                case '\r' or '\n' when !GoesOn():
                    return false;
            }
        }
    }
}
