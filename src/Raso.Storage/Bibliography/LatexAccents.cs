using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>LaTeX's accents as combining marks, and what they make of a letter.</summary>
internal static class LatexAccents
{
    /// <summary>Gives the mark of an accent command, or NUL where it is none.</summary>
    public static char Mark(ReadOnlySpan<char> command) => command switch
    {
        "`" => '\u0300',
        "'" => '\u0301',
        "^" => '\u0302',
        "~" => '\u0303',
        "=" => '\u0304',
        "u" => '\u0306',
        "." => '\u0307',
        "\"" => '\u0308',
        "h" => '\u0309',
        "r" => '\u030A',
        "H" => '\u030B',
        "v" => '\u030C',
        "U" => '\u030D',
        "G" => '\u030F',
        "d" => '\u0323',
        "c" => '\u0327',
        "k" => '\u0328',
        "b" => '\u0331',
        "t" => '\u0361',
        _ => '\0',
    };

    /// <summary>Puts a mark on the first letter of a text; an accent on nothing is the sign that it looks like.</summary>
    public static string Put(char mark, string text, ReadOnlySpan<char> command)
    {
        if (text.Length == 0)
        {
            return char.IsAsciiLetter(command[0]) ? "" : command.ToString();
        }

        // Marks that the letter has already stand before the new one, which is put outside of them.
        Rune.DecodeFromUtf16(text, out var first, out var length);
        while (length < text.Length && text[length] is >= '\u0300' and <= '\u036F')
        {
            length++;
        }

        var isAbove = mark is < '\u0323' or > '\u0333';
        var letter = (first.Value, isAbove) switch
        {
            ('ı', true) => "i",
            ('ȷ', true) => "j",
            _ => first.ToString(),
        };
        return $"{letter}{text[first.Utf16SequenceLength..length]}{mark}{text[length..]}";
    }
}
