namespace Raso.Storage;

/// <summary>One part of an upload.</summary>
/// <param name="Path">The path.</param>
/// <param name="UploadId">The id that the upload got when it began.</param>
/// <param name="Number">The number of the part, from 1.</param>
/// <param name="Offset">Where the part begins in the object, in bytes.</param>
/// <param name="Content">The bytes, buffered; the driver must not keep them after it returns.</param>
/// <param name="IsLast">Whether this part is the last one.</param>
public sealed record UploadPartRequest(StoragePath Path, string UploadId, int Number, long Offset, ReadOnlyMemory<byte> Content, bool IsLast);
