using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>How a list of names is cut into names, parts and words. Only what stands outside of braces cuts.</summary>
internal static class NameSyntax
{
    /// <summary>Gives where each name begins and how long it is: they stand between <c>and</c>s.</summary>
    public static IEnumerable<(int Start, int Length)> List(string list)
    {
        int? start = null;
        var end = 0;
        foreach (var word in Words(list))
        {
            var (from, to) = (word.Start.Value, word.End.Value);
            if (!list.AsSpan()[word].Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                start ??= from;
                end = to;
            }
            else if (start is { } begin)
            {
                yield return (begin, end - begin);
                start = null;
            }
        }

        if (start is { } last)
        {
            yield return (last, end - last);
        }
    }

    /// <summary>Gives a name without the braces around the whole of it.</summary>
    public static ReadOnlySpan<char> Inner(ReadOnlySpan<char> name)
    {
        const string Blanks = " \t\r\n";
        name = name.Trim(Blanks);
        while (name is ['{', .., '}'] && LatexSyntax.GroupLength(name) == name.Length - 2)
        {
            name = name[1..^1].Trim(Blanks);
        }

        return name;
    }

    /// <summary>Gives the parts between commas, or between another sign.</summary>
    public static List<Range> Parts(ReadOnlySpan<char> name, char sign = ',')
    {
        var parts = new List<Range>();
        var start = 0;
        var depth = 0;
        for (var at = 0; at < name.Length; at++)
        {
            switch (name[at])
            {
                case '\\':
                    at++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case var character when character == sign && depth == 0:
                    parts.Add(start..at);
                    start = at + 1;
                    break;
            }
        }

        parts.Add(start..name.Length);
        return parts;
    }

    /// <summary>Gives the words: between blanks and ties. The blank that ends a command's name ends no word.</summary>
    public static List<Range> Words(ReadOnlySpan<char> text)
    {
        var words = new List<Range>();
        var depth = 0;
        var start = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (depth == 0 && IsBlank(text[at]))
            {
                if (start >= 0)
                {
                    words.Add(start..at);
                    start = -1;
                }

                continue;
            }

            start = start < 0 ? at : start;
            switch (text[at])
            {
                case '{':
                    depth++;
                    break;
                case '}':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '\\':
                    at += LatexSyntax.CommandName(text[at..]) is var name && !name.IsEmpty && char.IsAsciiLetter(name[0])
                        ? name.Length + Swallowed(text[(at + 1 + name.Length)..])
                        : 1;
                    break;
            }
        }

        if (start >= 0)
        {
            words.Add(start..text.Length);
        }

        return words;
    }

    /// <summary>Tells whether the first letter of a word is in lower case; one within braces counts only behind a command.</summary>
    public static bool IsLower(ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length;)
        {
            switch (word[at])
            {
                case '{' when word[at..] is ['{', '\\', ..]:
                    at++;
                    break;
                case '{':
                    at += LatexSyntax.GroupLength(word[at..]) + 2;
                    break;
                case '\\' when word.Length > at + 1:
                    var name = LatexSyntax.CommandName(word[at..]);
                    if (LatexSymbols.Text(name) is { Length: > 0 } letter && char.IsLetter(letter[0]))
                    {
                        return char.IsLower(letter[0]);
                    }

                    at += 1 + name.Length;
                    at += word[at..] is ['{', not '\\', ..] ? 1 : 0;
                    break;
                default:
                    Rune.DecodeFromUtf16(word[at..], out var rune, out var length);
                    if (Rune.IsLetter(rune))
                    {
                        return Rune.IsLower(rune);
                    }

                    at += length;
                    break;
            }
        }

        return false;
    }

    /// <summary>Tells whether a name is written in Chinese, Japanese or Korean script, in which the family name stands first.</summary>
    public static bool IsEastAsian(ReadOnlySpan<char> name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x3FFFF))
            {
                return true;
            }
        }

        return false;
    }

    // Only where a letter follows: what ends with a command and a blank is a word.
    private static int Swallowed(ReadOnlySpan<char> text)
    {
        var blanks = LatexSyntax.Blanks(text);
        return blanks < text.Length && text[blanks] is not ('{' or '\\') ? blanks : 0;
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n' or '\f' or '\v' or '~';
}
