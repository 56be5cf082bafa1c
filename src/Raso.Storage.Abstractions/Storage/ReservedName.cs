namespace Raso.Storage;

/// <summary>The name <c>.raso</c> and all that some file system takes for it: case is folded by Windows, macOS and folders of Linux that fold it, characters that do not show are ignored by some of these, and Windows drops dots and blanks at the end.</summary>
internal static class ReservedName
{
    private const string Name = ".raso";
    private const char LongS = '\u017F';

    // Default_Ignorable_Code_Point of Unicode, in the basic plane.
    private static readonly (char First, char Last)[] Ignored =
    [
        ('\u00AD', '\u00AD'), ('\u034F', '\u034F'), ('\u061C', '\u061C'), ('\u115F', '\u1160'), ('\u17B4', '\u17B5'), ('\u180B', '\u180F'),
        ('\u200B', '\u200F'), ('\u202A', '\u202E'), ('\u2060', '\u206F'), ('\u3164', '\u3164'), ('\uFE00', '\uFE0F'), ('\uFEFF', '\uFEFF'),
        ('\uFFA0', '\uFFA0'), ('\uFFF0', '\uFFF8'),
    ];

    public static bool Matches(ReadOnlySpan<char> segment)
    {
        var matched = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            if (IsIgnored(segment, ref i))
            {
                continue;
            }

            var character = segment[i] == LongS ? 's' : char.ToLowerInvariant(segment[i]);
            if (matched == Name.Length ? character is not ('.' or ' ') : character != Name[matched++])
            {
                return false;
            }
        }

        return matched == Name.Length;
    }

    private static bool IsIgnored(ReadOnlySpan<char> text, ref int index)
    {
        var character = text[index];
        // Those beyond the basic plane (musical and shorthand controls, tags, variation selectors) come in pairs.
        if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            && char.ConvertToUtf32(character, text[index + 1]) is (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF))
        {
            index++;
            return true;
        }

        return Array.Exists(Ignored, range => character >= range.First && character <= range.Last);
    }
}
