namespace Raso.Storage.Catalog;

/// <summary>A word, or several that follow each other.</summary>
/// <param name="Words">The words, folded; at least one.</param>
/// <param name="IsExcluded">Whether they must not be there.</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, bool IsExcluded);
