using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>Searches papers: counts within a bound first, and ranks no more than that bound.</summary>
internal sealed class PaperSearcher(ICatalog catalog)
{
    /// <summary>How many papers are counted, and all ranked: a word that more have says little about any of them.</summary>
    public const int MaxRanked = 5_000;

    /// <summary>How many of more papers are ranked.</summary>
    public const int RankedOfMany = 1_000;

    // Counting up to the bound reads that many rows, which an estimate far beyond it spares.
    private const int SurelyMany = 4 * MaxRanked;

    // Shorter words are similar to everything.
    private const int MinSimilarLength = 4;

    public async Task<PaperSearchPage> SearchAsync(PaperSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        var (criteria, order) = PaperSearchRules.Check(search);
        var list = PaperSearchCursor.ListOf(search, order);
        var after = ReadCursor(search.After, list);
        var begun = after ?? await BeginAsync(search, criteria, cancellationToken).ConfigureAwait(false);
        if (begun.Total == 0 && after is null)
        {
            return await FindSimilarAsync(search, criteria, cancellationToken).ConfigureAwait(false);
        }

        // One row more than asked for tells whether another page follows.
        var limit = search.PageSize + 1;
        var rows = await ReadAsync(
            search,
            (session, token) => order == PaperOrder.Relevance
                ? session.PaperSearch.RankAsync(criteria, begun.IsBroad ? RankedOfMany : null, after?.RankKey, limit, search.Highlight, token)
                : session.PaperSearch.ListByDateAsync(criteria, begun.IsBroad, order == PaperOrder.Oldest, after?.DateKey, limit, search.Highlight, token),
            cancellationToken).ConfigureAwait(false);
        var hits = rows.Take(search.PageSize).ToList();
        var last = rows.Count > search.PageSize ? hits[^1] : null;
        return new PaperSearchPage
        {
            Hits = [.. hits.Select(ToHit)],
            Next = last is null ? null : (begun with { Rank = last.Rank, Date = last.Paper.PublicationDate, Id = last.Paper.Id }).Write(list),
            Total = begun.Total,
            TotalIsExact = !begun.IsBroad,
        };
    }

    private static PaperSearchCursor? ReadCursor(string? text, string list)
    {
        if (text is null)
        {
            return null;
        }

        var cursor = PaperSearchCursor.Read(text, list);
        var checks = new FieldChecks();
        checks.Require(cursor is not null, nameof(PaperSearch.After), PageStart.Refusal);
        checks.ThrowIfAny();
        return cursor;
    }

    private async Task<PaperSearchCursor> BeginAsync(PaperSearch search, PaperCriteria criteria, CancellationToken cancellationToken)
    {
        var count = await CountAsync(RankedOfMany).ConfigureAwait(false);
        if (count <= RankedOfMany)
        {
            return Begin(count, isBroad: false);
        }

        var estimate = await ReadAsync(search, (session, token) => session.PaperSearch.EstimateAsync(criteria, token), cancellationToken).ConfigureAwait(false) ?? 0;
        if (estimate < SurelyMany)
        {
            count = await CountAsync(MaxRanked).ConfigureAwait(false);
            if (count <= MaxRanked)
            {
                return Begin(count, isBroad: false);
            }
        }

        return Begin(Math.Max(MaxRanked + 1, estimate), isBroad: true);

        Task<long> CountAsync(int most) => ReadAsync(search, (session, token) => session.PaperSearch.CountAsync(criteria, most + 1, token), cancellationToken);

        PaperSearchCursor Begin(long total, bool isBroad) => new(total, isBroad, 0, null, Guid.Empty);
    }

    private async Task<PaperSearchPage> FindSimilarAsync(PaperSearch search, PaperCriteria criteria, CancellationToken cancellationToken)
    {
        IReadOnlyList<FoundPaper> rows = [];
        if (criteria.Alternatives is [var terms] && terms.All(term => !term.IsExcluded))
        {
            string[] words = [.. terms.SelectMany(term => term.Words).Where(word => word.Length >= MinSimilarLength)];
            if (words.Length > 0)
            {
                rows = await ReadAsync(
                    search, (session, token) => session.PaperSearch.FindSimilarAsync(words, criteria, search.PageSize, token), cancellationToken).ConfigureAwait(false);
            }
        }

        return new PaperSearchPage { Hits = [.. rows.Select(ToHit)], Total = rows.Count, TotalIsExact = rows.Count < search.PageSize, IsSimilar = rows.Count > 0 };
    }

    private Task<T> ReadAsync<T>(PaperSearch search, Func<ICatalogSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        search.Latest ? catalog.ReadLatestAsync(read, cancellationToken) : catalog.ReadAsync(read, cancellationToken);

    private static PaperHit ToHit(FoundPaper found) => new(
        found.Paper,
        found.Rank,
        Highlighter.Mark(found.Paper.Title, found.Title),
        (found.Paper.Abstract is { } text ? Highlighter.Excerpt(text, found.Abstract) : null)
            ?? Highlighter.Excerpt(string.Join(", ", found.Paper.Authors), found.Authors)
            ?? Highlighter.Excerpt(string.Join(", ", found.Paper.Keywords), found.Keywords));
}
