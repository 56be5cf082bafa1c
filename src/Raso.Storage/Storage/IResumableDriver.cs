namespace Raso.Storage;

/// <summary>What a driver offers beside <see cref="IStorageDriver"/> where an upload of several parts outlives the process that began it; called only where <see cref="StorageCapabilities.ResumableUploads"/> is declared. The same rules hold: one attempt, no retries, the provider's own errors.</summary>
public interface IResumableDriver : IStorageDriver
{
    /// <summary>Gets what the store has of an upload. All pages of it: what is left out is sent again.</summary>
    /// <param name="path">The path of the upload.</param>
    /// <param name="uploadId">The id of the upload.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the store has; <see langword="null"/> where there is no such upload: it was completed, was aborted, or has expired.</returns>
    Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken);
}
