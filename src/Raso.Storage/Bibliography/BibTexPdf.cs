namespace Raso.Storage.Bibliography;

/// <summary>Finds the address of the PDF of an entry: one that leads to a PDF itself, else that of its paper at arXiv.</summary>
internal static class BibTexPdf
{
    private static readonly string[] Addresses = ["pdf", "url", "howpublished", "file"];
    private static readonly string[] ArchiveNames = ["archiveprefix", "eprinttype"];

    public static string? Find(BibTexEntry entry, PaperDraft draft)
    {
        foreach (var field in Addresses)
        {
            if (Found(entry, draft, field, address => WebAddress.FindPdf(address, isPdf: field == "pdf")) is { } pdf)
            {
                return pdf;
            }
        }

        foreach (var field in Addresses)
        {
            if (Found(entry, draft, field, WebAddress.FindArxivPdf) is { } pdf)
            {
                return pdf;
            }
        }

        var isArxiv = ArchiveNames.Any(field => entry[field] is { } name && LatexText.Line(name.Value).Equals("arXiv", StringComparison.OrdinalIgnoreCase));
        return Found(entry, draft, "eprint", number => WebAddress.ArxivPdf(number, isArxiv));
    }

    private static string? Found(BibTexEntry entry, PaperDraft draft, string field, Func<string, string?> find)
    {
        if (entry[field] is { } source && LatexAddress.Decode(source.Value) is { Length: > 0 } text && find(text) is { } pdf)
        {
            draft.From(nameof(draft.PdfUrl), field, source.Line);
            return pdf;
        }

        return null;
    }
}
