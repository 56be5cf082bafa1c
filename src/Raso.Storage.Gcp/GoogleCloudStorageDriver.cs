using System.Net;
using Google.Apis.Services;

namespace Raso.Storage.Gcp;

/// <summary>A bucket of Google Cloud Storage, through its JSON API.</summary>
public sealed class GoogleCloudStorageDriver : IResumableDriver, IDisposable
{
    private readonly GoogleCloudStorageOptions _options;
    private readonly GoogleAddresses _addresses;
    private readonly GoogleHttpClients _clients;
    private readonly GoogleCredentials _credentials;
    private readonly GoogleStorageService _service;
    private readonly GoogleCalls _calls;
    private readonly GoogleReader _reader;
    private readonly GoogleWriter _writer;
    private readonly GoogleUploads _uploads;
    private readonly GoogleLister _lister;
    private readonly GoogleDeleter _deleter;
    private readonly GoogleRewriter _rewriter;
    private readonly GoogleUrlSigner _signer;

    /// <summary>Initializes a driver. No request is sent.</summary>
    /// <param name="options">The bucket and how it is reached; not to be changed afterwards.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <exception cref="ArgumentException">An option is at fault, or the credentials cannot be read; the message names it and does not repeat it.</exception>
    public GoogleCloudStorageDriver(GoogleCloudStorageOptions options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ArgumentException(string.Join(" ", failures.Select(failure => $"{failure.Field} {failure.Message}")), nameof(options));
        }

        _options = options;
        _clients = new GoogleHttpClients(timeProvider);
        var emulator = options is { Endpoint: null, CredentialsFile: null, CredentialsJson: null } && options.FindCredential() is null ? GoogleAddresses.FindEmulator() : null;
        var endpoint = options.Endpoint ?? emulator ?? GoogleAddresses.Default;
        _addresses = new GoogleAddresses(endpoint, options.Bucket);
        _credentials = new GoogleCredentials(options, options.Anonymous || emulator is not null, endpoint, _clients.ForTokens);
        _service = new GoogleStorageService(endpoint, _clients.ForStorage, _credentials);
        _calls = new GoogleCalls(_service, timeProvider);
        var customer = new CustomerEncryption(options.CustomerKey);
        _reader = new GoogleReader(_calls, _addresses, customer);
        _writer = new GoogleWriter(_calls, _addresses, customer, options.KmsKeyName);
        _uploads = new GoogleUploads(_calls, _addresses, customer, options.KmsKeyName);
        _lister = new GoogleLister(_calls, _addresses);
        _deleter = new GoogleDeleter(_calls, _addresses);
        _rewriter = new GoogleRewriter(_calls, _addresses, _reader, customer, options.KmsKeyName);
        _signer = new GoogleUrlSigner(_addresses, _credentials, timeProvider);
        Traits = GoogleTraits.Of(
            options,
            options.CustomerKey is null ? _credentials.SigningGap : "leave out CustomerKey, which the holder of a URL would have to know.");
    }

    /// <inheritdoc/>
    public DriverTraits Traits { get; }

    /// <summary>Gets the client service, whose HTTP client sends what this driver does not: its requests to the endpoint carry the credentials. It goes with the driver.</summary>
    public BaseClientService Service => _service;

    /// <inheritdoc/>
    public Uri GetUri(StoragePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _addresses.Canonical(path);
    }

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken)
    {
        // Names of buckets are the same for all of Google's addresses, and another emulator's are others.
        var isGoogle = _addresses.Endpoint.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase)
            || _addresses.Endpoint.Host.EndsWith(".p.googleapis.com", StringComparison.OrdinalIgnoreCase);
        var name = $"gs://{_options.Bucket}";
        return Task.FromResult<StorageIdentity?>(new StorageIdentity(isGoogle ? name : $"{_addresses.Root}/{_options.Bucket}", name));
    }

    /// <inheritdoc/>
    public DriverError MapError(Exception exception) => GoogleErrors.Map(exception);

    /// <inheritdoc/>
    public async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        using var look = new HttpRequestMessage(HttpMethod.Get, _addresses.Bucket("name"));
        using var found = await _calls.OpenAsync(
            look, GoogleCondition.None, cancellationToken, HttpStatusCode.OK, HttpStatusCode.NotFound).ConfigureAwait(false);
        if (found.StatusCode == HttpStatusCode.OK)
        {
            return;
        }

        var bucket = new GoogleBucket { Name = _options.Bucket, Location = _options.Location, StorageClass = _options.StorageClass };
        using var make = new HttpRequestMessage(HttpMethod.Post, _addresses.Buckets(_options.ProjectId ?? ""))
        {
            Content = GoogleCalls.Body(bucket, GoogleJson.Default.GoogleBucket),
        };
        // Another process may have made it in between.
        using var made = await _calls.OpenAsync(
            make, GoogleCondition.None, cancellationToken, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Conflict).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _writer.PutAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _uploads.BeginAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _uploads.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _uploads.CompleteAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uploadId);
        return _uploads.AbortAsync(uploadId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uploadId);
        return _uploads.GetAsync(uploadId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        throw new GoogleDriverException(new DriverError(StorageErrorCode.NotSupported, "Upload sessions cannot be listed; Google removes them after a week."));

    /// <inheritdoc/>
    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _reader.OpenAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return await _reader.FindAsync(path, GoogleObjects.Fields, cancellationToken).ConfigureAwait(false) is { } found
            ? GoogleObjects.ToInfo(path, found)
            : null;
    }

    /// <inheritdoc/>
    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _lister.ListAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _deleter.DeleteAsync(path, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return _deleter.DeleteManyAsync(paths, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _rewriter.CopyAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _writer.AnnotateAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _rewriter.SetTierAsync(path, tier, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return _signer.SignAsync(path, options, cancellationToken);
    }

    /// <summary>Closes the connections, those to token endpoints included.</summary>
    public void Dispose()
    {
        _service.Dispose();
        _credentials.Dispose();
        _clients.Dispose();
    }
}
