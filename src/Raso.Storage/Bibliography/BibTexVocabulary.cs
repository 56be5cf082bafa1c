using System.Collections.Frozen;

namespace Raso.Storage.Bibliography;

/// <summary>The words of BibTeX and biblatex that the reader knows.</summary>
internal static class BibTexVocabulary
{
    /// <summary>The fields that a paper is made from; what stands in others is skipped.</summary>
    private static readonly FrozenSet<string> FieldNames = FrozenSet.ToFrozenSet(
        [
            "abstract", "archiveprefix", "author", "booktitle", "crossref", "date", "day", "doi", "editor", "eprint", "eprinttype", "file", "howpublished", "journal",
            "journaltitle", "keyword", "keywords", "month", "note", "pdf", "subtitle", "title", "url", "year",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FieldLookup = FieldNames.GetAlternateLookup<ReadOnlySpan<char>>();

    // At the beginning of a line these are entries even where the brace after them was lost.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StandardTypes = FrozenSet.ToFrozenSet(
        [
            "article", "book", "booklet", "collection", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis", "misc", "online", "phdthesis",
            "proceedings", "report", "techreport", "thesis", "unpublished",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gives the name of a field that is read, in lower case.</summary>
    public static bool IsRead(ReadOnlySpan<char> field, out string name)
    {
        var found = FieldLookup.TryGetValue(field, out var known);
        name = known ?? "";
        return found;
    }

    public static bool IsStandardType(ReadOnlySpan<char> type) => StandardTypes.Contains(type);

    public static bool Is(ReadOnlySpan<char> word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);
}
