namespace Raso.Storage.Catalog;

/// <summary>Searches in the rows of papers. All see texts as <see cref="SearchWords.Fold"/> folds them and <see cref="SearchWords.Find"/> cuts them into words.</summary>
public interface IPaperSearchRows
{
    /// <summary>Counts the rows that meet conditions, up to a limit: the work is bounded by it as far as the database can.</summary>
    /// <param name="criteria">The conditions.</param>
    /// <param name="limit">Where counting ends.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number, or the limit where there are as many or more.</returns>
    Task<long> CountAsync(PaperCriteria criteria, int limit, CancellationToken cancellationToken);

    /// <summary>Estimates how many rows meet conditions, without reading them.</summary>
    /// <param name="criteria">The conditions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The estimate; <see langword="null"/> where the database makes none.</returns>
    Task<long?> EstimateAsync(PaperCriteria criteria, CancellationToken cancellationToken);

    /// <summary>Ranks the rows that meet conditions, the best first, then the greatest id. The rank of a row depends on no other row, so that a page begins where the last one ended whatever is written in between.</summary>
    /// <param name="criteria">The conditions; words are among them.</param>
    /// <param name="newest">How many rows are ranked: those made last; all where <see langword="null"/>.</param>
    /// <param name="after">The row after which the list begins; the beginning where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="mark">Whether the matches are marked.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<FoundPaper>> RankAsync(
        PaperCriteria criteria, int? newest, PaperRankKey? after, int limit, bool mark, CancellationToken cancellationToken);

    /// <summary>Lists the rows that meet conditions by their day of publication, then by id in the same direction; those without a day come last.</summary>
    /// <param name="criteria">The conditions.</param>
    /// <param name="isBroad">Whether so many rows meet the conditions that their beginning is soon found by walking along the days.</param>
    /// <param name="oldestFirst">Whether the oldest come first.</param>
    /// <param name="after">The row after which the list begins; the beginning where <see langword="null"/>.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="mark">Whether the matches are marked.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<FoundPaper>> ListByDateAsync(
        PaperCriteria criteria, bool isBroad, bool oldestFirst, PaperDateKey? after, int limit, bool mark, CancellationToken cancellationToken);

    /// <summary>Lists rows that have in title or authors a word similar to each of those given, the most similar first.</summary>
    /// <param name="words">The words, folded.</param>
    /// <param name="criteria">The other conditions; their own words are left out of account.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows; none where the database cannot tell what is similar.</returns>
    Task<IReadOnlyList<FoundPaper>> FindSimilarAsync(IReadOnlyList<string> words, PaperCriteria criteria, int limit, CancellationToken cancellationToken);
}
