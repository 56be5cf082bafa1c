using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>Conditions as an expression of FTS5. Every word stands in quotation marks, so that none is taken for an operator; no word has one.</summary>
/// <remarks>Source: https://www.sqlite.org/fts5.html, section 3.</remarks>
internal static class SearchExpression
{
    /// <summary>Gets the expression for all conditions that words can meet; null where there is none.</summary>
    public static string? Of(PaperCriteria criteria)
    {
        var parts = new List<string>();
        if (criteria.Alternatives.Count > 0)
        {
            parts.Add($"({OfWords(criteria)})");
        }

        if (criteria.Author.Count > 0)
        {
            parts.Add($"(authors : ({string.Join(" AND ", criteria.Author.Select(word => Phrase([word])))}))");
        }

        if (criteria.Keyword is { } keyword && SearchWords.Of(keyword) is { Count: > 0 } words)
        {
            parts.Add($"(keywords : {Phrase(words)})");
        }

        return parts.Count > 0 ? string.Join(" AND ", parts) : null;
    }

    /// <summary>Gets the expression for the words alone.</summary>
    public static string OfWords(PaperCriteria criteria) => string.Join(" OR ", criteria.Alternatives.Select(OfAlternative));

    private static string OfAlternative(IReadOnlyList<SearchTerm> terms)
    {
        var wanted = string.Join(" AND ", terms.Where(term => !term.IsExcluded).Select(term => Phrase(term.Words)));
        var excluded = string.Join(" OR ", terms.Where(term => term.IsExcluded).Select(term => Phrase(term.Words)));
        return excluded.Length > 0 ? $"(({wanted}) NOT ({excluded}))" : $"({wanted})";
    }

    private static string Phrase(IReadOnlyList<string> words) => $"\"{string.Join(' ', words)}\"";
}
