using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Gcp;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>A bucket behind the driver, with parts as small as the service takes them.</summary>
public abstract class GoogleHarness : DriverConformanceHarness
{
    private const int PartSize = 256 << 10;

    private IStorageDriver? _driver;
    private CloudStorageBackend? _backend;

    public override int SeveralPartsLength => (4 * PartSize) + 30_000;

    protected override IStorageDriver Driver => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override async ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var options = new GoogleCloudStorageOptions { Bucket = SharedStandIn.Bucket, PartSize = PartSize };
        await ConfigureAsync(options);
        _driver = Limit(new GoogleCloudStorageDriver(options, TimeProvider.System));
        _backend = new CloudStorageBackend("google", _driver, options, TimeProvider.System, NullLoggerFactory.Instance);
        return _backend;
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_backend is not null)
        {
            await _backend.DisposeAsync();
        }
    }

    protected abstract ValueTask ConfigureAsync(GoogleCloudStorageOptions options);

    protected virtual IStorageDriver Limit(GoogleCloudStorageDriver driver) => driver;
}
