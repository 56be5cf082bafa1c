using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Clouds.Tests.RealAccounts;
using Raso.Storage.Minio;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>A bucket of the S3 gateway, through Minio's client, one for all tests of a run; or that of the server that <c>RASO_REAL_MINIO</c> names.</summary>
public sealed class MinioHarness : DriverConformanceHarness
{
    private const int PartSize = 5 << 20;

    private static readonly string Bucket = $"minio-{Guid.CreateVersion7():N}";

    private MinioStorageDriver? _driver;
    private CloudStorageBackend? _backend;
    private string _bucket = "";

    public override string Prefix => RealAccount.Minio?.Prefix ?? "";

    public override bool DeletesFilesAfterTest => RealAccount.Minio is not null;

    public override int SeveralPartsLength => (2 * PartSize) + 30_000;

    protected override IStorageDriver Driver => MinioDriver;

    private MinioStorageDriver MinioDriver => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var options = RealAccount.Minio is { } account ? RealOptions.OfMinio(account) : CreateOptions();
        options.PartSize = PartSize;
        _bucket = options.Bucket;
        _driver = new MinioStorageDriver(options);
        _backend = new CloudStorageBackend("minio", _driver, options, TimeProvider.System, NullLoggerFactory.Instance);
        return ValueTask.FromResult<ICloudStorageBackend>(_backend);
    }

    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var tags = await MinioDriver.Client.GetObjectTagsAsync(
            new global::Minio.DataModel.Args.GetObjectTagsArgs().WithBucket(_bucket).WithObject(path.Value), cancellationToken);
        return tags.Tags.AsReadOnly();
    }

    /// <summary>Makes the options of the gateway; the bucket is made on first use.</summary>
    internal static MinioOptions CreateOptions()
    {
        var server = CloudServers.S3;
        return new MinioOptions
        {
            Endpoint = server.Endpoint.AbsoluteUri,
            AccessKey = server.AccessKey,
            SecretKey = server.SecretKey,
            Bucket = Bucket,
            PartSize = PartSize,
            CreateContainer = true,
            // Ceph knows its own classes only, and ignores conditions of completions and copies.
            Tiers = ["STANDARD"],
            Conditions = MinioConditions.Put,
        };
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_backend is not null)
        {
            await _backend.DisposeAsync();
        }
    }
}
