using System.Buffers;

namespace Raso.Storage.InMemory;

/// <summary>A store in the memory of the process, for tests: thread-safe, with faults that can be switched on. Its content goes with it.</summary>
public sealed class InMemoryStorageDriver : IPartCopyingDriver, IResumableDriver
{
    private readonly InMemoryStorageOptions _options;
    private readonly InMemoryObjects _objects;
    private readonly InMemoryUploads _uploads;
    private readonly StorageCapabilities _can;

    /// <summary>Initializes an empty store.</summary>
    /// <param name="options">What it can do; defaults where <see langword="null"/>.</param>
    public InMemoryStorageDriver(InMemoryStorageOptions? options = null)
    {
        _options = options ?? new InMemoryStorageOptions();
        _objects = new InMemoryObjects(_options.TimeProvider);
        _uploads = new InMemoryUploads(_options.TimeProvider);
        Faults = new InMemoryFaults(_objects);
        var streams = _options.Profile == InMemoryProfile.Streaming;
        // What goes in with one put leaves nothing that could go on.
        _can = streams || _options.Parts is null ? _options.Capabilities with { ResumableUploads = false } : _options.Capabilities;
        Traits = new DriverTraits
        {
            Capabilities = _can,
            StreamsPut = streams,
            MaxPutLength = _options.MaxPutLength,
            MaxCopyLength = streams ? null : _options.MaxCopyLength,
            Parts = streams ? null : _options.Parts,
            Checksum = _options.Checksum,
            MaxDeleteBatch = _options.MaxDeleteBatch,
        };
    }

    /// <summary>Gets the faults.</summary>
    public InMemoryFaults Faults { get; }

    /// <inheritdoc/>
    public DriverTraits Traits { get; }

    /// <inheritdoc/>
    public Uri GetUri(StoragePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Uri($"memory:///{string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString))}");
    }

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => Task.FromResult<StorageIdentity?>(null);

    /// <inheritdoc/>
    public DriverError MapError(Exception exception) => exception is InMemoryStorageError error
        ? error.Meaning
        : new DriverError(StorageErrorCode.Unknown, $"The in-memory store failed: {exception?.Message}");

    /// <summary>Stores an object under a key that need not be a valid path, as other software would.</summary>
    /// <param name="key">The key.</param>
    /// <param name="content">The bytes.</param>
    public void AddForeign(string key, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(key);
        _objects.Write(key, content.ToArray(), new ObjectDescription(), createOnly: false, ifMatch: null);
    }

    /// <inheritdoc/>
    public Task EnsureContainerAsync(CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.EnsureContainer, () => true, cancellationToken);

    /// <inheritdoc/>
    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await Faults.EnterAsync(InMemoryOperation.Put, cancellationToken).ConfigureAwait(false);
        var bytes = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var written = _objects.Write(
            request.Path.Value,
            bytes,
            request.Describe(),
            request.Condition.CreateOnly && _can.ConditionalPut,
            _can.IfMatch ? request.Condition.IfMatch : null);
        Faults.Leave(InMemoryOperation.Put);
        return written.ToInfo(request.Path);
    }

    /// <inheritdoc/>
    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.BeginUpload, () => _uploads.Begin(request.Path), cancellationToken);

    /// <inheritdoc/>
    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.UploadPart, () => _uploads.Add(request), cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) => RunAsync(
        InMemoryOperation.CompleteUpload,
        () =>
        {
            var written = _objects.Write(
                request.Path.Value,
                _uploads.Join(request, Traits.Parts!),
                request.Description,
                request.Condition.CreateOnly && _can.ConditionalComplete,
                _can.IfMatch ? request.Condition.IfMatch : null);
            _uploads.Remove(request.UploadId);
            return written.ToInfo(request.Path);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.AbortUpload, () => Do(() => _uploads.Remove(uploadId)), cancellationToken);

    /// <inheritdoc/>
    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.ListUploads, () => _uploads.List(prefix), cancellationToken);

    /// <inheritdoc/>
    public Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.GetUpload, () => _uploads.Get(uploadId, Traits.Parts!.Parallel), cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.Get, () => Open(request), cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.Head, () => _objects.Find(path.Value)?.ToInfo(path), cancellationToken);

    /// <inheritdoc/>
    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.ListPage, () => _objects.List(request), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) =>
        RunAsync(InMemoryOperation.Delete, () => Do(() => _objects.Delete(path.Value)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(
        IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) => RunAsync<IReadOnlyDictionary<StoragePath, DriverError>>(
        InMemoryOperation.DeleteMany,
        () =>
        {
            foreach (var path in paths)
            {
                _objects.Delete(path.Value);
            }

            return new Dictionary<StoragePath, DriverError>();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) => RunAsync(
        InMemoryOperation.Copy,
        () =>
        {
            var source = Require(request.Source, request.SourceETag);
            return _objects.Write(
                request.Destination.Value, source.Bytes, request.Description, request.CreateOnly && _can.ConditionalCopy, null).ToInfo(request.Destination);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<UploadedPart> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken) => RunAsync(
        InMemoryOperation.CopyPart,
        () =>
        {
            var bytes = Require(request.Source, request.SourceETag).Bytes.AsMemory((int)request.Range.Offset, (int)request.Range.Length!.Value);
            return _uploads.Add(new UploadPartRequest(
                request.Destination, request.UploadId, request.Number, request.Range.Offset, bytes, request.IsLast));
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) => RunAsync(
        InMemoryOperation.Annotate,
        () => _objects.Change(request.Path.Value, request.ETag, present => present with { AnnotatedSha256 = request.Sha256 }).ToInfo(request.Path),
        cancellationToken);

    /// <inheritdoc/>
    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => RunAsync(
        InMemoryOperation.SetTier,
        () => _objects.Change(path.Value, null, present => present with { Description = present.Description with { Tier = tier } }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) => RunAsync(
        InMemoryOperation.Sign,
        () =>
        {
            var expires = _options.TimeProvider.GetUtcNow() + options.Lifetime;
            var headers = options.ContentType is null ? null : new Dictionary<string, string> { ["Content-Type"] = options.ContentType };
            return new SignedUrl(new Uri($"{GetUri(path)}?signature={DescriptionCodec.NewToken()}"), options.Method, expires, headers);
        },
        cancellationToken);

    private static bool Do(Action action)
    {
        action();
        return true;
    }

    private async Task<T> RunAsync<T>(InMemoryOperation operation, Func<T> action, CancellationToken cancellationToken)
    {
        await Faults.EnterAsync(operation, cancellationToken).ConfigureAwait(false);
        var result = action();
        Faults.Leave(operation);
        return result;
    }

    private async Task<byte[]> ReadAsync(PutRequest request, CancellationToken cancellationToken)
    {
        var breakAfter = Faults.TakeBrokenPut();
        using var received = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            int count;
            while ((count = await request.Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                received.Write(buffer, 0, count);
                if (received.Length > breakAfter)
                {
                    break;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return breakAfter is null ? received.ToArray() : throw InMemoryFaults.Broken("a put breaks");
    }

    private ObjectContent Open(GetRequest request)
    {
        var present = Require(request.Path, request.IfMatch);
        if (present.Description.Tier is { } tier && tier == _options.ArchiveTier)
        {
            throw new InMemoryStorageError(StorageErrorCode.Archived, $"The object at '{request.Path}' is in the tier '{tier}'; move it to another first.");
        }

        var bytes = present.Bytes.AsMemory();
        if (request.Range is { } range)
        {
            if (range.Offset >= bytes.Length)
            {
                throw new InMemoryStorageError(StorageErrorCode.InvalidArgument, $"The range begins past the end of {bytes.Length} bytes.");
            }

            bytes = bytes[(int)range.Offset..];
            bytes = bytes[..(int)Math.Min(bytes.Length, range.Length ?? bytes.Length)];
        }

        return new ObjectContent(present.ToInfo(request.Path), new InMemoryReadStream(bytes, Faults.TakeBrokenRead(), Faults.TakeStalledRead()));
    }

    private InMemoryObject Require(StoragePath path, string? etag)
    {
        var present = _objects.Find(path.Value) ?? throw new InMemoryStorageError(StorageErrorCode.NotFound, $"There is no object at '{path}'.");
        return etag is null || etag == present.ETag
            ? present
            : throw new InMemoryStorageError(StorageErrorCode.PreconditionFailed, $"The object at '{path}' has the ETag {present.ETag}.");
    }
}
