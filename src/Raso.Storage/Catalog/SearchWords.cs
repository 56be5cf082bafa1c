using System.Globalization;
using System.Text;

namespace Raso.Storage.Catalog;

/// <summary>How texts are seen by a search: the same in every dialect, for catalogue authors.</summary>
public static class SearchWords
{
    /// <summary>What stands before a match. No validated text has this character.</summary>
    public const char Before = '\u0001';

    /// <summary>What stands after a match. No validated text has this character.</summary>
    public const char After = '\u0002';

    /// <summary>How many characters of an abstract a dialect must search at least; it may search all.</summary>
    public const int SearchedLength = 100_000;

    /// <summary>Folds a text: lower case, no accents on Latin letters, superscripts, subscripts, ligatures and full-width letters as plain ones, no soft hyphens and joiners. Letters of other scripts keep their accents.</summary>
    /// <param name="text">The text, well-formed.</param>
    /// <returns>The folded text in form C.</returns>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        var afterLatin = false;
        foreach (var character in PlainLetters.Of(text).Normalize(NormalizationForm.FormD))
        {
            if (afterLatin && IsAccent(character))
            {
                continue;
            }

            afterLatin = char.IsAsciiLetter(character);
            folded.Append(character);
        }

        return folded.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Finds the words of a text: letters, digits and marks that stand together. Soft hyphens and joiners part no word.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Where they stand.</returns>
    public static IEnumerable<Range> Find(string text)
    {
        var (start, end) = (-1, -1);
        for (var i = 0; i < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            var next = i + (isRune ? rune.Utf16SequenceLength : 1);
            if (isRune && IsOfWord(rune))
            {
                start = start < 0 ? i : start;
                end = next;
            }
            else if (start >= 0 && !PlainLetters.IsJoiner(text[i]))
            {
                yield return start..end;
                start = -1;
            }

            i = next;
        }

        if (start >= 0)
        {
            yield return start..end;
        }
    }

    /// <summary>Gets the words of a text, folded.</summary>
    /// <param name="text">The text, well-formed.</param>
    /// <returns>The words in their order.</returns>
    public static IReadOnlyList<string> Of(string text)
    {
        var folded = Fold(text);
        return [.. Find(folded).Select(range => folded[range])];
    }

    // The accents of Latin letters that SQLite's tokenizer drops; every letter that Unicode composes has no others.
    private static bool IsAccent(char character) => character is
        (>= '\u0300' and <= '\u0304') or (>= '\u0306' and <= '\u030C') or '\u030F' or '\u0311' or '\u031B'
        or (>= '\u0323' and <= '\u0328') or '\u032D' or '\u032E' or '\u0330' or '\u0331';

    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
