namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>Tells of each call to a driver before it is made, and again when its answer is there.</summary>
internal sealed class SteppedDriver(IStorageDriver inner, Action<string> step) : IStorageDriver
{
    public DriverTraits Traits => inner.Traits;

    public Uri GetUri(StoragePath path) => inner.GetUri(path);

    public DriverError MapError(Exception exception) => inner.MapError(exception);

    public Task EnsureContainerAsync(CancellationToken cancellationToken) => inner.EnsureContainerAsync(cancellationToken);

    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => inner.GetIdentityAsync(cancellationToken);

    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken) =>
        CallAsync("put", () => inner.PutAsync(request, cancellationToken));

    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) =>
        CallAsync("begin", () => inner.BeginUploadAsync(request, cancellationToken));

    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) =>
        CallAsync("part", () => inner.UploadPartAsync(request, cancellationToken));

    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) =>
        CallAsync("complete", () => inner.CompleteUploadAsync(request, cancellationToken));

    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        inner.AbortUploadAsync(path, uploadId, cancellationToken);

    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        inner.ListUploadsAsync(prefix, continuation, cancellationToken);

    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken) =>
        CallAsync("get", () => inner.GetAsync(request, cancellationToken));

    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) =>
        CallAsync("head", () => inner.HeadAsync(path, cancellationToken));

    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) =>
        CallAsync("list", () => inner.ListPageAsync(request, cancellationToken));

    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) => CallAsync("delete", async () =>
    {
        await inner.DeleteAsync(path, cancellationToken);
        return true;
    });

    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        CallAsync("delete many", () => inner.DeleteManyAsync(paths, cancellationToken));

    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) =>
        CallAsync("copy", () => inner.CopyAsync(request, cancellationToken));

    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) =>
        CallAsync("annotate", () => inner.AnnotateAsync(request, cancellationToken));

    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => inner.SetTierAsync(path, tier, cancellationToken);

    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        inner.SignAsync(path, options, cancellationToken);

    private async Task<T> CallAsync<T>(string name, Func<Task<T>> call)
    {
        step(name);
        var answer = await call();
        step($"answer to {name}");
        return answer;
    }
}
