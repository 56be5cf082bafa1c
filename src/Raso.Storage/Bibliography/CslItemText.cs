using System.Text.Json;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>One paper as an item of CSL-JSON.</summary>
internal static class CslItemText
{
    public static void Write(Utf8JsonWriter json, NewPaper paper, string id, BareNames bareNames)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", paper.Journal is null ? "document" : "article-journal");
        Line(json, "title", paper.Title);
        json.WriteStartArray("author");
        foreach (var author in paper.Authors)
        {
            Name(json, author, bareNames);
        }

        json.WriteEndArray();
        Line(json, "container-title", paper.Journal);
        Date(json, paper.PublicationDate);
        if (paper.Doi is not null)
        {
            json.WriteString("DOI", paper.Doi);
        }

        Pdf(json, paper);
        Keywords(json, paper.Keywords);
        if (paper.Abstract is { } text)
        {
            json.WriteString("abstract", Markup.Prose(text) == text ? text : MarkupEscape.Encode(text));
        }

        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, string property, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(property, MarkupEscape.Line(text));
        }
    }

    private static void Name(Utf8JsonWriter json, string author, BareNames bareNames)
    {
        var text = bareNames == BareNames.GivenNamesFirst && PersonName.Parse(author) == new PersonName(author) ? BibTexNames.ReadOne(LatexEscape.Text(author)) ?? author : author;
        var name = PersonName.Parse(text);
        json.WriteStartObject();
        if (name == new PersonName(text) || name.ToString() != text || HasBlankPart(name))
        {
            // As a literal these would say that a list is not complete.
            Line(json, OthersMark.IsOthers(text) || OthersMark.CutEtAl(text, out _) ? "family" : "literal", text);
        }
        else
        {
            var (particle, family) = Particle(name.Family);
            Line(json, "non-dropping-particle", particle);
            Line(json, "family", family);
            Line(json, "given", name.Given);
            Line(json, "suffix", name.Suffix);
        }

        json.WriteEndObject();
    }

    // Reading would take it for none.
    private static bool HasBlankPart(PersonName name) =>
        string.IsNullOrWhiteSpace(name.Family) || (name.Given.Length > 0 && string.IsNullOrWhiteSpace(name.Given)) || (name.Suffix.Length > 0 && string.IsNullOrWhiteSpace(name.Suffix));

    // Words in lower case before the family name; one that ends with an apostrophe would be joined to it.
    private static (string Particle, string Family) Particle(string family)
    {
        var words = family.Split(' ');
        var count = Array.FindIndex(words, word => !NameSyntax.IsLower(word));
        return count <= 0 || string.Join(' ', words[count..]).Trim().Length == 0 || words.Take(count).Any(word => word.Length == 0 || word[^1] is '\'' or '’')
            ? ("", family)
            : (string.Join(' ', words[..count]), string.Join(' ', words[count..]));
    }

    // No more than is known: the first of January is that of a year alone.
    private static void Date(Utf8JsonWriter json, DateOnly? date)
    {
        if (date is not { } day)
        {
            return;
        }

        json.WriteStartObject("issued");
        json.WriteStartArray("date-parts");
        json.WriteStartArray();
        json.WriteNumberValue(day.Year);
        if (day is not { Month: 1, Day: 1 })
        {
            json.WriteNumberValue(day.Month);
            if (day.Day != 1)
            {
                json.WriteNumberValue(day.Day);
            }
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Pdf(Utf8JsonWriter json, NewPaper paper)
    {
        if (paper.PdfUrl is not { } url)
        {
            return;
        }

        if (PaperRecord.HasPlainUrl(paper))
        {
            json.WriteString("URL", url);
            return;
        }

        json.WriteStartArray("link");
        json.WriteStartObject();
        json.WriteString("URL", url);
        json.WriteString("content-type", "application/pdf");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // One text, as CSL has it; a list beside it where reading would cut that text otherwise.
    private static void Keywords(Utf8JsonWriter json, IReadOnlyList<string> keywords)
    {
        if (keywords.Count == 0)
        {
            return;
        }

        var encoded = keywords.Select(MarkupEscape.Line).ToList();
        var text = string.Join(encoded.Exists(keyword => keyword.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", encoded);
        json.WriteString("keyword", text);
        if (KeywordList.Split(text, bracesProtect: false).Select(Markup.Line).SequenceEqual(keywords))
        {
            return;
        }

        json.WriteStartObject("custom");
        json.WriteStartArray("keywords");
        encoded.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
