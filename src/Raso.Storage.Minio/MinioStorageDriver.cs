using System.Net;
using Minio;
using Minio.DataModel.Args;

namespace Raso.Storage.Minio;

/// <summary>A bucket of a MinIO server. Buckets and deletions go through Minio's own client; what it cannot do with one request that can be relied upon (parts, ranges, conditions, pages, keys over 512 characters) is sent beside it, over the same connections and signed the same way.</summary>
public sealed class MinioStorageDriver : IPartCopyingDriver, IDisposable
{
    private const long MaxCopyLength = 5L << 30;
    private const int MaxDeleteBatch = 1000;
    private static readonly TimeSpan IdleConnection = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(10);

    private readonly MinioOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly SocketsHttpHandler _connections;
    private readonly HttpMessageInvoker _plain;
    private readonly IKeySource _keys;
    private readonly SignatureV4 _signature;
    private readonly RequestHandler _handler;
    private readonly HttpClient _clientHttp;
    private readonly StoreChannel _channel;
    private readonly Uri _endpoint;
    private readonly ObjectCalls _objects;
    private readonly UploadCalls _uploads;
    private readonly ListCalls _lists;
    private readonly ObjectTags? _tags;

    /// <summary>Initializes a driver.</summary>
    /// <param name="options">Where the bucket is; not to be changed afterwards.</param>
    /// <param name="timeProvider">The clock that requests are signed by; the system's unless given.</param>
    /// <exception cref="ArgumentException">An option breaks its limits; the message names each.</exception>
    public MinioStorageDriver(MinioOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ArgumentException(string.Join(" ", failures.Select(failure => $"{failure.Field} {failure.Message}")), nameof(options));
        }

        _options = options;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _endpoint = Endpoints.TryParse(options.Endpoint)!;
        _connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionIdleTimeout = IdleConnection,
            PooledConnectionLifetime = ConnectionLife,
        };
        _plain = new HttpMessageInvoker(_connections, disposeHandler: false);
        _keys = KeySources.Create(options, _plain, _timeProvider);
        _signature = new SignatureV4(options.Region);
        _handler = new RequestHandler(_keys, _signature, _timeProvider, _connections);
        _channel = new StoreChannel(_handler, new BucketAddress(_endpoint, options.Bucket));
        _clientHttp = new HttpClient(_handler, disposeHandler: false);
        Client = BuildClient();
        Traits = TraitsOf(options);

        var tiers = Traits.Capabilities.Tiers;
        var encryption = new Encryption(options.CustomerKey, options.KmsKeyId);
        var descriptions = new Descriptions(
            encryption, tiers.Contains(MinioCapabilities.DefaultTier) ? MinioCapabilities.DefaultTier : null, _timeProvider);
        _tags = options.Tags ? new ObjectTags(_channel) : null;
        _objects = new ObjectCalls(_channel, descriptions, encryption, _tags, MaxCopyLength);
        _uploads = new UploadCalls(_channel, descriptions, encryption, _objects);
        _lists = new ListCalls(_channel);
    }

    /// <summary>Gets Minio's own client. Its requests are signed with the keys of this backend and are not retried; its own URLs are good only where <see cref="MinioOptions.AccessKey"/> or the environment gave the keys.</summary>
    public IMinioClient Client { get; }

    /// <inheritdoc/>
    public DriverTraits Traits { get; }

    /// <inheritdoc/>
    public Uri GetUri(StoragePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Uri($"s3://{_options.Bucket}/{BucketAddress.Encode(path.Value)}");
    }

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => Task.FromResult<StorageIdentity?>(
        new($"s3:{_endpoint.IdnHost}:{_endpoint.Port}/{_options.Bucket}", $"{_endpoint.GetLeftPart(UriPartial.Authority)}/{_options.Bucket}"));

    /// <inheritdoc/>
    public DriverError MapError(Exception exception) => MinioErrors.Map(exception);

    /// <inheritdoc/>
    public async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        using var call = ClientCall.Begin(address: null);
        if (await IsThereAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await Client.MakeBucketAsync(new MakeBucketArgs().WithBucket(_options.Bucket).WithLocation(_options.Region), cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (error.Code is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
        {
            // Another process made it in between; one of somebody else's is refused at the first call.
        }
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _objects.PutAsync(request, cancellationToken);
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
        return _uploads.SendPartAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadedPart> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _uploads.CopyPartAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _uploads.CompleteAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        _uploads.AbortAsync(path, uploadId, cancellationToken);

    /// <inheritdoc/>
    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        _uploads.ListAsync(prefix, continuation, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _objects.GetAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) => _objects.HeadAsync(path, cancellationToken);

    /// <inheritdoc/>
    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _lists.ListAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        using var call = ClientCall.Begin(_channel.Address.Of(path));
        try
        {
            await Client.RemoveObjectAsync(
                new RemoveObjectArgs().WithBucket(_options.Bucket).WithObject(ClientCall.ObjectName), cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (error is { Status: (int)HttpStatusCode.NotFound, Code: not "NoSuchBucket" })
        {
            return;
        }

        if (call.Answer is not { Status: (int)HttpStatusCode.NoContent } and not { Status: (int)HttpStatusCode.OK, Length: 0 })
        {
            throw new AnswerException(call.Answer?.Status ?? 0, null) { IsNoAnswer = true };
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return _lists.DeleteAsync(paths, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _objects.CopyAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_tags is null)
        {
            throw new NotSupportedException("The server keeps no tags (MinioOptions.Tags).");
        }

        var info = await _objects.LookAsync(request.Path, cancellationToken).ConfigureAwait(false);
        if (info?.ETag != request.ETag)
        {
            throw Conditions.NotMet();
        }

        await _tags.SetChecksumAsync(request, cancellationToken).ConfigureAwait(false);
        return info with { AnnotatedSha256 = request.Sha256 };
    }

    /// <inheritdoc/>
    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => _objects.SetTierAsync(path, tier, cancellationToken);

    /// <inheritdoc/>
    public async Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var method = options.Method switch
        {
            SignedUrlMethod.Put => HttpMethod.Put,
            SignedUrlMethod.Delete => HttpMethod.Delete,
            _ => HttpMethod.Get,
        };
        Dictionary<string, string> headers = options.ContentType is { } contentType ? new() { ["Content-Type"] = contentType } : [];
        var keys = await _keys.GetAsync(cancellationToken).ConfigureAwait(false);
        var now = _timeProvider.GetUtcNow();
        // The server counts whole seconds from a time that has none.
        var start = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var lifetime = TimeSpan.FromSeconds(Math.Max(1, Math.Floor(options.Lifetime.TotalSeconds)));
        var url = _signature.Presign(method, _channel.Address.Of(path), headers, keys, start, lifetime);
        return new SignedUrl(url, options.Method, start + lifetime, headers);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _clientHttp.Dispose();
        _channel.Dispose();
        _plain.Dispose();
        (_keys as IDisposable)?.Dispose();
        _handler.Dispose();
        _connections.Dispose();
    }

    private static DriverTraits TraitsOf(MinioOptions options) => new()
    {
        Capabilities = MinioCapabilities.Of(options),
        Parts = new PartTraits(MinLength: 5 << 20, MaxLength: 5L << 30, MaxCount: 10_000),
        Checksum = options.Tags ? ChecksumPlacement.AfterCompletion : ChecksumPlacement.None,
        MaxDeleteBatch = MaxDeleteBatch,
        MaxCopyLength = MaxCopyLength,
        SignedUrlsMend = "leave CustomerKey out, or deliver the file through your own application.",
    };

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Client.BucketExistsAsync(new BucketExistsArgs().WithBucket(_options.Bucket), cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (error.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private IMinioClient BuildClient()
    {
        // Every request is signed once more by the handler, so keys that change need not reach the client.
        var keys = (_keys as FixedKeys)?.Keys ?? new AccessKeys("raso", "raso", null);
        var client = new MinioClient()
            .WithEndpoint(_endpoint)
            .WithSSL(_endpoint.Scheme == Uri.UriSchemeHttps)
            .WithRegion(_options.Region)
            .WithCredentials(keys.AccessKey, keys.SecretKey)
            .WithSessionToken(keys.SessionToken ?? "")
            .WithHttpClient(_clientHttp)
            .Build();
        _clientHttp.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}
