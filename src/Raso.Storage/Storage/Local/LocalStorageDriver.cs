namespace Raso.Storage.Local;

/// <summary>A folder of this machine as a store. Files stay as they are, readable by any program; what else is kept stands in their attributes or below <c>.raso</c>. Conditions hold for all writers of one driver; between processes create-only holds too, while <see cref="WriteCondition.IfMatch"/> is looked at but not locked.</summary>
public sealed class LocalStorageDriver : IStorageDriver, IHasSpace, IFolderDriver, IDisposable
{
    internal const string SignedUrlsMend = "set Signing:BaseUrl and Signing:Keys of the backend, or deliver the file through your own application.";

    private readonly string _rootPath;
    private readonly bool _createRoot;
    private readonly BlockingWork _work = new();
    private readonly RootGuard _guard;
    private readonly LocalWriter _writer;
    private readonly LocalLister _lister = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly CallCounter _calls;
    private readonly LocalUrlSigner? _signer;

    /// <summary>Initializes a driver; the folder is opened on first use.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="name">The name of the backend, which the URLs that it signs are bound to; empty unless given.</param>
    /// <param name="timeProvider">The clock by which URLs expire; the system's where <see langword="null"/>.</param>
    /// <exception cref="ValidationException">An option cannot be used.</exception>
    public LocalStorageDriver(LocalStorageOptions options, string name = "", TimeProvider? timeProvider = null)
        : this(options, LinuxFileSystem.IsSupported ? new LinuxFileSystem() : new PortableFileSystem(), name, timeProvider)
    {
    }

    internal LocalStorageDriver(LocalStorageOptions options, IFileSystem files, string name = "", TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ValidationException(failures);
        }

        _rootPath = Path.GetFullPath(options.RootPath);
        _createRoot = options.CreateContainer;
        MinFreeBytes = options.MinFreeBytes;
        _guard = new RootGuard(files, _rootPath, new RootOpener(files, _rootPath, options.Descriptions));
        _writer = new LocalWriter(_work);
        _calls = new CallCounter(Close);
        if (!options.Signing.IsOff)
        {
            var scope = new SigningScope(name, options.Signing);
            _signer = new LocalUrlSigner(scope, timeProvider ?? TimeProvider.System);
            SignedUrlVerifier = new LocalUrlVerifier(scope, timeProvider ?? TimeProvider.System);
        }

        Traits = new DriverTraits
        {
            Capabilities = new StorageCapabilities
            {
                ConditionalPut = true,
                ConditionalComplete = true,
                ConditionalCopy = true,
                IfMatch = true,
                Copy = true,
                CacheControl = true,
                ContentDisposition = true,
                SignedUrls = _signer is not null,
                AbortUploads = true,
                Folders = true,
                Gaps = LocalGaps.Of(_signer is not null),
            },
            StreamsPut = true,
            SignedUrlsMend = SignedUrlsMend,
        };
    }

    /// <inheritdoc/>
    public DriverTraits Traits { get; }

    /// <summary>Gets what checks the URLs that this driver signs; <see langword="null"/> without <see cref="LocalStorageOptions.Signing"/>.</summary>
    public ISignedUrlVerifier? SignedUrlVerifier { get; }

    /// <summary>Gets the free space of the disk, in bytes, below which the health check reports the backend as degraded; 0 for never.</summary>
    public long MinFreeBytes { get; }

    /// <summary>Asks for the space of the disk that the root is on.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The space; <see langword="null"/> where the system does not tell, as for some network shares.</returns>
    public Task<StorageSpace?> GetSpaceAsync(CancellationToken cancellationToken = default) =>
        RunAsync(_ => DiskSpace.Find(_rootPath), cancellationToken);

    /// <summary>Makes sure that files can be stored: the root may be written to, and a temporary file can be made and removed.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is sure.</returns>
    /// <exception cref="IOException">They cannot; the message says why.</exception>
    public Task ProbeWriteAsync(CancellationToken cancellationToken = default) =>
        RunAsync(root => WriteProbe.Run(root, _rootPath), cancellationToken);

    /// <inheritdoc/>
    public Uri GetUri(StoragePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var all = $"{LocationInUri()}/{path.Value}".TrimStart('/');
        // Escaped by hand, because a Uri would take '?' and '#' of a name for its own.
        return new Uri($"file:///{string.Join('/', all.Split('/').Select(Uri.EscapeDataString))}");
    }

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => RunAsync<StorageIdentity?>(
        root => new StorageIdentity($"raso-root:{root.Id:D}", $"file://{Environment.MachineName}/{LocationInUri()}"), cancellationToken);

    /// <inheritdoc/>
    public DriverError MapError(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return LocalErrors.Map(exception);
    }

    /// <inheritdoc/>
    public async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        using var call = _calls.Enter();
        await OpenAsync(create: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var call = _calls.Enter();
        await OpenAsync(_createRoot, cancellationToken).ConfigureAwait(false);
        return await _writer.PutAsync(_guard, request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) =>
        throw NotOffered("uploads of several parts");

    /// <inheritdoc/>
    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) =>
        throw NotOffered("uploads of several parts");

    /// <inheritdoc/>
    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) =>
        throw NotOffered("uploads of several parts");

    /// <inheritdoc/>
    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(uploadId);
        return RunAsync(
            root =>
            {
                LocalUploads.Abort(root, path, uploadId);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return RunAsync(root => LocalUploads.List(root, prefix, continuation), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(
            root =>
            {
                var file = LocalReader.Open(root, request.Path);
                try
                {
                    return Read(root, request, file);
                }
                catch
                {
                    file.Dispose();
                    throw;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunAsync(
            root =>
            {
                using var file = LocalReader.Find(root, path);
                return file?.ToInfo(path);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(root => _lister.List(root, request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunAsync(
            root =>
            {
                LocalDeleter.Delete(root, path);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        throw NotOffered("deletes of many files with one request");

    /// <inheritdoc/>
    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(root => LocalCopier.Copy(root, request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) =>
        throw NotOffered("checksums that are recorded afterwards");

    /// <inheritdoc/>
    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => throw NotOffered("storage tiers");

    /// <inheritdoc/>
    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        using var call = _calls.Enter();
        return _signer is null ? throw NotOffered("signed URLs") : Task.FromResult(_signer.Sign(path, options));
    }

    /// <inheritdoc/>
    public Task CreateFolderAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunAsync(
            root =>
            {
                LocalFolders.Create(root, path);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoragePath>> ListFoldersAsync(StoragePath? path, CancellationToken cancellationToken) =>
        RunAsync(root => LocalFolders.List(root, path), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveFolderAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunAsync(root => LocalFolders.Remove(root, path), cancellationToken);
    }

    /// <summary>Ends the driver: calls that run finish, later ones throw <see cref="ObjectDisposedException"/>. Streams that it returned stay open.</summary>
    public void Dispose() => _calls.Dispose();

    private static LocalFileException NotOffered(string what) =>
        new(FileFault.NotSupported, $"A local folder does not offer {what}.");

    private ObjectContent Read(LocalRoot root, GetRequest request, DescribedFile file)
    {
        if (request.IfMatch is { } wanted && wanted != file.ETag)
        {
            throw LocalPublisher.Changed(request.Path, wanted, file.ETag);
        }

        var offset = request.Range?.Offset ?? 0;
        var length = file.Status.Length;
        if (offset > 0 && offset >= length)
        {
            throw new LocalFileException(FileFault.BadRange, $"'{request.Path}' has {length} bytes; the range begins at {offset}.");
        }

        var count = Math.Min(request.Range?.Length ?? long.MaxValue, length - offset);
        return new ObjectContent(file.ToInfo(request.Path), new LocalReadStream(root.Files, _work, file.File, offset, count));
    }

    private string LocationInUri() => _rootPath.Replace(Path.DirectorySeparatorChar, '/').Trim('/');

    private void Close()
    {
        _work.Dispose();
        _guard.Dispose();
        _opening.Dispose();
    }

    private async Task<T> RunAsync<T>(Func<LocalRoot, T> call, CancellationToken cancellationToken)
    {
        using var counted = _calls.Enter();
        await OpenAsync(_createRoot, cancellationToken).ConfigureAwait(false);
        return await _work.RunAsync(() => _guard.Run(call), cancellationToken).ConfigureAwait(false);
    }

    private async Task OpenAsync(bool create, CancellationToken cancellationToken)
    {
        if (_guard.IsOpen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _work.RunAsync(
                () =>
                {
                    _guard.Open(create);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }
}
