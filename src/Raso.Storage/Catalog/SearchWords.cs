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

    /// <summary>Folds a text: lower case, and no accents on Latin letters. Letters of other scripts keep theirs.</summary>
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
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (character is >= '\u0300' and <= '\u036F')
            {
                if (!afterLatin)
                {
                    folded.Append(character);
                }

                continue;
            }

            afterLatin = char.IsAsciiLetter(character);
            folded.Append(character);
        }

        return folded.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Finds the words of a text: letters, digits and marks that stand together.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Where they stand.</returns>
    public static IEnumerable<Range> Find(string text)
    {
        int? start = null;
        for (var i = 0; i < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            if (isRune && IsOfWord(rune))
            {
                start ??= i;
            }
            else if (start is { } from)
            {
                yield return from..i;
                start = null;
            }

            i += isRune ? rune.Utf16SequenceLength : 1;
        }

        if (start is { } last)
        {
            yield return last..text.Length;
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

    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
