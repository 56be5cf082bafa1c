using System.Text.RegularExpressions;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>Finds DOIs and addresses of PDFs in a text.</summary>
internal static partial class WebAddress
{
    // Since April 2007, and before it.
    private const string Number = @"(?<number>[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7}(?:v[0-9]+)?)";

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

    /// <summary>Finds the first address of the page of a paper at arXiv, and gives that of its PDF.</summary>
    public static string? FindArxivPdf(string text) =>
        text.Contains("arxiv.org/abs/", StringComparison.OrdinalIgnoreCase) && ArxivPage().Match(text) is { Success: true } page ? OfArxiv(page) : null;

    /// <summary>Gives the address of the PDF of a paper by its number at arXiv: one that says so (<c>arXiv:1706.03762</c>), or of which it is known.</summary>
    public static string? ArxivPdf(string number, bool isArxiv) =>
        ArxivNumber().Match(number) is { Success: true } found && (isArxiv || found.Groups["archive"].Success) ? OfArxiv(found) : null;

    /// <summary>Tells whether an address ends with <c>.pdf</c>, or is one of arXiv's for PDFs.</summary>
    public static bool LeadsToPdf(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        return path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || ArxivPdfPath().IsMatch(path);
    }

    private static string OfArxiv(Match found) => $"https://arxiv.org/pdf/{found.Groups["number"].Value}";

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
    private static partial Regex ArxivPdfPath();

    [GeneratedRegex(@"(?<![\w./-])(?:https?://)?(?:www\.|export\.)?arxiv\.org/abs/" + Number + "(?![0-9a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArxivPage();

    // Behind the number its class may stand: 1706.03762 [cs.CL].
    [GeneratedRegex(@"^\s*(?<archive>arxiv:\s*)?" + Number + @"\s*(?:\[.*\]\s*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArxivNumber();
}
