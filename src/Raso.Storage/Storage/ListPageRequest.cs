namespace Raso.Storage;

/// <summary>A page of keys to be listed.</summary>
/// <param name="Prefix">The text that every key begins with.</param>
/// <param name="FoldFolders">Whether what lies below the next <c>/</c> after the prefix is folded.</param>
/// <param name="StartAfter">The text after which the listing starts; a driver that cannot ask its store for it may ignore it.</param>
/// <param name="Continuation">Where the page before ended; <see langword="null"/> for the first.</param>
/// <param name="PageSize">The greatest number of entries, 1 to 1,000.</param>
public sealed record ListPageRequest(string Prefix, bool FoldFolders, string? StartAfter, string? Continuation, int PageSize);
