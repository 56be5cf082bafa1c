using System.Globalization;
using System.Text;

namespace Raso.Storage.Media;

/// <summary>Texts from outside, as one line that a catalogue can keep.</summary>
internal static class PlainLine
{
    /// <summary>Takes control characters and runs of white space for one space, drops what is not well-formed or does not show, and cuts at a length.</summary>
    /// <returns>The line; <see langword="null"/> where nothing is left.</returns>
    public static string? Of(string? text, int maxLength)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            // What is not well-formed comes as the replacement character.
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (rune == Rune.ReplacementChar || (!isSpace && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))
            {
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength > maxLength)
            {
                break;
            }

            if (!isSpace)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        var plain = line.ToString().TrimEnd();
        return plain.Length == 0 ? null : plain;
    }
}
