using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Azure;
using Raso.Storage.Clouds.Tests.RealAccounts;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>A container of its own in Azurite, removed after the test; or the container of the account that <c>RASO_REAL_AZURE</c> names, which stays.</summary>
public sealed class AzureHarness : DriverConformanceHarness
{
    private readonly AzureBlobsOptions _options = RealAccount.Azure is { } account ? RealOptions.OfAzure(account) : AzureTestContainer.Options();
    private readonly List<CloudStorageBackend> _backends = [];
    private AzureBlobStorageDriver? _driver;

    public override string Prefix => RealAccount.Azure?.Prefix ?? "";

    public override bool DeletesFilesAfterTest => RealAccount.Azure is not null;

    public override string ArchiveTier => "Archive";

    protected override IStorageDriver Driver => Azure;

    private AzureBlobStorageDriver Azure => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        _driver = new AzureBlobStorageDriver(_options, TimeProvider.System);
        return ValueTask.FromResult<ICloudStorageBackend>(Open(_driver));
    }

    public override ValueTask<ICloudStorageBackend> ReopenBackendAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<ICloudStorageBackend>(Open(new AzureBlobStorageDriver(_options, TimeProvider.System)));

    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken)
    {
        GetBlobTagResult result = await Azure.Container.GetBlobBaseClient(path.Value).GetTagsAsync(cancellationToken: cancellationToken);
        return new Dictionary<string, string>(result.Tags);
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_driver is not null && RealAccount.Azure is null)
        {
            await _driver.Container.DeleteIfExistsAsync();
        }

        foreach (var backend in _backends)
        {
            await backend.DisposeAsync();
        }
    }

    private CloudStorageBackend Open(AzureBlobStorageDriver driver)
    {
        var backend = new CloudStorageBackend("azure", driver, _options, TimeProvider.System, NullLoggerFactory.Instance);
        _backends.Add(backend);
        return backend;
    }
}
