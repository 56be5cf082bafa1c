using System.Buffers;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>Text of LaTeX as Unicode, in form C. Braces go; commands that are not known leave their argument, or their name where they have none.</summary>
internal sealed class LatexText
{
    private const int MaxDepth = 40;
    private static readonly SearchValues<char> Special = SearchValues.Create("\\{}$~-`'?! \t\r\n\f\v");
    private readonly LatexOutput _output = new();
    private readonly bool _isProse;
    private readonly int _depth;
    private List<string>? _unclosed;
    private bool _inQuotes;

    private LatexText(bool isProse, int depth)
    {
        _isProse = isProse;
        _depth = depth;
    }

    /// <summary>Decodes a text of one line.</summary>
    public static string Line(ReadOnlySpan<char> source) => Compose(Decode(source, isProse: false, 0));

    /// <summary>Decodes a text of many lines: a blank line is a paragraph's end, and <c>\\</c> a line's.</summary>
    public static string Prose(ReadOnlySpan<char> source) => Compose(Decode(source, isProse: true, 0));

    /// <summary>Gives the canonical composition of a text, where it has one.</summary>
    public static string Compose(string text) => StrayByte.IsIn(text) ? text : text.Normalize(NormalizationForm.FormC);

    private static string Decode(ReadOnlySpan<char> source, bool isProse, int depth)
    {
        if (!source.ContainsAny(Special))
        {
            return source.ToString();
        }

        var text = new LatexText(isProse, depth);
        text.Read(source);
        return text._output.ToString();
    }

    private void Read(ReadOnlySpan<char> source)
    {
        for (var at = 0; at < source.Length;)
        {
            var rest = source[at..];
            var plain = rest.IndexOfAny(Special);
            if (plain != 0)
            {
                plain = plain < 0 ? rest.Length : plain;
                _output.Append(rest[..plain]);
                at += plain;
                continue;
            }

            at += rest[0] switch
            {
                '\\' => Command(rest),
                '{' or '}' => 1,
                '$' => Math(rest, rest.StartsWith("$$") ? "$$" : "$", rest.StartsWith("$$") ? "$$" : "$"),
                '~' => Blank(1),
                '-' => Dashes(rest),
                '`' or '\'' or '?' or '!' => Quote(source, at),
                _ => Blanks(rest),
            };
        }
    }

    private int Blank(int length)
    {
        _output.Blank();
        return length;
    }

    private int Blanks(ReadOnlySpan<char> rest)
    {
        var length = LatexSyntax.Blanks(rest);
        if (_isProse && Lines.Count(rest[..length]) > 1)
        {
            _output.Paragraph();
        }
        else
        {
            _output.Blank();
        }

        return length;
    }

    private int Dashes(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExcept('-') is var end && end < 0 ? rest.Length : end;
        _output.Append(length switch { 2 => "–", 3 => "—", _ => rest[..length] });
        return length;
    }

    private int Quote(ReadOnlySpan<char> source, int at)
    {
        var rest = source[at..];
        var (text, length) = rest switch
        {
            ['`', '`', ..] => ("“", 2),
            ['\'', '\'', ..] => ("”", 2),
            ['?', '`', ..] => ("¿", 2),
            ['!', '`', ..] => ("¡", 2),
            ['`', ..] => ("‘", 1),
            ['\'', ..] when _inQuotes && (rest.Length == 1 || !char.IsLetterOrDigit(rest[1])) => ("’", 1),
            _ => (rest[..1].ToString(), 1),
        };
        _inQuotes = text == "‘" || (_inQuotes && text != "’");
        _output.Append(text);
        return length;
    }

    private int Math(ReadOnlySpan<char> rest, string open, string close)
    {
        // What is not closed once is not closed later either.
        var length = _unclosed?.Contains(close) == true ? -1 : LatexSyntax.IndexOfMathEnd(rest[open.Length..], close);
        if (length < 0)
        {
            (_unclosed ??= []).Add(close);
            _output.Append(open);
            return open.Length;
        }

        var whole = rest[..(open.Length + length + close.Length)];
        _output.Append(LatexMath.Decode(whole[open.Length..^close.Length]) ?? LatexSyntax.OneLine(whole));
        return whole.Length;
    }

    private int Command(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 1)
        {
            _output.Append(rest);
            return 1;
        }

        var name = LatexSyntax.CommandName(rest);
        if (LatexAccents.Mark(name) is var mark && mark != '\0')
        {
            return Accent(rest, name, mark);
        }

        return char.IsAsciiLetter(name[0]) ? Word(rest, name) : Sign(rest, name[0]);
    }

    private int Accent(ReadOnlySpan<char> rest, ReadOnlySpan<char> name, char mark)
    {
        var argument = LatexSyntax.Argument(rest[(1 + name.Length)..], out var length);
        var letters = _depth < MaxDepth ? Decode(argument, isProse: false, _depth + 1) : "";
        _output.Append(LatexAccents.Put(mark, letters, name));
        return 1 + name.Length + length;
    }

    private int Sign(ReadOnlySpan<char> rest, char sign)
    {
        switch (sign)
        {
            case '(':
                return Math(rest, "\\(", "\\)");
            case '[':
                return Math(rest, "\\[", "\\]");
            case ' ' or '\t' or '\n' or '\r':
                _output.Append(" ");
                break;
            case ',' or ';' or ':' or '>':
                _output.Blank();
                break;
            case '-' or '/' or '!' or '@':
                break;
            case '\\' when _isProse:
                _output.LineEnd();
                break;
            case '\\':
                _output.Blank();
                break;
            default:
                _output.Append([sign]);
                break;
        }

        return 2;
    }

    private int Word(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        var end = 1 + name.Length;
        var after = end + LatexSyntax.Blanks(rest[end..]);
        if (LatexSymbols.Text(name) is { } text)
        {
            if (text == " ")
            {
                _output.Blank();
            }
            else
            {
                _output.Append(text);
            }

            return after;
        }

        if (LatexSymbols.IsSwitch(name))
        {
            return after;
        }

        if (LatexSymbols.SkipsArgument(name))
        {
            LatexSyntax.Argument(rest[end..], out var length);
            return end + length;
        }

        if (LatexSymbols.SkipsLength(name))
        {
            return end + LatexSyntax.Measure(rest[end..]);
        }

        switch (name)
        {
            case "par":
                _output.Blank();
                if (_isProse)
                {
                    _output.Paragraph();
                }

                return after;
            case "newline":
                return Sign(rest, '\\') - 2 + after;
            case "verb" or "path" or "url" when LatexSyntax.Delimited(rest[end..], out var verbatim, out var length):
                _output.Append(verbatim);
                return end + length;
            case "char" or "symbol" when LatexSyntax.CharacterCode(rest[end..], out var code, out var length):
                _output.Append(char.ConvertFromUtf32(code));
                return end + length;
            case "ensuremath" or "math":
                return end;
        }

        if (LatexMath.Symbol(name) is { } symbol)
        {
            _output.Append(symbol);
            return after;
        }

        // An unknown command: a font or a logo. Its braces are passed over like any others.
        if (rest[after..] is not ['{', ..] || rest[after..].StartsWith("{}"))
        {
            _output.Append(name);
            return end;
        }

        return after;
    }
}
