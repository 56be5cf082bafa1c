using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>What a search may ask for.</summary>
internal static class PaperSearchRules
{
    private const int MaxText = 1000;
    private const int MaxWords = 64;
    private const int MaxAuthor = 500;
    private const int MaxJournal = 200;
    private const int MaxKeyword = 200;
    private const int MaxPageSize = 1000;

    /// <summary>Checks a search, and gives its conditions and its order.</summary>
    /// <exception cref="ValidationException">A condition is at fault.</exception>
    public static (PaperCriteria Criteria, PaperOrder Order) Check(PaperSearch search)
    {
        var checks = new FieldChecks();
        var alternatives = CheckText(search.Text, checks);
        var author = CheckAuthor(search.Author, checks);
        checks.InRange(search.FromYear, nameof(search.FromYear), 1, 9999);
        checks.InRange(search.ToYear, nameof(search.ToYear), 1, 9999);
        checks.Require(
            search.FromYear is null || search.ToYear is null || search.FromYear <= search.ToYear, nameof(search.ToYear), "is before FromYear; no paper can be between them.");
        checks.Line(search.Journal, nameof(search.Journal), MaxJournal);
        checks.Line(search.Keyword, nameof(search.Keyword), MaxKeyword);
        checks.Defined(search.Order, nameof(search.Order));
        checks.Require(
            search.Order != PaperOrder.Relevance || alternatives.Count > 0, nameof(search.Order), "is Relevance, but there is no Text to be relevant for; give one, or another order.");
        checks.InRange(search.PageSize, nameof(search.PageSize), 1, MaxPageSize);
        checks.ThrowIfAny();
        var criteria = new PaperCriteria
        {
            Alternatives = alternatives,
            From = search.FromYear is { } first ? new DateOnly(first, 1, 1) : null,
            To = search.ToYear is { } last ? new DateOnly(last, 12, 31) : null,
            Author = author,
            Journal = search.Journal,
            Keyword = search.Keyword,
            HasPdf = search.HasPdf,
            CreatedSince = search.CreatedSince,
        };
        return (criteria, search.Order == PaperOrder.Default ? (alternatives.Count > 0 ? PaperOrder.Relevance : PaperOrder.Newest) : search.Order);
    }

    private static IReadOnlyList<IReadOnlyList<SearchTerm>> CheckText(string? text, FieldChecks checks)
    {
        const string Field = nameof(PaperSearch.Text);
        if (string.IsNullOrWhiteSpace(text) || !IsReadable(text, Field, MaxText, checks))
        {
            return [];
        }

        var alternatives = SearchText.Parse(text);
        checks.Require(alternatives.Count > 0, Field, "has no word to look for; give one, or nothing (null).");
        checks.Require(
            alternatives.All(terms => terms.Any(term => !term.IsExcluded)), Field, "has only excluded words, or only such on one side of 'or'; give a word that must be there.");
        var count = alternatives.Sum(terms => terms.Sum(term => term.Words.Count));
        checks.Require(count <= MaxWords, Field, $"has {count} words; at most {MaxWords} are allowed.");
        return alternatives;
    }

    private static IReadOnlyList<string> CheckAuthor(string? author, FieldChecks checks)
    {
        const string Field = nameof(PaperSearch.Author);
        if (author is null || !IsReadable(author, Field, MaxAuthor, checks))
        {
            return [];
        }

        var words = SearchWords.Of(author);
        checks.Require(words.Count > 0, Field, "has no word to look for; give one, or nothing (null).");
        return words;
    }

    private static bool IsReadable(string text, string field, int limit, FieldChecks checks)
    {
        var fault = TextFaults.Unstorable(text) ?? TextFaults.TooLong(text, limit);
        checks.Require(fault is null, field, fault ?? "");
        return fault is null;
    }
}
