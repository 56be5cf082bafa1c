namespace Raso.Storage;

/// <summary>One page of a listing.</summary>
/// <param name="Entries">The entries; keys that are no valid path are left in, and skipped and counted later.</param>
/// <param name="Continuation">Where the next page begins, or <see langword="null"/> after the last one.</param>
public sealed record ListPage(IReadOnlyList<ListedEntry> Entries, string? Continuation);
