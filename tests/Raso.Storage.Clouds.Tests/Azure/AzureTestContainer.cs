using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>A container of its own for one test of the driver, and the backend over it.</summary>
internal sealed class AzureTestContainer : IAsyncDisposable
{
    private readonly AzureBlobsOptions _options;
    private readonly CloudStorageBackend _backend;

    public AzureTestContainer(Action<AzureBlobsOptions>? configure = null)
    {
        _options = Options();
        configure?.Invoke(_options);
        Driver = new AzureBlobStorageDriver(_options, TimeProvider.System);
        _backend = new CloudStorageBackend("azure", Driver, _options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    public AzureBlobStorageDriver Driver { get; }

    public ICloudStorageBackend Backend => _backend;

    public string Name => _options.Container;

    /// <summary>Makes options for a container that does not exist yet, with parts small enough for tests.</summary>
    public static AzureBlobsOptions Options() => new()
    {
        ConnectionString = CloudServers.Azure,
        Container = $"raso-{Guid.CreateVersion7():N}",
        CreateContainer = true,
        PartSize = 1 << 20,
    };

    /// <summary>Gets the client of the whole account.</summary>
    public static BlobServiceClient Account() => new(CloudServers.Azure);

    /// <summary>Makes a driver for the same container with other credentials.</summary>
    public AzureBlobStorageDriver DriverWith(Action<AzureBlobsOptions> configure)
    {
        var options = new AzureBlobsOptions { ServiceUri = Account().Uri, Container = Name };
        configure(options);
        return new AzureBlobStorageDriver(options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Driver.Container.DeleteIfExistsAsync();
        await _backend.DisposeAsync();
    }
}
