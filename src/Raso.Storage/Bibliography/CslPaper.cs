using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Makes the draft of a paper from an item.</summary>
internal static class CslPaper
{
    private static readonly string[] Dates = ["issued", "published", "published-print", "published-online"];

    public static PaperDraft Draft(CslItem item, FaultLog log)
    {
        var (json, line) = item;
        var draft = new PaperDraft(line, item.Id);
        if (json.ValueKind != JsonValueKind.Object)
        {
            return draft;
        }

        CslDuplicates.Note(item, log);
        if (CslText.Line(json, "title") is { } title)
        {
            draft.Title = Titles.Join(title, CslText.Line(json, "subtitle"));
        }

        draft.Journal = CslText.Line(json, "container-title");
        draft.Abstract = CslText.Raw(json, "abstract") is { } text && Markup.Prose(text) is { Length: > 0 } prose ? prose : null;
        draft.Authors = Authors(item, draft, log);
        draft.PublicationDate = Date(item, log);
        draft.Keywords = Keywords(json);
        draft.Doi = CslText.Raw(json, "DOI")?.Trim() ?? (CslText.Raw(json, "URL") is { } url ? WebAddress.FindDoi(url) : null) ?? (CslText.Raw(json, "note") is { } note ? WebAddress.FindDoi(note) : null);
        draft.PdfUrl = PdfUrl(json);
        foreach (var (property, field) in (ReadOnlySpan<(string, string)>)
            [(nameof(draft.Title), "title"), (nameof(draft.Journal), "container-title"), (nameof(draft.Abstract), "abstract"), (nameof(draft.Doi), "DOI"), (nameof(draft.Keywords), "keyword"), (nameof(draft.PdfUrl), "URL")])
        {
            draft.From(property, field, line);
        }

        return draft;
    }

    private static List<string> Authors(CslItem item, PaperDraft draft, FaultLog log)
    {
        foreach (var field in (string[])["author", "editor"])
        {
            if (!CslText.TryGet(item.Json, field, out var list))
            {
                continue;
            }

            var names = CslNames.Read(list, out var hasOthers);
            if (hasOthers)
            {
                log.Note(item.Line, item.Id, field, BibliographyFaultReason.AuthorsIncomplete, names.Count > 0
                    ? "ends with 'et al.' or 'others'; those that it names were taken."
                    : "says that there are others, and names nobody; it was left out.");
            }

            if (names.Count > 0)
            {
                draft.From(nameof(draft.Authors), field, item.Line);
                return names;
            }
        }

        return [];
    }

    private static DateOnly? Date(CslItem item, FaultLog log)
    {
        foreach (var field in Dates)
        {
            if (!CslText.TryGet(item.Json, field, out var date))
            {
                continue;
            }

            if (!CslDates.Read(date, out var day))
            {
                var text = date.GetRawText();
                log.Note(item.Line, item.Id, field, BibliographyFaultReason.Invalid, $"was left out: {(text.Length <= 80 ? text : $"{text[..80]}...")} is no date that can be read.");
            }
            else if (day is not null)
            {
                return day;
            }
        }

        return null;
    }

    private static List<string> Keywords(JsonElement json)
    {
        if (CslText.TryGet(json, "custom", out var custom) && custom.ValueKind == JsonValueKind.Object && CslText.TryGet(custom, "keywords", out var exact))
        {
            return Texts(exact);
        }

        foreach (var field in (string[])["keyword", "keywords", "subject"])
        {
            if (CslText.TryGet(json, field, out var value))
            {
                return value.ValueKind == JsonValueKind.Array
                    ? Texts(value)
                    : CslText.Raw(value) is { } list ? [.. KeywordList.Split(list, bracesProtect: false).Select(Markup.Line).Where(keyword => keyword.Length > 0)] : [];
            }
        }

        return [];
    }

    private static List<string> Texts(JsonElement list) => list.ValueKind != JsonValueKind.Array
        ? []
        : [.. list.EnumerateArray().Select(CslText.Raw).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => Markup.Line(text!)).Where(text => text.Length > 0)];

    private static string? PdfUrl(JsonElement json)
    {
        if (CslText.TryGet(json, "link", out var links) && links.ValueKind == JsonValueKind.Array)
        {
            foreach (var link in links.EnumerateArray())
            {
                if (CslText.Raw(link, "content-type") == "application/pdf" && CslText.Raw(link, "URL") is { } pdf)
                {
                    return pdf.Trim();
                }
            }
        }

        return CslText.Raw(json, "URL") is { } url ? WebAddress.FindPdf(url) ?? WebAddress.FindArxivPdf(url) : null;
    }
}
