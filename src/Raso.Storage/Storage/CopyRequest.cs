namespace Raso.Storage;

/// <summary>An object to be copied within the store.</summary>
/// <param name="Source">The path to copy from.</param>
/// <param name="SourceETag">The ETag that the source must have.</param>
/// <param name="Destination">The path to copy to.</param>
/// <param name="Description">What is kept with the copy, in place of what the source has.</param>
/// <param name="CreateOnly">Whether no object may be stored at the destination.</param>
public sealed record CopyRequest(StoragePath Source, string SourceETag, StoragePath Destination, ObjectDescription Description, bool CreateOnly);
