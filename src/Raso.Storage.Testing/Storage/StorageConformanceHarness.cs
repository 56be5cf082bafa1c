namespace Raso.Storage.Testing.Storage;

/// <summary>What the author of a backend writes so that the storage conformance suite can run on it; each test makes one of its own.</summary>
public abstract class StorageConformanceHarness : IAsyncDisposable
{
    /// <summary>Gets the text that all paths of the suite begin with, empty or ending at <c>/</c>; empty unless overridden. Each test adds a unique folder, so that a shared bucket will do.</summary>
    public virtual string Prefix => "";

    /// <summary>Gets a length, in bytes, from which the backend surely stores a file in several parts; 20 MiB unless overridden.</summary>
    public virtual int SeveralPartsLength => 20 << 20;

    /// <summary>Gets how many files the long listings and bulk deletes take, at least 20; 1,500 unless overridden, which is more than one page of any store.</summary>
    public virtual int ManyFiles => 1500;

    /// <summary>Gets how long one test may take before it is cancelled; 5 minutes unless overridden.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromMinutes(5);

    /// <summary>Gets a value indicating whether the SHA-256 of a file of several parts is still known after it was stored; <see langword="true"/> unless overridden. Where it is not, files of up to 1 MiB and 1 byte must be stored in one piece, which keeps theirs.</summary>
    public virtual bool KeepsChecksumOfParts => true;

    /// <summary>Gets the tier of <see cref="StorageCapabilities.Tiers"/> whose files cannot be read until they are restored; none unless overridden.</summary>
    public virtual string? ArchiveTier => null;

    /// <summary>Gets a value indicating whether the files of a test are deleted after it, for a bucket that is not thrown away; <see langword="false"/> unless overridden.</summary>
    public virtual bool DeletesFilesAfterTest => false;

    /// <summary>Makes the backend under test; called once for each test.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The backend.</returns>
    public abstract ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken);

    /// <summary>Changes one bit of a stored file behind the backend's back; its length and all that is kept with it stay.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is damaged.</returns>
    public abstract ValueTask DamageAsync(StoragePath path, CancellationToken cancellationToken);

    /// <summary>Leaves an upload behind as a crash would; to be overridden where <see cref="StorageCapabilities.AbortUploads"/> is declared.</summary>
    /// <param name="path">The path of the upload.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the upload stands there, begun and not finished.</returns>
    public virtual ValueTask LeaveUploadAsync(StoragePath path, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{GetType().Name} must override {nameof(LeaveUploadAsync)}: its backend declares {nameof(StorageCapabilities.AbortUploads)}.");

    /// <summary>Makes another backend over the same store, as a later process would; to be overridden where <see cref="StorageCapabilities.ResumableUploads"/> is declared. The harness releases it.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The other backend, under the same name.</returns>
    public virtual ValueTask<ICloudStorageBackend> ReopenBackendAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{GetType().Name} must override {nameof(ReopenBackendAsync)}: its backend declares {nameof(StorageCapabilities.ResumableUploads)}.");

    /// <summary>Reads the tags of a file with the store's own client; to be overridden where <see cref="StorageCapabilities.Tags"/> is declared.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tags, those that the backend adds itself included.</returns>
    public virtual ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{GetType().Name} must override {nameof(ReadTagsAsync)}: its backend declares {nameof(StorageCapabilities.Tags)}.");

    /// <summary>Makes the client that follows signed URLs, for servers with a certificate of their own.</summary>
    /// <returns>The client; the test disposes it.</returns>
    public virtual HttpClient CreateHttpClient() => new();

    /// <summary>Ends the harness; called after each test.</summary>
    /// <returns>A task that ends when all is released.</returns>
    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the harness holds: the backend, and where it is not shared, the bucket or folder; nothing unless overridden.</summary>
    /// <returns>A task that ends when all is released.</returns>
    protected virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;
}
