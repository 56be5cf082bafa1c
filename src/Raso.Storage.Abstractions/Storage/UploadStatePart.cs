namespace Raso.Storage;

/// <summary>One part of an upload that is not complete yet.</summary>
/// <param name="Number">The number of the part, from 1.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Sha256">The SHA-256 of the part, as 64 lower-case hexadecimal digits.</param>
/// <param name="ETag">What the store calls the part; <see langword="null"/> for one that was on its way, which stores that take parts in order only are told of beforehand.</param>
public sealed record UploadStatePart(int Number, long Length, string Sha256, string? ETag);
