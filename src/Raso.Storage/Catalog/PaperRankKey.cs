namespace Raso.Storage.Catalog;

/// <summary>A place in a list by relevance.</summary>
/// <param name="Rank">The rank, exactly as the database gave it.</param>
/// <param name="Id">The id.</param>
public readonly record struct PaperRankKey(double Rank, Guid Id);
