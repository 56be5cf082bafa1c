using System.Text.RegularExpressions;

namespace Raso.Storage.Papers;

/// <summary>Digital object identifiers: case-insensitive, kept in lower case and without a resolver's prefix.</summary>
/// <remarks>Syntax: DOI Handbook, section 2.2: <c>10.</c>, the registrant's digits with optional parts, <c>/</c>, any printable characters.</remarks>
internal static partial class Doi
{
    public const int MaxLength = 255;

    private static readonly string[] Prefixes =
    [
        "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "dx.doi.org/", "doi:",
    ];

    /// <summary>Removes surrounding blanks and a resolver's prefix, and folds the case.</summary>
    public static string Normalize(string doi)
    {
        var text = doi.Trim();
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                text = text[prefix.Length..].TrimStart();
                break;
            }
        }

        return text.ToLowerInvariant();
    }

    /// <summary>Tells whether a normalized text is a DOI.</summary>
    public static bool IsWellFormed(string normalized) => WellFormed().IsMatch(normalized);

    [GeneratedRegex(@"^10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\p{C}]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
