namespace Raso.Storage;

/// <summary>An upload whose parts are all sent.</summary>
/// <param name="Path">The path.</param>
/// <param name="UploadId">The id that the upload got when it began.</param>
/// <param name="Parts">The parts, in order.</param>
/// <param name="Description">The final description; it has the SHA-256 where <see cref="DriverTraits.Checksum"/> is <see cref="ChecksumPlacement.OnCompletion"/>.</param>
/// <param name="Condition">The condition of the write.</param>
public sealed record CompleteUploadRequest(
    StoragePath Path,
    string UploadId,
    IReadOnlyList<UploadedPart> Parts,
    ObjectDescription Description,
    WriteCondition Condition);
