using System.Globalization;
using System.Text;

namespace Raso.Storage.Naming;

/// <summary>Which characters a name keeps.</summary>
internal static class NameCharacters
{
    // Letters and marks by category, and invisible by their property Default_Ignorable_Code_Point: names that differ in them look alike.
    private static readonly HashSet<int> Invisible =
    [
        0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0,
        .. Enumerable.Range(0xFE00, 16), .. Enumerable.Range(0xE0100, 240),
    ];

    public static NameCharacter Classify(Rune rune)
    {
        switch (rune.Value)
        {
            case '_':
            // Tibetan and Ethiopic put marks between their words, not spaces.
            case 0x0F0B or 0x0F0C or 0x1361:
                return NameCharacter.Separator;
            case < 0x80:
                return char.IsAsciiLetterOrDigit((char)rune.Value) ? NameCharacter.Letter
                    : rune.Value == '-' ? NameCharacter.Dash
                    : Rune.IsWhiteSpace(rune) ? NameCharacter.Separator
                    : NameCharacter.Dropped;
        }

        if (Invisible.Contains(rune.Value))
        {
            return NameCharacter.Dropped;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => NameCharacter.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => NameCharacter.Mark,
            UnicodeCategory.DashPunctuation => NameCharacter.Dash,
            _ => Rune.IsWhiteSpace(rune) ? NameCharacter.Separator : NameCharacter.Dropped,
        };
    }
}
