using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the topics of the search share.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperSearchTopic<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Makes a term.</summary>
    /// <param name="words">Its words, folded.</param>
    /// <returns>The term.</returns>
    protected static SearchTerm Term(params string[] words) => new(words, false);

    /// <summary>Makes conditions of words.</summary>
    /// <param name="alternatives">The alternatives.</param>
    /// <returns>The conditions.</returns>
    protected static PaperCriteria Of(IReadOnlyList<IReadOnlyList<SearchTerm>> alternatives) => new() { Alternatives = alternatives };

    /// <summary>Makes conditions of words that must all be there.</summary>
    /// <param name="words">The words, folded.</param>
    /// <returns>The conditions.</returns>
    protected static PaperCriteria Words(params string[] words) => Of([[.. words.Select(word => Term(word))]]);

    /// <summary>Requires that the papers were found, in any order.</summary>
    /// <param name="expected">The papers.</param>
    /// <param name="found">The ids of those that were found.</param>
    protected static void AssertSame(IEnumerable<Paper> expected, IEnumerable<Guid> found) =>
        Assert.Equal(expected.Select(paper => paper.Id).Order(), found.Order());

    /// <summary>Adds a paper with a title.</summary>
    /// <param name="title">The title.</param>
    /// <returns>The row.</returns>
    protected Task<Paper> AddTitleAsync(string title) => AddPaperAsync(SamplePapers.Plain with { Title = title });

    /// <summary>Gets the ids of what is found, the best first.</summary>
    /// <param name="criteria">The conditions.</param>
    /// <returns>The ids.</returns>
    protected async Task<IReadOnlyList<Guid>> RankAsync(PaperCriteria criteria) =>
        [.. (await ReadAsync(session => session.PaperSearch.RankAsync(criteria, null, null, 1000, false, Token))).Select(found => found.Paper.Id)];

    private protected async Task<IReadOnlyList<Guid>> ListAsync(PaperCriteria criteria) =>
        [.. (await ReadAsync(session => session.PaperSearch.ListByDateAsync(criteria, false, false, null, 1000, false, Token))).Select(found => found.Paper.Id)];
}
