namespace Raso.Storage;

/// <summary>A part that the store has taken.</summary>
/// <param name="Number">The number of the part, from 1.</param>
/// <param name="ETag">What the store calls it.</param>
/// <param name="Length">The length in bytes.</param>
public sealed record UploadedPart(int Number, string ETag, long Length);
