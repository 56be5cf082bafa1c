using System.Text.RegularExpressions;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Finds DOIs and addresses of PDFs in a text.</summary>
internal static partial class WebAddress
{
    /// <summary>Finds a DOI that is named as one: in an address of doi.org, or behind <c>doi:</c>.</summary>
    public static string? FindDoi(string text)
    {
        if (!text.Contains("10.", StringComparison.Ordinal) || NamedDoi().Match(text) is not { Success: true } found)
        {
            return null;
        }

        var doi = Doi.Normalize(Trim(found.Value));
        return doi.Length <= Doi.MaxLength && Doi.IsWellFormed(doi) ? doi : null;
    }

    /// <summary>Finds the first address that leads to a PDF by what it says; a field of PDFs is one, unless it names a file.</summary>
    public static string? FindPdf(string text, bool isPdf = false)
    {
        if (isPdf)
        {
            return text.Contains("://", StringComparison.Ordinal) || text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? text : null;
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var found in Address().EnumerateMatches(text))
        {
            var address = Trim(text.AsSpan(found.Index, found.Length).ToString());
            if (LeadsToPdf(address))
            {
                return address;
            }
        }

        return null;
    }

    /// <summary>Tells whether an address ends with <c>.pdf</c>, or is one of arXiv's for PDFs.</summary>
    public static bool LeadsToPdf(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        return path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || ArxivPdf().IsMatch(path);
    }

    // What ends a sentence or a bracket ends an address, unless it is within it.
    private static string Trim(string address)
    {
        var text = address.TrimEnd('.', ',', ';', ':', '"', '\'', '>', ']');
        return text.EndsWith(')') && !text.Contains('(', StringComparison.Ordinal) ? text[..^1] : text;
    }

    [GeneratedRegex(@"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi:\s*)10\.\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedDoi();

    [GeneratedRegex(@"https?://[^\s""<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^https?://(?:www\.|export\.)?arxiv\.org/pdf/.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArxivPdf();
}
