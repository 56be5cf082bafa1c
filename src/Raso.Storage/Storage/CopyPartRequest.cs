namespace Raso.Storage;

/// <summary>A part of an upload whose bytes the store takes from another of its objects.</summary>
/// <param name="Source">The path to copy from.</param>
/// <param name="SourceETag">The ETag that the source must have.</param>
/// <param name="Destination">The path of the upload.</param>
/// <param name="UploadId">The id that the upload got when it began.</param>
/// <param name="Number">The number of the part, from 1.</param>
/// <param name="Range">The bytes of the source that make the part; its length is always set.</param>
/// <param name="IsLast">Whether this part is the last one.</param>
public sealed record CopyPartRequest(
    StoragePath Source, string SourceETag, StoragePath Destination, string UploadId, int Number, ByteRange Range, bool IsLast);
