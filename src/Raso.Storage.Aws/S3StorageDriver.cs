using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>A bucket of S3, or of a store that speaks its protocol, through the AWS SDK.</summary>
public sealed class S3StorageDriver : IPartCopyingDriver, IResumableDriver, IAsyncDisposable, IDisposable
{
    private readonly S3Options _options;
    private readonly TimeProvider _timeProvider;
    private readonly HttpClient _http;
    private readonly S3Client _client;
    private readonly S3Description _description;
    private readonly S3Answers _answers;
    private readonly S3Tags _tags;
    private readonly S3Lister _lister;
    private readonly S3Deleter _deleter;
    private readonly S3UrlSigner _signer;
    private readonly S3Heads _heads;
    private readonly S3Copier _copier;

    /// <summary>Initializes a driver; nothing is sent before its first call.</summary>
    /// <param name="options">Where the bucket is, and who asks; not to be changed afterwards.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names each.</exception>
    public S3StorageDriver(S3Options options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ArgumentException(string.Join(" ", failures.Select(failure => $"{failure.Field} {failure.Message}")), nameof(options));
        }

        _options = options;
        _timeProvider = timeProvider;
        Traits = S3Traits.Of(options);
        _http = S3ClientFactory.CreateHttpClient(options);
        _client = S3ClientFactory.Create(options, _http);
        _description = new S3Description(options);
        _answers = new S3Answers(Traits.Capabilities, timeProvider);
        _tags = new S3Tags(_client, options);
        _lister = new S3Lister(_client, options);
        _deleter = new S3Deleter(_client, options.Bucket);
        _signer = new S3UrlSigner(_client, options, timeProvider);
        _heads = new S3Heads(_client, options);
        _copier = new S3Copier(_client, options, _heads, _description, _tags);
    }

    /// <summary>Gets the SDK's client, for what this driver does not do. It makes one attempt a call, follows no redirect, checks no MD5 of what it reads, and its <c>DeleteObjects</c> tells errors in its answer alone. It is disposed with the driver.</summary>
    public IAmazonS3 Client => _client;

    /// <inheritdoc/>
    public DriverTraits Traits { get; }

    /// <inheritdoc/>
    public Uri GetUri(StoragePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Uri($"s3://{_options.Bucket}/{string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString))}");
    }

    /// <inheritdoc/>
    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<StorageIdentity?>(S3Identity.Of(_options, _client.Config));
    }

    /// <inheritdoc/>
    public DriverError MapError(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return S3Errors.Map(exception, _timeProvider.GetUtcNow());
    }

    /// <inheritdoc/>
    public async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        if (await _heads.HasBucketAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            // The region of the client becomes that of the bucket; another store than AWS has one region, without a name that it would know.
            await _client.PutBucketAsync(
                new PutBucketRequest { BucketName = _options.Bucket, UseClientRegion = _options.IsAws }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode == "BucketAlreadyOwnedByYou")
        {
            // Another process was faster.
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var description = request.Describe();
        S3Tags.Require(description, inParts: false);
        var sha256 = description.Metadata.GetValueOrDefault(S3Description.Sha256Key);
        var put = new PutObjectRequest
        {
            BucketName = _options.Bucket,
            Key = request.Path.Value,
            InputStream = sha256 is null ? request.Content : HashedStream.Of(request.Content, sha256),
            AutoCloseStream = false,
            AutoResetStreamPosition = false,
            UseChunkEncoding = false,
            IfNoneMatch = request.Condition.CreateOnly ? "*" : null,
            IfMatch = request.Condition.IfMatch,
            // AWS keeps it with the object; other stores refuse a checksum that they do not know, and check the same hash in the signature.
            ChecksumSHA256 = _options.IsAws && sha256 is not null ? Convert.ToBase64String(Convert.FromHexString(sha256)) : null,
        };
        _description.Apply(description, put);
        var answer = await CreateAsync(request.Path, request.Condition.CreateOnly, () => _client.PutObjectAsync(put, cancellationToken)).ConfigureAwait(false);
        return _answers.Stored(request.Path, answer.ETag, request.Length ?? 0, description, answer);
    }

    /// <inheritdoc/>
    public async Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        S3Tags.Require(request.Description, inParts: true);
        var begin = new InitiateMultipartUploadRequest { BucketName = _options.Bucket, Key = request.Path.Value };
        _description.Apply(request.Description, begin);
        var answer = await _client.InitiateMultipartUploadAsync(begin, cancellationToken).ConfigureAwait(false);
        return answer.UploadId is { Length: > 0 } id ? id : throw S3Exception.Unreadable("the upload has no id");
    }

    /// <inheritdoc/>
    public async Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Beside the caller, who reads the next part meanwhile.
        var body = await Task.Run(() => HashedStream.Of(request.Content), cancellationToken).ConfigureAwait(false);
        await using var owned = body.ConfigureAwait(false);
        var answer = await _client.UploadPartAsync(
            new Amazon.S3.Model.UploadPartRequest
            {
                BucketName = _options.Bucket,
                Key = request.Path.Value,
                UploadId = request.UploadId,
                PartNumber = request.Number,
                PartSize = request.Content.Length,
                InputStream = body,
                UseChunkEncoding = false,
                ServerSideEncryptionCustomerMethod = _description.CustomerMethod,
                ServerSideEncryptionCustomerProvidedKey = _description.CustomerKey,
            },
            cancellationToken).ConfigureAwait(false);
        return new UploadedPart(request.Number, S3Answers.ETag(answer.ETag, "the part"), request.Content.Length);
    }

    /// <inheritdoc/>
    public async Task<UploadedPart> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var length = request.Range.Length ?? throw new ArgumentException("The range has no length.", nameof(request));
        var answer = await _client.CopyPartAsync(
            new Amazon.S3.Model.CopyPartRequest
            {
                SourceBucket = _options.Bucket,
                SourceKey = request.Source.Value,
                ETagToMatch = [request.SourceETag],
                FirstByte = request.Range.Offset,
                LastByte = request.Range.Offset + length - 1,
                DestinationBucket = _options.Bucket,
                DestinationKey = request.Destination.Value,
                UploadId = request.UploadId,
                PartNumber = request.Number,
                ServerSideEncryptionCustomerMethod = _description.CustomerMethod,
                ServerSideEncryptionCustomerProvidedKey = _description.CustomerKey,
                CopySourceServerSideEncryptionCustomerMethod = _description.CustomerMethod,
                CopySourceServerSideEncryptionCustomerProvidedKey = _description.CustomerKey,
            },
            cancellationToken).ConfigureAwait(false);
        var part = new UploadedPart(request.Number, S3Answers.ETag(answer.ETag, "the part"), length);
        await _copier.RequireStillAsync(request.Source, request.SourceETag, cancellationToken).ConfigureAwait(false);
        return part;
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var length = request.Parts.Sum(part => part.Length);
        var complete = new CompleteMultipartUploadRequest
        {
            BucketName = _options.Bucket,
            Key = request.Path.Value,
            UploadId = request.UploadId,
            PartETags = [.. request.Parts.Select(part => new PartETag(part.Number, part.ETag))],
            IfNoneMatch = request.Condition.CreateOnly ? "*" : null,
            IfMatch = request.Condition.IfMatch,
            MpuObjectSize = _options.IsAws ? length : null,
            SSECustomerAlgorithm = _options.IsAws ? _description.CustomerMethod : null,
            SSECustomerKey = _options.IsAws ? _description.CustomerKey : null,
        };
        var answer = await CreateAsync(
            request.Path, request.Condition.CreateOnly, () => _client.CompleteMultipartUploadAsync(complete, cancellationToken)).ConfigureAwait(false);
        await _tags.RepeatAsync(request.Path, request.Description, cancellationToken).ConfigureAwait(false);
        return _answers.Stored(request.Path, answer.ETag, length, request.Description, answer);
    }

    /// <inheritdoc/>
    public async Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            await _client.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = _options.Bucket, Key = path.Value, UploadId = uploadId }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchUpload")
        {
            // It is gone already.
        }
    }

    /// <inheritdoc/>
    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        _lister.ListUploadsAsync(prefix, continuation, cancellationToken);

    /// <inheritdoc/>
    public Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _lister.GetUploadAsync(path, uploadId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await _client.GetObjectAsync(
            new GetObjectRequest
            {
                BucketName = _options.Bucket,
                Key = request.Path.Value,
                ByteRange = request.Range is { } range ? ToHeader(range) : null,
                EtagToMatch = request.IfMatch,
                ServerSideEncryptionCustomerMethod = _description.CustomerMethod,
                ServerSideEncryptionCustomerProvidedKey = _description.CustomerKey,
            },
            cancellationToken).ConfigureAwait(false);
        try
        {
            var info = _answers.Read(request.Path, answer, request.Range);
            // A read that goes on where another broke knows its checksum already.
            var isRest = request is { Range: not null, IfMatch: not null };
            return new ObjectContent(
                isRest ? info : await _tags.CompleteAsync(info, cancellationToken).ConfigureAwait(false),
                new BodyStream(answer.ResponseStream, answer));
        }
        catch (Exception)
        {
            answer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var answer = await _heads.FindAsync(path, etag: null, cancellationToken).ConfigureAwait(false);
        return answer is null ? null : await _tags.CompleteAsync(_answers.Read(path, answer), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _lister.ListAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var answer = await _client.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = _options.Bucket, Key = path.Value }, cancellationToken).ConfigureAwait(false);
            if (answer.HttpStatusCode != HttpStatusCode.NoContent && string.IsNullOrEmpty(answer.ResponseMetadata?.RequestId))
            {
                throw S3Exception.Unreadable("the answer to a deletion has no request id");
            }
        }
        catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchKey")
        {
            // Some stores tell what S3 does not.
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return _deleter.DeleteAsync(paths, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var (answer, length) = await _copier.CopyAsync(request, cancellationToken).ConfigureAwait(false);
            return _answers.Stored(request.Destination, answer.ETag, length, request.Description, answer);
        }
        catch (AmazonS3Exception error) when (request.CreateOnly && error.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // The condition on the source and that on the destination fail alike.
            if (await _heads.FindAsync(request.Destination, etag: null, cancellationToken).ConfigureAwait(false) is null)
            {
                throw;
            }

            throw Exists(request.Destination, error);
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var present = await _heads.FindAsync(request.Path, request.ETag, cancellationToken).ConfigureAwait(false)
            ?? throw new S3Exception(S3Errors.FromCode("NoSuchKey", status: 404, region: null, retryAfter: null));
        var info = _answers.Read(request.Path, present);
        await _tags.AnnotateAsync(request, info.ETag, cancellationToken).ConfigureAwait(false);
        return info with { AnnotatedSha256 = request.Sha256 };
    }

    /// <inheritdoc/>
    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _copier.SetTierAsync(path, tier, _answers, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return _signer.SignAsync(path, options, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static Amazon.S3.Model.ByteRange ToHeader(ByteRange range) => range.Length is { } length && length <= long.MaxValue - range.Offset
        ? new Amazon.S3.Model.ByteRange(range.Offset, range.Offset + length - 1)
        : new Amazon.S3.Model.ByteRange($"bytes={range.Offset}-");

    private static S3Exception Exists(StoragePath path, Exception cause) =>
        new(new DriverError(StorageErrorCode.AlreadyExists, $"There is a file at '{path}' already."), cause);

    private static async Task<T> CreateAsync<T>(StoragePath path, bool createOnly, Func<Task<T>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (AmazonS3Exception error) when (createOnly && error.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw Exists(path, error);
        }
    }
}
