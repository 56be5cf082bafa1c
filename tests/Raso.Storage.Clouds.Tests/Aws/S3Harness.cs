using Amazon.S3.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Aws;
using Raso.Storage.Clouds.Tests.RealAccounts;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>A bucket of Ceph's gateway, or of the account that <c>RASO_REAL_S3</c> names.</summary>
public sealed class S3Harness : DriverConformanceHarness
{
    private readonly List<CloudStorageBackend> _backends = [];
    private S3StorageDriver? _driver;
    private string _bucket = "";

    public override string Prefix => RealAccount.S3?.Prefix ?? "";

    public override bool DeletesFilesAfterTest => RealAccount.S3 is not null;

    public override string? ArchiveTier => RealAccount.S3 is { } account && RealOptions.OfS3(account).IsAws ? RealOptions.ArchiveOfAws : null;

    protected override IStorageDriver Driver => S3;

    private S3StorageDriver S3 => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override async ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var options = await OptionsAsync();
        _bucket = options.Bucket;
        _driver = new S3StorageDriver(options, TimeProvider.System);
        return Open(_driver, options);
    }

    public override async ValueTask<ICloudStorageBackend> ReopenBackendAsync(CancellationToken cancellationToken)
    {
        var options = await OptionsAsync();
        return Open(new S3StorageDriver(options, TimeProvider.System), options);
    }

    // By the SDK alone: the driver signs what it sends with the recorded SHA-256, and the store refuses other bytes.
    public override async ValueTask DamageAsync(StoragePath path, CancellationToken cancellationToken)
    {
        using var found = await S3.Client.GetObjectAsync(_bucket, path.Value, cancellationToken);
        using var bytes = new MemoryStream();
        await found.ResponseStream.CopyToAsync(bytes, cancellationToken);
        bytes.GetBuffer()[bytes.Length / 2] ^= 1;
        bytes.Position = 0;
        var info = await S3.HeadAsync(path, cancellationToken);
        var put = new PutObjectRequest { BucketName = _bucket, Key = path.Value, InputStream = bytes, AutoCloseStream = false, UseChunkEncoding = false };
        put.Headers.ContentType = found.Headers.ContentType;
        foreach (var key in found.Metadata.Keys)
        {
            put.Metadata[key] = found.Metadata[key];
        }

        if (info!.AnnotatedSha256 is { } sha256)
        {
            // An object of one put has no tag that is looked at.
            put.Metadata["raso_sha256"] = sha256;
        }

        await S3.Client.PutObjectAsync(put, cancellationToken);
    }

    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var tags = await S3.Client.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = _bucket, Key = path.Value }, cancellationToken);
        return tags.Tagging.ToDictionary(tag => tag.Key, tag => tag.Value);
    }

    protected override async ValueTask ReleaseAsync()
    {
        foreach (var backend in _backends)
        {
            await backend.DisposeAsync();
        }
    }

    private static async Task<S3Options> OptionsAsync() => RealAccount.S3 is { } account ? RealOptions.OfS3(account) : await S3Bucket.GetAsync();

    private CloudStorageBackend Open(S3StorageDriver driver, S3Options options)
    {
        var backend = new CloudStorageBackend("s3", driver, options, TimeProvider.System, NullLoggerFactory.Instance);
        _backends.Add(backend);
        return backend;
    }
}
