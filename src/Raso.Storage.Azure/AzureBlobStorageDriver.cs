using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>A container of Azure Blob Storage.</summary>
public sealed class AzureBlobStorageDriver : IPartCopyingDriver, IResumableDriver
{
    private readonly AzureAccess _access;
    private readonly AzureUploads _uploads;
    private readonly AzureCopier _copier;
    private readonly AzureLister _lister;
    private readonly BatchDeleter _batches;
    private readonly AzureSigner _signer;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a driver; no request is made.</summary>
    /// <param name="options">Where the container is, and how it is reached; not to be changed afterwards.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <exception cref="ArgumentException">An option is at fault; the message names each.</exception>
    public AzureBlobStorageDriver(AzureBlobsOptions options, TimeProvider timeProvider)
        : this(options, timeProvider, transport: null)
    {
    }

    internal AzureBlobStorageDriver(AzureBlobsOptions options, TimeProvider timeProvider, HttpPipelineTransport? transport)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ArgumentException(string.Join(" ", failures.Select(failure => $"{failure.Field} {failure.Message}")), nameof(options));
        }

        _timeProvider = timeProvider;
        _access = new AzureAccess(options, timeProvider, transport);
        _uploads = new AzureUploads(_access);
        _copier = new AzureCopier(_access);
        _lister = new AzureLister(_access.Container);
        _batches = new BatchDeleter(_access);
        _signer = new AzureSigner(_access, timeProvider);
        Traits = AzureCapabilities.Traits(options, _access.CanSign);
    }

    /// <summary>Gets the client of the container, for what this driver does not offer. It makes single attempts, without retries.</summary>
    public BlobContainerClient Container => _access.Container;

    /// <inheritdoc/>
    public DriverTraits Traits { get; }

    /// <inheritdoc/>
    public Uri GetUri(StoragePath path) => _access.Address(path);

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken)
    {
        var address = Container.Uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return Task.FromResult<StorageIdentity?>(new StorageIdentity($"azure:{address}", address));
    }

    /// <inheritdoc/>
    public DriverError MapError(Exception exception) => AzureErrors.Map(exception, _timeProvider.GetUtcNow());

    /// <inheritdoc/>
    public async Task EnsureContainerAsync(CancellationToken cancellationToken) =>
        await Container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken) => _uploads.PutAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(BlockIds.NewUpload(AzureCapabilities.ScopeOf(request.Description)));

    /// <inheritdoc/>
    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) => _uploads.StageAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<UploadedPart> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken) => _uploads.StageAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) =>
        _uploads.CompleteAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        // The service has no call for it, and removes the blocks itself within a week.
        Task.CompletedTask;

    /// <inheritdoc/>
    public Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        _uploads.GetAsync(path, uploadId, cancellationToken);

    /// <inheritdoc/>
    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        Task.FromResult(new UploadPage([], null));

    /// <inheritdoc/>
    public async Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions
        {
            Range = request.Range is { } range ? new HttpRange(range.Offset, range.Length) : default,
            Conditions = AzureDescriptions.Conditions(new WriteCondition(CreateOnly: false, request.IfMatch)),
        };
        BlobDownloadStreamingResult opened;
        try
        {
            opened = await _access.Blob(request.Path).DownloadStreamingAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (request.IfMatch is not null && AzureErrors.Is(error, BlobErrorCode.ConditionNotMet))
        {
            // Azurite says so of a missing file too.
            if (await HeadAsync(request.Path, cancellationToken).ConfigureAwait(false) is null)
            {
                throw new AzureAnswerException(AzureConditions.Missing);
            }

            throw;
        }

        try
        {
            return new ObjectContent(AzureDescriptions.Describe(request.Path, opened.Details), opened.Content);
        }
        catch (Exception)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var blob = _access.Blob(path);
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            // A copy of several parts has to be given its tags; a shorter one takes them from its source.
            var tags = properties is { TagCount: > 0, ContentLength: > AzureCopier.MaxLength }
                ? await AzureTags.TryReadAsync(blob, cancellationToken).ConfigureAwait(false)
                : null;
            return AzureDescriptions.Describe(path, properties, tags);
        }
        catch (RequestFailedException error) when (AzureErrors.Is(error, BlobErrorCode.BlobNotFound))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) => _lister.ListAsync(request, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        try
        {
            await _access.Blob(path).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (AzureErrors.Is(error, BlobErrorCode.BlobNotFound))
        {
            // Whoever deletes wants it gone.
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        _batches.DeleteAsync(paths, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) => _copier.CopyAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The checksum goes with the completion.");

    /// <inheritdoc/>
    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) =>
        _access.Blob(path).SetAccessTierAsync(new AccessTier(tier), cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        _signer.SignAsync(path, options, cancellationToken);
}
