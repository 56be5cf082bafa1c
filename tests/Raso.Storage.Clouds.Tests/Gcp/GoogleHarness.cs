using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Gcp;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>A bucket behind the driver, with parts as small as the service takes them.</summary>
public abstract class GoogleHarness : DriverConformanceHarness
{
    private const int PartSize = 256 << 10;

    private readonly List<CloudStorageBackend> _backends = [];
    private IStorageDriver? _driver;

    public override int SeveralPartsLength => (4 * PartSize) + 30_000;

    protected override IStorageDriver Driver => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override async ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var backend = await OpenAsync();
        _driver = backend.Driver;
        return backend;
    }

    public override async ValueTask<ICloudStorageBackend> ReopenBackendAsync(CancellationToken cancellationToken) => await OpenAsync();

    protected override async ValueTask ReleaseAsync()
    {
        foreach (var backend in _backends)
        {
            await backend.DisposeAsync();
        }
    }

    protected abstract ValueTask ConfigureAsync(GoogleCloudStorageOptions options);

    protected virtual IStorageDriver Limit(GoogleCloudStorageDriver driver) => driver;

    private async Task<CloudStorageBackend> OpenAsync()
    {
        var options = new GoogleCloudStorageOptions { Bucket = SharedStandIn.Bucket, PartSize = PartSize };
        await ConfigureAsync(options);
        var backend = new CloudStorageBackend(
            "google", Limit(new GoogleCloudStorageDriver(options, TimeProvider.System)), options, TimeProvider.System, NullLoggerFactory.Instance);
        _backends.Add(backend);
        return backend;
    }
}
