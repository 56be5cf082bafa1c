using Raso.Storage.InMemory;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>A store that reads what it is sent and keeps none of it, so that only the streaming and the hashing take time. All else is done by a store in memory, which stays empty.</summary>
internal sealed class DiscardingDriver : IStorageDriver
{
    private readonly InMemoryStorageDriver _empty = new();

    public DriverTraits Traits => _empty.Traits with { StreamsPut = true, Parts = null };

    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 20];
        var length = 0L;
        while (await request.Content.ReadAsync(buffer, cancellationToken) is var count && count > 0)
        {
            length += count;
        }

        return new ObjectInfo
        {
            Path = request.Path,
            Length = length,
            ETag = "none",
            LastModified = TimeProvider.System.GetUtcNow(),
            Description = request.Describe(),
        };
    }

    public Uri GetUri(StoragePath path) => _empty.GetUri(path);

    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => _empty.GetIdentityAsync(cancellationToken);

    public DriverError MapError(Exception exception) => _empty.MapError(exception);

    public Task EnsureContainerAsync(CancellationToken cancellationToken) => _empty.EnsureContainerAsync(cancellationToken);

    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) => _empty.BeginUploadAsync(request, cancellationToken);

    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) => _empty.UploadPartAsync(request, cancellationToken);

    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) => _empty.CompleteUploadAsync(request, cancellationToken);

    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) => _empty.AbortUploadAsync(path, uploadId, cancellationToken);

    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) => _empty.ListUploadsAsync(prefix, continuation, cancellationToken);

    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken) => _empty.GetAsync(request, cancellationToken);

    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) => _empty.HeadAsync(path, cancellationToken);

    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) => _empty.ListPageAsync(request, cancellationToken);

    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) => _empty.DeleteAsync(path, cancellationToken);

    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) => _empty.DeleteManyAsync(paths, cancellationToken);

    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) => _empty.CopyAsync(request, cancellationToken);

    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) => _empty.AnnotateAsync(request, cancellationToken);

    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => _empty.SetTierAsync(path, tier, cancellationToken);

    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) => _empty.SignAsync(path, options, cancellationToken);
}
