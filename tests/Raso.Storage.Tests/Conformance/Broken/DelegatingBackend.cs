namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Passes every call on; what derives from it breaks one thing.</summary>
internal abstract class DelegatingBackend : ICloudStorageBackend
{
    private ICloudStorageBackend? _inner;

    public ICloudStorageBackend Inner
    {
        get => _inner ?? throw new InvalidOperationException("There is no backend below yet.");
        set => _inner = value;
    }

    public string Name => Inner.Name;

    public virtual StorageCapabilities Capabilities => Inner.Capabilities;

    public virtual Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        Inner.StoreAsync(path, content, options, cancellationToken);

    public virtual Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options, CancellationToken cancellationToken) =>
        Inner.RetrieveAsync(path, options, cancellationToken);

    public virtual Task<StoredFile?> GetInfoAsync(StoragePath path, CancellationToken cancellationToken) => Inner.GetInfoAsync(path, cancellationToken);

    public virtual IAsyncEnumerable<ListedEntry> ListAsync(ListOptions? options, CancellationToken cancellationToken) =>
        Inner.ListAsync(options, cancellationToken);

    public virtual Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => Inner.GetIdentityAsync(cancellationToken);

    public virtual Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) => Inner.DeleteAsync(path, cancellationToken);

    public virtual IAsyncEnumerable<DeleteOutcome> DeleteManyAsync(IAsyncEnumerable<StoragePath> paths, CancellationToken cancellationToken) =>
        Inner.DeleteManyAsync(paths, cancellationToken);

    public virtual Task<StoredFile> CopyAsync(
        StoragePath source, StoragePath destination, CopyOptions? options, CancellationToken cancellationToken) =>
        Inner.CopyAsync(source, destination, options, cancellationToken);

    public virtual Task<SignedUrl> SignUrlAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        Inner.SignUrlAsync(path, options, cancellationToken);

    public virtual Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) =>
        Inner.SetTierAsync(path, tier, cancellationToken);

    public virtual Task<int> AbortUploadsAsync(string prefix, TimeSpan olderThan, CancellationToken cancellationToken) =>
        Inner.AbortUploadsAsync(prefix, olderThan, cancellationToken);

    public virtual Task AbortUploadAsync(UploadState state, CancellationToken cancellationToken) => Inner.AbortUploadAsync(state, cancellationToken);
}
