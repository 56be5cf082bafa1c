namespace Raso.Storage;

/// <summary>An upload that was begun and neither completed nor aborted.</summary>
/// <param name="Path">The path, as the store tells it.</param>
/// <param name="UploadId">The id of the upload.</param>
/// <param name="StartedAt">When it began, by the store's clock.</param>
public sealed record PendingUpload(StoragePath Path, string UploadId, DateTimeOffset StartedAt)
{
    /// <summary>Gets a value indicating whether its writer is known to be at work still; then it is left alone, unless all are to go whatever their age.</summary>
    public bool IsRunning { get; init; }
}
