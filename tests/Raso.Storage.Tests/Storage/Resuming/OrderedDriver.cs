using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.Storage.Resuming;

/// <summary>A store that takes an upload in order only, keeps what it has of it, ignores what is sent again, and makes the object of the last part: as a resumable upload of Google's.</summary>
internal sealed class OrderedDriver(InMemoryStorageDriver inner) : IResumableDriver
{
    private readonly Dictionary<string, Session> _sessions = [];
    private int _begun;

    /// <summary>Gets or sets how many bytes of the next part the store keeps before the connection breaks for good.</summary>
    public int? BreakNextPartAfter { get; set; }

    /// <summary>Gets the bytes that were sent in parts.</summary>
    public long BytesSent { get; private set; }

    public DriverTraits Traits { get; } = inner.Traits with
    {
        Parts = new PartTraits(1, 1 << 30, 10_000, Parallel: false, LengthMultiple: 1 << 10, LastPartCompletes: true),
        Capabilities = inner.Traits.Capabilities with { AbortUploads = false },
    };

    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken)
    {
        var id = $"session-{++_begun}";
        _sessions.Add(id, new Session(request, new MemoryStream()));
        return Task.FromResult(id);
    }

    public async Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken)
    {
        var session = _sessions.GetValueOrDefault(request.UploadId)
            ?? throw new InMemoryStorageError(StorageErrorCode.NotFound, "There is no such session.");
        request.Offset.Should().BeLessThanOrEqualTo(session.Bytes.Length, "bytes come in order");
        BytesSent += request.Content.Length;
        var from = (int)Math.Min(request.Content.Length, session.Bytes.Length - request.Offset);
        var kept = BreakNextPartAfter ?? request.Content.Length;
        await session.Bytes.WriteAsync(request.Content[from..Math.Max(from, kept)], cancellationToken);
        if (BreakNextPartAfter is not null)
        {
            BreakNextPartAfter = null;
            throw new InMemoryStorageError(StorageErrorCode.Unavailable, "The connection broke.");
        }

        if (request.IsLast)
        {
            session.Bytes.Position = 0;
            var put = new PutRequest
            {
                Path = request.Path,
                Content = session.Bytes,
                Length = session.Bytes.Length,
                Describe = () => session.Begun.Description,
                Condition = session.Begun.Condition,
            };
            await inner.PutAsync(put, cancellationToken);
            _sessions.Remove(request.UploadId);
        }

        return new UploadedPart(request.Number, $"{request.Number}", request.Content.Length);
    }

    public async Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) =>
        await inner.HeadAsync(request.Path, cancellationToken) ?? throw new InMemoryStorageError(StorageErrorCode.NotFound, "The object is gone.");

    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        _sessions.Remove(uploadId);
        return Task.CompletedTask;
    }

    public Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        Task.FromResult(_sessions.TryGetValue(uploadId, out var session) ? UploadProgress.OfBytes(session.Bytes.Length) : null);

    public Uri GetUri(StoragePath path) => inner.GetUri(path);

    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) =>
        Task.FromResult<StorageIdentity?>(new StorageIdentity("ordered", "memory://ordered"));

    public DriverError MapError(Exception exception) => inner.MapError(exception);

    public Task EnsureContainerAsync(CancellationToken cancellationToken) => inner.EnsureContainerAsync(cancellationToken);

    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken) => inner.PutAsync(request, cancellationToken);

    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        inner.ListUploadsAsync(prefix, continuation, cancellationToken);

    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken) => inner.GetAsync(request, cancellationToken);

    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) => inner.HeadAsync(path, cancellationToken);

    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) => inner.ListPageAsync(request, cancellationToken);

    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) => inner.DeleteAsync(path, cancellationToken);

    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        inner.DeleteManyAsync(paths, cancellationToken);

    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) => inner.CopyAsync(request, cancellationToken);

    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) => inner.AnnotateAsync(request, cancellationToken);

    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => inner.SetTierAsync(path, tier, cancellationToken);

    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        inner.SignAsync(path, options, cancellationToken);

    private sealed record Session(BeginUploadRequest Begun, MemoryStream Bytes);
}
