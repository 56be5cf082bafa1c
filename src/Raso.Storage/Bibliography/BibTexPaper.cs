namespace Raso.Storage.Bibliography;

/// <summary>Makes the draft of a paper from an entry.</summary>
internal static class BibTexPaper
{
    private static readonly string[] Journals = ["journal", "journaltitle", "booktitle"];
    private static readonly string[] DoiSources = ["doi", "url", "howpublished", "note"];

    public static PaperDraft Draft(BibTexEntry entry, FaultLog log)
    {
        var draft = new PaperDraft(entry.Line, entry.Key);
        Text(entry, draft, log);
        draft.Authors = Authors(entry, draft, log);
        draft.PublicationDate = Date(entry, log);
        draft.Keywords = Keywords(entry, draft);
        draft.Doi = Doi(entry, draft);
        draft.PdfUrl = BibTexPdf.Find(entry, draft);
        return draft;
    }

    private static void Text(BibTexEntry entry, PaperDraft draft, FaultLog log)
    {
        foreach (var (field, line, reason, message) in entry.Notes)
        {
            // A month by its name is no macro that anybody forgot.
            if (reason != BibliographyFaultReason.UnknownMacro || field != "month" || !PublicationDate.Month(LatexText.Line(entry[field]?.Value), out _, out _))
            {
                log.Note(line, entry.Key, field, reason, message);
            }
        }

        if (entry["title"] is { } title)
        {
            draft.Title = Titles.Join(LatexText.Line(title.Value), LatexText.Line(entry["subtitle"]?.Value));
            draft.From(nameof(draft.Title), "title", title.Line);
        }

        if (First(entry, Journals) is var (field2, journal) && LatexText.Line(journal.Value) is { Length: > 0 } name)
        {
            draft.Journal = name;
            draft.From(nameof(draft.Journal), field2, journal.Line);
        }

        if (entry["abstract"] is { } prose && LatexText.Prose(prose.Value) is { Length: > 0 } text)
        {
            draft.Abstract = text;
            draft.From(nameof(draft.Abstract), "abstract", prose.Line);
        }
    }

    private static List<string> Authors(BibTexEntry entry, PaperDraft draft, FaultLog log)
    {
        foreach (var field in (string[])["author", "editor"])
        {
            if (entry[field] is not { } list)
            {
                continue;
            }

            var names = BibTexNames.Read(list.Value, out var hasOthers, out var fault);
            if (hasOthers)
            {
                log.Note(list.Line, entry.Key, field, BibliographyFaultReason.AuthorsIncomplete, names.Count > 0
                    ? "ends with 'and others' or 'et al.'; those that it names were taken."
                    : "says that there are others, and names nobody; it was left out.");
            }

            if (fault is not null)
            {
                log.Note(list.Line, entry.Key, field, BibliographyFaultReason.JoinedNames, fault);
            }

            if (names.Count > 0)
            {
                draft.From(nameof(draft.Authors), field, list.Line);
                return names;
            }
        }

        return [];
    }

    private static DateOnly? Date(BibTexEntry entry, FaultLog log)
    {
        if (entry["date"] is { } date && LatexText.Line(date.Value) is { Length: > 0 } text)
        {
            if (PublicationDate.Read(text) is { } read)
            {
                return read;
            }

            Refuse("date", date.Line, text, "no date");
        }

        if (entry["year"] is not { } year || LatexText.Line(year.Value) is not { Length: > 0 } yearText)
        {
            return null;
        }

        if (PublicationDate.Year(yearText) is not { } number)
        {
            Refuse("year", year.Line, yearText, "no year");
            return null;
        }

        if (entry["month"] is not { } month || LatexText.Line(month.Value) is not { Length: > 0 } monthText)
        {
            return PublicationDate.Of(number);
        }

        if (!PublicationDate.Month(monthText, out var monthNumber, out var day))
        {
            Refuse("month", month.Line, monthText, "no month");
            return PublicationDate.Of(number);
        }

        if (entry["day"] is { } dayField && LatexText.Line(dayField.Value) is { Length: > 0 } dayText && !PublicationDate.Day(dayText, out day))
        {
            Refuse("day", dayField.Line, dayText, "no day");
            day = 1;
        }

        if (PublicationDate.Of(number, monthNumber, day) is { } whole)
        {
            return whole;
        }

        Refuse("day", (entry["day"] ?? month).Line, day.ToString(System.Globalization.CultureInfo.InvariantCulture), "no day of its month");
        return PublicationDate.Of(number, monthNumber);

        void Refuse(string field, long line, string value, string what) =>
            log.Note(line, entry.Key, field, BibliographyFaultReason.Invalid, $"was left out: '{(value.Length <= 60 ? value : $"{value[..60]}...")}' is {what} that can be read.");
    }

    private static List<string> Keywords(BibTexEntry entry, PaperDraft draft)
    {
        if (First(entry, ["keywords", "keyword"]) is not var (field, list))
        {
            return [];
        }

        draft.From(nameof(draft.Keywords), field, list.Line);
        return [.. KeywordList.Split(list.Value, bracesProtect: true).Select(keyword => LatexText.Line(keyword)).Where(keyword => keyword.Length > 0)];
    }

    private static string? Doi(BibTexEntry entry, PaperDraft draft)
    {
        foreach (var field in DoiSources)
        {
            if (entry[field] is { } source && LatexAddress.Decode(source.Value) is var text && (field == "doi" ? text : WebAddress.FindDoi(text)) is { Length: > 0 } doi)
            {
                draft.From(nameof(draft.Doi), field, source.Line);
                return doi;
            }
        }

        return null;
    }

    private static (string Field, BibTexField Value)? First(BibTexEntry entry, string[] fields)
    {
        foreach (var field in fields)
        {
            if (entry.Has(field))
            {
                return (field, entry[field]!.Value);
            }
        }

        return null;
    }
}
