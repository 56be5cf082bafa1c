using System.Text;
using System.Text.RegularExpressions;

namespace Raso.Storage.Papers;

/// <summary>Digital object identifiers: case-insensitive, kept in lower case and without a resolver's prefix.</summary>
/// <remarks>Syntax: DOI Handbook, section 2.2: <c>10.</c>, the registrant's digits with optional parts, <c>/</c>, any printable characters.</remarks>
internal static partial class Doi
{
    public const int MaxLength = 255;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Removes surrounding blanks and a resolver's prefix, decodes what a URL had to encode, and folds the case.</summary>
    public static string Normalize(string doi)
    {
        var text = doi.Trim();
        if (Resolver().Match(text) is { Success: true } resolver)
        {
            text = Decode(text[resolver.Length..]) ?? text;
        }
        else if (text.StartsWith("doi:", StringComparison.OrdinalIgnoreCase))
        {
            text = text["doi:".Length..].TrimStart();
        }

        return Fold(text);
    }

    /// <summary>Tells whether a normalized text is a DOI.</summary>
    public static bool IsWellFormed(string normalized) => WellFormed().IsMatch(normalized);

    // DOIs fold case in ASCII alone (DOI Handbook, section 2.4).
    private static string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = char.IsAsciiLetterUpper(source[i]) ? char.ToLowerInvariant(source[i]) : source[i];
        }
    });

    // Null where a percent sign begins no byte, or the bytes are no UTF-8: such a URL names no DOI, and with its prefix it is refused as none.
    private static string? Decode(string encoded)
    {
        if (BadEscape().IsMatch(encoded))
        {
            return null;
        }

        try
        {
            return EscapedBytes().Replace(encoded, run => Utf8.GetString(Convert.FromHexString(run.Value.Replace("%", "", StringComparison.Ordinal))));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // The second alternative is RFC 4452.
    [GeneratedRegex(@"^(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|info:doi/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Resolver();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex BadEscape();

    [GeneratedRegex("(?:%[0-9A-Fa-f]{2})+", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedBytes();

    // Surrogates are left out of what is refused: in pairs they are characters like others, and single ones no text may have.
    [GeneratedRegex(@"^10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\p{Cc}\p{Cf}\p{Co}\p{Cn}]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
