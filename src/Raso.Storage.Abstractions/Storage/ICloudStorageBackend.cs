namespace Raso.Storage;

/// <summary>One configured object store or folder. Every call may throw <see cref="StorageException"/> with <see cref="StorageErrorCode.Unavailable"/>, <see cref="StorageErrorCode.PermissionDenied"/> or <see cref="StorageErrorCode.ResourceExhausted"/>, after transient failures were retried.</summary>
public interface ICloudStorageBackend
{
    /// <summary>Gets the name under which the backend was configured.</summary>
    string Name { get; }

    /// <summary>Gets what this backend can do.</summary>
    StorageCapabilities Capabilities { get; }

    /// <summary>Gets which store this is, so that a name that is pointed at another one is noticed.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The identity; <see langword="null"/> where the store has none that outlives the process.</returns>
    /// <exception cref="StorageException">The store could not be asked.</exception>
    Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores a file; readers see the whole old file or the whole new one.</summary>
    /// <param name="path">Where to store it.</param>
    /// <param name="content">The bytes; the caller keeps what it owns.</param>
    /// <param name="options">How to store it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is stored then, unless the last step had begun.</param>
    /// <returns>What is stored now, with its SHA-256.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.AlreadyExists"/>, <see cref="StorageErrorCode.PreconditionFailed"/>, <see cref="StorageErrorCode.Corrupted"/> (the content is not what was expected), <see cref="StorageErrorCode.NotSupported"/>, <see cref="StorageErrorCode.InvalidArgument"/> or <see cref="StorageErrorCode.IdentityMismatch"/> (an upload that is to go on began on another store).</exception>
    /// <exception cref="ArgumentException">The metadata or another option breaks a limit that is the same on every backend; or an upload is to go on under another path or other options, or with content that cannot be replayed.</exception>
    Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How to read it; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The open file; dispose it.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotFound"/>, <see cref="StorageErrorCode.PreconditionFailed"/>, <see cref="StorageErrorCode.Archived"/>, <see cref="StorageErrorCode.InvalidArgument"/> (the range begins past the end) or <see cref="StorageErrorCode.Corrupted"/>.</exception>
    Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Gets what is stored at a path, without its bytes.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file, or <see langword="null"/> where none is stored.</returns>
    Task<StoredFile?> GetInfoAsync(StoragePath path, CancellationToken cancellationToken = default);

    /// <summary>Lists files, page by page, in the order of their UTF-8 bytes. Foreign keys that are no valid path are skipped and counted in the metric <c>raso.storage.list.skipped</c>.</summary>
    /// <param name="options">What to list; everything where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="ArgumentException">The page size is out of its bounds.</exception>
    IAsyncEnumerable<ListedEntry> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file; it is no error when none is stored at the path.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when nothing is stored at the path.</returns>
    Task DeleteAsync(StoragePath path, CancellationToken cancellationToken = default);

    /// <summary>Deletes many files, as many a request as the backend takes.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="cancellationToken">Cancels what is not deleted yet.</param>
    /// <returns>One outcome for each path, in any order.</returns>
    IAsyncEnumerable<DeleteOutcome> DeleteManyAsync(IAsyncEnumerable<StoragePath> paths, CancellationToken cancellationToken = default);

    /// <summary>Copies a file, with its metadata, within this backend and without moving its bytes through this process.</summary>
    /// <param name="source">The path to copy from.</param>
    /// <param name="destination">The path to copy to.</param>
    /// <param name="options">How to copy; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotFound"/>, <see cref="StorageErrorCode.AlreadyExists"/>, <see cref="StorageErrorCode.PreconditionFailed"/> or <see cref="StorageErrorCode.NotSupported"/>.</exception>
    /// <exception cref="ArgumentException">Source and destination are the same path.</exception>
    Task<StoredFile> CopyAsync(StoragePath source, StoragePath destination, CopyOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a URL that carries its own permission.</summary>
    /// <param name="path">The path of the file; it need not exist.</param>
    /// <param name="options">What the URL allows, and for how long.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The signed URL.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>.</exception>
    /// <exception cref="ArgumentException">The lifetime is out of its bounds, or the content type is none or not for a PUT.</exception>
    Task<SignedUrl> SignUrlAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken = default);

    /// <summary>Moves a file to another storage class or access tier.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="tier">One of <see cref="StorageCapabilities.Tiers"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the backend has taken the order.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotFound"/> or <see cref="StorageErrorCode.NotSupported"/>.</exception>
    Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken = default);

    /// <summary>Removes the parts of uploads that were begun and never finished, temporary files included. A local folder leaves alone what a process of any host is still writing, where an age is given.</summary>
    /// <param name="prefix">The text that their paths begin with; empty for all.</param>
    /// <param name="olderThan">The age, since they were begun, from which they are removed, longer than any upload can live; zero for all, also those of running writers, whose stores fail then.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>, where <see cref="StorageCapabilities.AbortUploads"/> is not declared.</exception>
    Task<int> AbortUploadsAsync(string prefix, TimeSpan olderThan, CancellationToken cancellationToken = default);

    /// <summary>Removes one upload that was interrupted and is not to be gone on with, and its parts; it is no error when it is gone. A file that it has become stays.</summary>
    /// <param name="state">What <see cref="UploadResume.SaveAsync"/> was given last.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the upload is gone, or left to the store where that keeps parts for some days.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>, where <see cref="StorageCapabilities.ResumableUploads"/> is not declared, or <see cref="StorageErrorCode.IdentityMismatch"/> (the upload began on another store).</exception>
    Task AbortUploadAsync(UploadState state, CancellationToken cancellationToken = default);
}
