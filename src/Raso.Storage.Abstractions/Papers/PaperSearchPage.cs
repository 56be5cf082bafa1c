namespace Raso.Storage.Papers;

/// <summary>One page of found papers.</summary>
public sealed record PaperSearchPage
{
    /// <summary>Gets the papers of this page.</summary>
    public required IReadOnlyList<PaperHit> Hits { get; init; }

    /// <summary>Gets where the next page begins, to be given back as it is; <see langword="null"/> after the last page.</summary>
    public string? Next { get; init; }

    /// <summary>Gets how many papers there are on all pages together, counted once, for the first page: exactly, or where <see cref="TotalIsExact"/> says so an estimate.</summary>
    public required long Total { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Total"/> was counted. Of a broad search it is the database's estimate, or the least that there are where the database has none; by relevance, only the 1,000 papers that were added last are then ranked and listed.</summary>
    public required bool TotalIsExact { get; init; }

    /// <summary>Gets a value indicating whether no paper has the words as they were written, and those listed have similar ones in title or authors: a misspelling, probably. PostgreSQL with the extension pg_trgm alone; such a list has one page.</summary>
    public bool IsSimilar { get; init; }
}
