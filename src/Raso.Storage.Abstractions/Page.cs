namespace Raso.Storage;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">The items of this page.</param>
/// <param name="Next">Where the next page begins, to be given back as it is; <see langword="null"/> after the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
