using System.Buffers;
using System.Text;

namespace Raso.Storage.Catalog;

/// <summary>Signs that nobody types in a search, as those that everybody does: superscripts, subscripts, ligatures and full-width letters; soft hyphens and joiners are nothing.</summary>
internal static class PlainLetters
{
    private const string Ligatures = "\uFB00\uFB01\uFB02\uFB03\uFB04";
    private const string Joiners = "\u00AD\u200C\u200D";
    private const int FullWidth = 0xFF00 - 0x20;

    private static readonly string[] Parts = ["ff", "fi", "fl", "ffi", "ffl"];
    private static readonly SearchValues<char> Folded = SearchValues.Create(
        [.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code).Where(letter => IsJoiner(letter) || Ligatures.Contains(letter, StringComparison.Ordinal) || Single(letter) != letter)]);

    /// <summary>Tells whether a sign within a word is no part of it.</summary>
    public static bool IsJoiner(char character) => Joiners.Contains(character, StringComparison.Ordinal);

    /// <summary>Gets the text with plain letters and digits alone.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny(Folded) is var first && first < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var character in text.AsSpan(first))
        {
            if (Ligatures.IndexOf(character, StringComparison.Ordinal) is var ligature && ligature >= 0)
            {
                plain.Append(Parts[ligature]);
            }
            else if (!IsJoiner(character))
            {
                plain.Append(Single(character));
            }
        }

        return plain.ToString();
    }

    private static char Single(char character) => character switch
    {
        '\u00B9' => '1',
        '\u00B2' => '2',
        '\u00B3' => '3',
        '\u2070' or (>= '\u2074' and <= '\u2079') => (char)(character - 0x2070 + '0'),
        >= '\u2080' and <= '\u2089' => (char)(character - 0x2080 + '0'),
        (>= '\uFF10' and <= '\uFF19') or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') => (char)(character - FullWidth),
        _ => character,
    };
}
