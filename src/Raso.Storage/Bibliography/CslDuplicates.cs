using System.Collections.Frozen;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Properties that stand twice in one object, of those that are read. The first one is taken.</summary>
internal static class CslDuplicates
{
    private static readonly FrozenSet<string> OfItems = FrozenSet.ToFrozenSet(
        [
            "DOI", "URL", "abstract", "author", "container-title", "custom", "editor", "id", "issued", "keyword", "keywords", "link", "note", "published", "published-online",
            "published-print", "subject", "subtitle", "title",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfValues = FrozenSet.ToFrozenSet(
        [
            "URL", "content-type", "date-parts", "date-time", "day", "dropping-particle", "family", "given", "keywords", "literal", "month", "name", "non-dropping-particle", "raw", "season",
            "suffix", "year",
        ],
        StringComparer.Ordinal);

    public static void Note(CslItem item, FaultLog log)
    {
        var seen = new List<string>();
        foreach (var property in item.Json.EnumerateObject())
        {
            if (NameIn(property, OfItems) is not { } field)
            {
                continue;
            }

            if (seen.Contains(field))
            {
                log.Note(item.Line, item.Id, field, BibliographyFaultReason.DuplicateField, "stands twice; the first one was taken.");
                continue;
            }

            seen.Add(field);
            if (Within(property.Value) is { } inner)
            {
                log.Note(item.Line, item.Id, field, BibliographyFaultReason.DuplicateField, $"has '{inner}' twice in one object; the first one was taken.");
            }
        }
    }

    private static string? Within(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select(Within).FirstOrDefault(name => name is not null);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var seen = new List<string>();
        foreach (var property in value.EnumerateObject())
        {
            if (NameIn(property, OfValues) is { } name)
            {
                if (seen.Contains(name))
                {
                    return name;
                }

                seen.Add(name);
            }

            if (Within(property.Value) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    private static string? NameIn(JsonProperty property, FrozenSet<string> names) => CslText.Name(property) is { } name && names.Contains(name) ? name : null;
}
