namespace Raso.Storage;

/// <summary>One entry of a listing: a file, or a folded folder.</summary>
/// <param name="Path">The path of the file, or the folder's prefix with its <c>/</c> at the end.</param>
/// <param name="IsPrefix">Whether this stands for all that lies below a folder.</param>
/// <param name="Length">The length in bytes; <see langword="null"/> for a folder.</param>
/// <param name="ETag">The tag of the file, where the backend lists it.</param>
/// <param name="LastModified">When the file was stored last, where the backend lists it.</param>
public sealed record ListedEntry(
    string Path,
    bool IsPrefix,
    long? Length = null,
    string? ETag = null,
    DateTimeOffset? LastModified = null);
