using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.InMemory;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A store in memory, with parts so small that few bytes make several.</summary>
public abstract class InMemoryHarness : DriverConformanceHarness
{
    private InMemoryStorageDriver? _driver;
    private CloudStorageBackend? _backend;

    public override int SeveralPartsLength => (4 * PartSize) + 30_000;

    public override string? ArchiveTier => "archive";

    protected virtual int PartSize => 64 << 10;

    protected override IStorageDriver Driver => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var options = new InMemoryStorageOptions();
        Configure(options);
        _driver = new InMemoryStorageDriver(options);
        _backend = new CloudStorageBackend(
            "memory", _driver, new BackendOptions { PartSize = PartSize }, TimeProvider.System, NullLoggerFactory.Instance);
        return ValueTask.FromResult<ICloudStorageBackend>(_backend);
    }

    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken) =>
        (await Driver.HeadAsync(path, cancellationToken))!.Description.Tags;

    protected override async ValueTask ReleaseAsync()
    {
        if (_backend is not null)
        {
            await _backend.DisposeAsync();
        }
    }

    protected abstract void Configure(InMemoryStorageOptions options);
}
