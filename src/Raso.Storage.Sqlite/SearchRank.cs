using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>How well a paper fits: by its own texts alone, so that no other paper moves it between two pages. As bm25, but with every word as rare as any other and with a fixed usual length.</summary>
/// <remarks>Source: https://www.sqlite.org/fts5.html, section 5.1.1.</remarks>
internal static class SearchRank
{
    private const double TitleWeight = 10;
    private const double AuthorsWeight = 4;
    private const double KeywordsWeight = 2;
    private const double AbstractWeight = 1;

    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    // In characters: that of a title, some authors and an abstract.
    private const double UsualLength = 1000;

    /// <summary>Ranks a paper.</summary>
    /// <param name="terms">The terms that are looked for, as <see cref="Terms"/> writes them.</param>
    /// <param name="title">The title with its marks.</param>
    /// <param name="authors">The authors likewise.</param>
    /// <param name="keywords">The keywords likewise.</param>
    /// <param name="text">The abstract likewise.</param>
    /// <returns>The rank: the greater, the better.</returns>
    public static double Of(string terms, string? title, string? authors, string? keywords, string? text)
    {
        var wanted = terms.Split('\n');
        var found = new double[wanted.Length];
        Add(title, TitleWeight, wanted, found);
        Add(authors, AuthorsWeight, wanted, found);
        Add(keywords, KeywordsWeight, wanted, found);
        Add(text, AbstractWeight, wanted, found);
        var length = ((title?.Length ?? 0) + (authors?.Length ?? 0) + (keywords?.Length ?? 0) + (text?.Length ?? 0)) / UsualLength;
        var damping = Saturation * (1 - LengthShare + (LengthShare * length));
        return found.Sum(weight => weight * (Saturation + 1) / (weight + damping));
    }

    /// <summary>Gets the terms that are looked for as one text.</summary>
    public static string Terms(PaperCriteria criteria) =>
        string.Join('\n', criteria.Alternatives.SelectMany(terms => terms).Where(term => !term.IsExcluded).Select(term => string.Join(' ', term.Words)).Distinct(StringComparer.Ordinal));

    private static void Add(string? marked, double weight, string[] wanted, double[] found)
    {
        for (var rest = marked.AsSpan(); rest.IndexOf(SearchWords.Before) is var start && start >= 0;)
        {
            rest = rest[(start + 1)..];
            var end = rest.IndexOf(SearchWords.After);
            if (end < 0)
            {
                return;
            }

            if (Find(SearchWords.Fold(rest[..end].ToString()), wanted) is { } term)
            {
                found[term] += weight;
            }

            rest = rest[(end + 1)..];
        }
    }

    // Endings alone were taken off, so that what was marked begins as its term does.
    private static int? Find(string match, string[] wanted)
    {
        var (best, most) = ((int?)null, 0);
        for (var term = 0; term < wanted.Length; term++)
        {
            var same = match.AsSpan().CommonPrefixLength(wanted[term]);
            if (same > most)
            {
                (best, most) = (term, same);
            }
        }

        return best;
    }
}
