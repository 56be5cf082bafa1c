using System.Buffers;
using System.Globalization;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>How LaTeX's source is cut into pieces.</summary>
internal static class LatexSyntax
{
    private static readonly SearchValues<char> BlankCharacters = SearchValues.Create(" \t\r\n\f\v");

    /// <summary>Counts the blanks at the beginning: those of ASCII, as TeX does.</summary>
    public static int Blanks(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(BlankCharacters);
        return length < 0 ? text.Length : length;
    }

    /// <summary>Gives the name of the command that a text begins with: letters, or one other character; nothing where the text ends behind the backslash.</summary>
    public static ReadOnlySpan<char> CommandName(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return text[1..Math.Min(text.Length, Math.Max(end, 2))];
    }

    /// <summary>Gives the argument that a text begins with: a group without its braces, a command with its own accent or letter, or one character.</summary>
    public static ReadOnlySpan<char> Argument(ReadOnlySpan<char> text, out int length)
    {
        var start = Blanks(text);
        var rest = text[start..];
        if (rest.IsEmpty || rest[0] == '}')
        {
            length = 0;
            return [];
        }

        if (rest[0] == '{')
        {
            var inner = GroupLength(rest);
            length = start + Math.Min(rest.Length, inner + 2);
            return rest.Slice(1, inner);
        }

        if (rest[0] == '\\' && rest.Length > 1)
        {
            // An accent on an accented letter: TeX would want braces around the inner one, people leave them out.
            var name = CommandName(rest);
            var end = 1 + name.Length;
            if (LatexAccents.Mark(name) != '\0')
            {
                end += rest[end..] is ['{', ..] ? Math.Min(rest.Length - end, GroupLength(rest[end..]) + 2) : Math.Min(rest.Length - end, 1);
            }
            else if (char.IsAsciiLetter(name[0]))
            {
                end += Blanks(rest[end..]);
            }

            length = start + end;
            return rest[..end];
        }

        Rune.DecodeFromUtf16(rest, out _, out var one);
        length = start + one;
        return rest[..one];
    }

    /// <summary>Gives the length of what stands in the group that a text begins with; of all that follows where it is not closed.</summary>
    public static int GroupLength(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny('{', '}', '\\');
            if (next < 0)
            {
                break;
            }

            at += next;
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '{':
                    depth++;
                    break;
                default:
                    if (--depth == 0)
                    {
                        return at - 1;
                    }

                    break;
            }
        }

        return text.Length - 1;
    }

    /// <summary>Gives where a formula ends: at a sign that has no backslash before it.</summary>
    public static int IndexOfMathEnd(ReadOnlySpan<char> text, string close)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at..].StartsWith(close))
            {
                return at;
            }

            if (text[at] == '\\')
            {
                at++;
            }
        }

        return -1;
    }

    /// <summary>Reads <c>|text|</c> or any other sign twice; a brace begins an argument instead.</summary>
    public static bool Delimited(ReadOnlySpan<char> text, out ReadOnlySpan<char> content, out int length)
    {
        content = default;
        length = 0;
        if (text.IsEmpty || char.IsLetterOrDigit(text[0]) || char.IsWhiteSpace(text[0]) || text[0] is '{' or '}')
        {
            return false;
        }

        var end = text[1..].IndexOf(text[0]);
        if (end < 0)
        {
            return false;
        }

        content = text.Slice(1, end);
        length = end + 2;
        return true;
    }

    /// <summary>Reads the number of a character: <c>{9}</c>, <c>9</c>, <c>"41</c> or <c>'101</c>.</summary>
    public static bool CharacterCode(ReadOnlySpan<char> text, out int code, out int length)
    {
        code = 0;
        var inner = text is ['{', ..] ? Argument(text, out length) : text[..(length = Digits(text))];
        inner = inner.Trim();
        var isRead = inner is ['"', ..]
            ? int.TryParse(inner[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)
            : int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return isRead && Rune.IsValid(code);
    }

    /// <summary>Gives the length of a measure like <c>-0.5ex</c> with the blanks around it.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var start = Blanks(text);
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-' or '+'))
        {
            end++;
        }

        return end > start && end + 2 <= text.Length && char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(text[end + 1]) ? end + 2 + Blanks(text[(end + 2)..]) : start;
    }

    /// <summary>Gives a text with one blank for each run of them.</summary>
    public static string OneLine(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var blanks = Blanks(text);
            result.Append(blanks > 0 ? " " : "");
            text = text[blanks..];
            var word = text.IndexOfAny(BlankCharacters) is var end && end < 0 ? text.Length : end;
            result.Append(text[..word]);
            text = text[word..];
        }

        return result.ToString();
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var start = text is ['"', ..] ? 1 : 0;
        var end = start;
        while (end < text.Length && (start == 0 ? char.IsAsciiDigit(text[end]) : char.IsAsciiHexDigit(text[end])))
        {
            end++;
        }

        return end;
    }
}
