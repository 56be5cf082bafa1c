using System.Text;

namespace Raso.Storage.Naming;

/// <summary>The name that a paper is called by, from an author's name in the order of any culture.</summary>
internal static class FamilyName
{
    private static readonly HashSet<string> Suffixes = new(StringComparer.OrdinalIgnoreCase) { "jr", "sr", "ii", "iii", "iv", "et", "al" };

    /// <summary>Gets the family name: what stands before a comma, else the last word, else (in Chinese, Japanese and Korean script) the first one.</summary>
    public static string Of(string author)
    {
        var parts = author.Split([',', '\uFF0C', '\u3001', '\u060C'], 2);
        var words = Words(parts[0]);
        if (parts.Length == 2 && words.Count > 0 && !Words(parts[1]).TrueForAll(IsSuffix))
        {
            return string.Join(' ', words);
        }

        while (words.Count > 1 && IsSuffix(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count == 0 ? "" : author.EnumerateRunes().Any(IsEastAsian) ? words[0] : words[^1];
    }

    // Words of which nothing would stay in a file name are none.
    private static List<string> Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.EnumerateRunes().Any(Rune.IsLetterOrDigit))];

    private static bool IsSuffix(string word) => Suffixes.Contains(word.Trim('.'));

    private static bool IsEastAsian(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x3FFFF);
}
