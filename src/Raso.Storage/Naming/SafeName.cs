using System.Globalization;
using System.Text;

namespace Raso.Storage.Naming;

/// <summary>Makes one segment of a path from any text: letters, marks and digits of every script stay, white space becomes <c>_</c>, everything else goes. The result is in Unicode form C and is a name on Linux, Windows and macOS alike.</summary>
public static class SafeName
{
    // Three bytes hold every letter of the scripts in daily use; the limit in bytes is what keeps whole names below 255.
    private const int BytesPerCharacter = 3;

    // Nothing behind it can reach a name, and an endless text is not read to its end.
    private const int MaxRead = 4096;

    /// <summary>Makes a name.</summary>
    /// <param name="text">Any text, ill-formed Unicode included.</param>
    /// <param name="maxCharacters">The greatest number of characters as readers see them (grapheme clusters), at least 1; in UTF-8 the name has at most three times as many bytes. It is cut between characters.</param>
    /// <param name="fallback">The name of a text of which nothing stays.</param>
    /// <returns>The name; never empty, and one longer than asked for where it would be reserved on Windows (<c>CON_</c>).</returns>
    /// <exception cref="ArgumentException">The limit is less than 1, or the fallback is empty.</exception>
    public static string Create(string text, int maxCharacters, string fallback = "unnamed")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCharacters, 1);
        ArgumentException.ThrowIfNullOrEmpty(fallback);

        // Normalized after the filter: two letters that a dropped character kept apart may compose now.
        var whole = Filter(text).Normalize(NormalizationForm.FormC);
        var name = whole[..LengthWithin(whole, maxCharacters, maxCharacters * BytesPerCharacter)].TrimEnd('_', '-');
        if (name.Length == 0)
        {
            name = fallback;
        }

        return DeviceNames.IsReserved(name) ? name + "_" : name;
    }

    private static string Filter(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length >= MaxRead)
            {
                break;
            }

            // The replacement character, which stands for ill-formed text, is none of these.
            switch (NameCharacters.Classify(rune))
            {
                case NameCharacter.Letter:
                    kept.Append(rune.ToString());
                    break;
                case NameCharacter.Mark when HasBase(kept):
                    kept.Append(rune.ToString());
                    break;
                case NameCharacter.Separator when HasBase(kept):
                    kept.Append('_');
                    break;
                case NameCharacter.Dash when kept.Length > 0:
                    kept.Append('-');
                    break;
            }
        }

        return kept.ToString();
    }

    private static bool HasBase(StringBuilder kept) => kept.Length > 0 && kept[^1] is not ('_' or '-');

    private static int LengthWithin(string text, int maxCharacters, int maxBytes)
    {
        var length = 0;
        var bytes = 0;
        for (var count = 0; count < maxCharacters && length < text.Length; count++)
        {
            var element = text.AsSpan(length, StringInfo.GetNextTextElementLength(text, length));
            var size = Encoding.UTF8.GetByteCount(element);
            if (bytes + size > maxBytes)
            {
                // A letter may carry marks without end; the first one at least gives what fits of it.
                return length == 0 ? RunesWithin(element, maxBytes) : length;
            }

            length += element.Length;
            bytes += size;
        }

        return length;
    }

    private static int RunesWithin(ReadOnlySpan<char> element, int maxBytes)
    {
        var length = 0;
        foreach (var rune in element.EnumerateRunes())
        {
            maxBytes -= rune.Utf8SequenceLength;
            if (maxBytes < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}
