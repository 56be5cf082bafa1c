using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Azure;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>A container of its own in Azurite, or in the account that <c>RASO_TEST_AZURE</c> names; removed after the test.</summary>
public sealed class AzureHarness : DriverConformanceHarness
{
    private AzureBlobStorageDriver? _driver;
    private CloudStorageBackend? _backend;

    public override string ArchiveTier => "Archive";

    protected override IStorageDriver Driver => Azure;

    private AzureBlobStorageDriver Azure => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var options = AzureTestContainer.Options();
        _driver = new AzureBlobStorageDriver(options, TimeProvider.System);
        _backend = new CloudStorageBackend("azure", _driver, options, TimeProvider.System, NullLoggerFactory.Instance);
        return ValueTask.FromResult<ICloudStorageBackend>(_backend);
    }

    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken)
    {
        GetBlobTagResult result = await Azure.Container.GetBlobBaseClient(path.Value).GetTagsAsync(cancellationToken: cancellationToken);
        return new Dictionary<string, string>(result.Tags);
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_driver is not null)
        {
            await _driver.Container.DeleteIfExistsAsync();
        }

        if (_backend is not null)
        {
            await _backend.DisposeAsync();
        }
    }
}
