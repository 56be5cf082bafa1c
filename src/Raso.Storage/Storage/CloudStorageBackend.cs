using System.Buffers;
using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;

namespace Raso.Storage;

/// <summary>A backend over a driver: parts, checksums, retries, resumed reads, preconditions, limits and telemetry, the same for every kind of store. Disposing it disposes its driver.</summary>
public sealed class CloudStorageBackend : ICloudStorageBackend, IFolderBackend, IAsyncDisposable, IDisposable
{
    private readonly DriverGateway _gateway;
    private readonly CallObserver _observer;

    /// <summary>Initializes a backend.</summary>
    /// <param name="name">The name under which it is configured.</param>
    /// <param name="driver">The driver of the store; disposed with the backend.</param>
    /// <param name="options">Part size, concurrency, retries and limits; not to be changed afterwards.</param>
    /// <param name="timeProvider">The clock and the timers.</param>
    /// <param name="loggerFactory">Makes the logger.</param>
    /// <exception cref="ArgumentException">The name is empty, or an option breaks its limits; the message names each.</exception>
    public CloudStorageBackend(
        string name, IStorageDriver driver, BackendOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory)
        : this(name, driver, options, timeProvider, loggerFactory, ArrayPool<byte>.Shared)
    {
    }

    internal CloudStorageBackend(
        string name, IStorageDriver driver, BackendOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory, ArrayPool<byte> pool)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ArgumentException(
                $"Backend '{name}': {string.Join(" ", failures.Select(failure => $"{failure.Field} {failure.Message}"))}", nameof(options));
        }

        var logger = loggerFactory.CreateLogger<CloudStorageBackend>();
        _gateway = new DriverGateway(name, driver, options, timeProvider, logger, pool);
        _observer = new CallObserver(name, timeProvider, logger);
    }

    /// <inheritdoc/>
    public string Name => _gateway.Name;

    /// <inheritdoc/>
    public StorageCapabilities Capabilities => _gateway.Capabilities;

    /// <summary>Gets the driver, through which the provider's own client can be reached.</summary>
    public IStorageDriver Driver => _gateway.Driver;

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken = default) => _observer.RunAsync(
        "identity", null, () => _gateway.CallAsync("identity", null, Driver.GetIdentityAsync, cancellationToken));

    /// <inheritdoc/>
    public async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        options ??= new StoreOptions();
        StoreOptionsRules.RequirePortable(options);
        UploadResumeRules.Require(path, content, options);
        return await _observer.RunAsync(
            "store",
            path,
            async () =>
            {
                StoreOptionsRules.RequireSupported(_gateway, path, options);
                RequireLength(path, content.Length);
                var job = new WriteJob(_gateway, path, content, options);
                var stored = _gateway.Traits.StreamsPut
                    ? await StreamedPut.StoreAsync(job, cancellationToken).ConfigureAwait(false)
                    : await BlockStore.StoreAsync(job, cancellationToken).ConfigureAwait(false);
                StorageMetrics.CountBytesWritten(Name, stored.Length);
                return stored;
            }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<RetrievedFile> RetrieveAsync(
        StoragePath path, RetrieveOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new RetrieveOptions();
        Sha256Text.Require(options.ExpectedSha256, nameof(options));
        return await _observer.RunAsync(
            "retrieve", path, () => FileRetriever.RetrieveAsync(_gateway, path, options, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<StoredFile?> GetInfoAsync(StoragePath path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var info = await _observer.RunAsync(
            "info",
            path,
            () => _gateway.CallAsync("head", path, token => Driver.HeadAsync(path, token), cancellationToken)).ConfigureAwait(false);
        return info is null ? null : DescriptionCodec.ToStoredFile(_gateway, info);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ListedEntry> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ListOptions();
        EntryLister.Require(options);
        return EntryLister.ListAsync(_gateway, _observer, options, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        await _observer.RunAsync(
            "delete",
            path,
            () => _gateway.CallAsync("delete", path, token => Driver.DeleteAsync(path, token), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DeleteOutcome> DeleteManyAsync(IAsyncEnumerable<StoragePath> paths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return BulkDeleter.DeleteAsync(_gateway, _observer, paths, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredFile> CopyAsync(
        StoragePath source, StoragePath destination, CopyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        return await _observer.RunAsync(
            "copy",
            destination,
            () => FileCopier.CopyAsync(_gateway, source, destination, options ?? new CopyOptions(), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<SignedUrl> SignUrlAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        SignedUrlRules.Require(options);
        if (Capabilities.SignedUrls && options.ContentType is not null && !Capabilities.SignedContentTypes)
        {
            throw _gateway.NotSupported("signed URLs of one content type", "leave ContentType out, and look at the file after it came.", path);
        }

        return Capabilities.SignedUrls
            ? await _observer.RunAsync(
                "sign",
                path,
                () => _gateway.CallAsync("sign", path, token => Driver.SignAsync(path, options, token), cancellationToken)).ConfigureAwait(false)
            : throw _gateway.NotSupported("signed URLs", _gateway.Traits.SignedUrlsMend, path);
    }

    /// <inheritdoc/>
    public async Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentException.ThrowIfNullOrEmpty(tier);
        StoreOptionsRules.RequireOneOf(_gateway, path, "tier", tier, Capabilities.Tiers);
        await _observer.RunAsync(
            "set_tier",
            path,
            () => _gateway.CallAsync("set_tier", path, token => Driver.SetTierAsync(path, tier, token), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<int> AbortUploadsAsync(string prefix, TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(olderThan, TimeSpan.Zero);
        return Capabilities.AbortUploads
            ? await _observer.RunAsync(
                "abort_uploads", null, () => UploadAborter.AbortAsync(_gateway, prefix, olderThan, cancellationToken)).ConfigureAwait(false)
            : throw _gateway.NotSupported("removing interrupted uploads", "it leaves none behind, or removes them itself.", null);
    }

    /// <inheritdoc/>
    public async Task AbortUploadAsync(UploadState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        UploadResumeRules.RequireDriver(_gateway, state.Path);
        await _observer.RunAsync("abort_upload", state.Path, () => UploadAborter.AbortAsync(_gateway, state, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task CreateFolderAsync(StoragePath path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var driver = RequireFolders(path);
        await _observer.RunAsync(
            "create_folder",
            path,
            () => _gateway.CallAsync("create_folder", path, token => driver.CreateFolderAsync(path, token), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<int> RemoveEmptyFoldersAsync(StoragePath? below = null, CancellationToken cancellationToken = default)
    {
        var driver = RequireFolders(below);
        return await _observer.RunAsync(
            "remove_empty_folders", below, () => FolderCleaner.RemoveAsync(_gateway, driver, below, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Driver is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (Driver as IDisposable)?.Dispose();
        }

        _gateway.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A container that is disposed without await refuses services that can only be awaited.
        (Driver as IDisposable)?.Dispose();
        _gateway.Dispose();
    }

    private IFolderDriver RequireFolders(StoragePath? path) => Driver is IFolderDriver folders && Capabilities.Folders
        ? folders
        : throw _gateway.NotSupported("folders", "a folder is no more than the beginning of paths there.", path);

    private void RequireLength(StoragePath path, long? length)
    {
        if (length > Capabilities.MaxFileLength)
        {
            throw _gateway.Error(
                StorageErrorCode.InvalidArgument, $"The content has {length} bytes; backend '{Name}' holds at most {Capabilities.MaxFileLength}.", path);
        }
    }
}
