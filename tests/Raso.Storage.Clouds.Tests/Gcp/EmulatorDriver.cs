namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>The driver on the emulator: it declares less than it can do, and lists in one page, because the emulator's pages repeat folders, and begin anew where the file of their token was deleted.</summary>
internal sealed class EmulatorDriver(IStorageDriver inner, DriverTraits traits) : IStorageDriver, IDisposable
{
    private const int AllFiles = 1_000_000;

    public DriverTraits Traits => traits;

    public Uri GetUri(StoragePath path) => inner.GetUri(path);

    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => inner.GetIdentityAsync(cancellationToken);

    public DriverError MapError(Exception exception) => inner.MapError(exception);

    public Task EnsureContainerAsync(CancellationToken cancellationToken) => inner.EnsureContainerAsync(cancellationToken);

    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken) => inner.PutAsync(request, cancellationToken);

    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) => inner.BeginUploadAsync(request, cancellationToken);

    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) => inner.UploadPartAsync(request, cancellationToken);

    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) =>
        inner.CompleteUploadAsync(request, cancellationToken);

    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        inner.AbortUploadAsync(path, uploadId, cancellationToken);

    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        inner.ListUploadsAsync(prefix, continuation, cancellationToken);

    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken) => inner.GetAsync(request, cancellationToken);

    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) => inner.HeadAsync(path, cancellationToken);

    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) =>
        inner.ListPageAsync(request with { PageSize = AllFiles }, cancellationToken);

    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) => inner.DeleteAsync(path, cancellationToken);

    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        inner.DeleteManyAsync(paths, cancellationToken);

    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) => inner.CopyAsync(request, cancellationToken);

    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) => inner.AnnotateAsync(request, cancellationToken);

    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => inner.SetTierAsync(path, tier, cancellationToken);

    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        inner.SignAsync(path, options, cancellationToken);

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
