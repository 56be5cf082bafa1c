using System.Buffers;
using System.Globalization;
using System.Text;

namespace Raso.Storage.Validation;

/// <summary>What can be wrong with a text; each gives what to say about it, or nothing.</summary>
internal static class TextFaults
{
    public static string? Blank(string value, string message) => value.EnumerateRunes().All(IsUnseen) ? message : null;

    /// <summary>Looks for what no catalogue can store: PostgreSQL has no NUL in a text, and UTF-8 no lone surrogate.</summary>
    public static string? Unstorable(string value) =>
        IsStorable(value) ? null : "has a NUL character or a lone surrogate, which no catalogue can store; remove it.";

    /// <summary>Looks for control characters other than those allowed.</summary>
    public static string? Control(string value, string allowed)
    {
        foreach (var character in value)
        {
            if (char.IsControl(character) && !allowed.Contains(character, StringComparison.Ordinal))
            {
                return $"has the control character U+{(int)character:X4}; remove it.";
            }
        }

        return null;
    }

    /// <summary>Counts as the databases do: a character beyond the basic plane counts once.</summary>
    public static string? TooLong(string value, int limit)
    {
        if (value.Length <= limit)
        {
            return null;
        }

        var length = value.EnumerateRunes().Count();
        return length > limit ? $"has {length} characters; at most {limit} are allowed." : null;
    }

    // Format characters (zero-width blanks and joiners, marks of direction) show as little as blanks do.
    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune) || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (>= 0x600 and <= 0x8E2));

    public static bool IsStorable(string value)
    {
        var rest = value.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest[0] == '\0' || Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
