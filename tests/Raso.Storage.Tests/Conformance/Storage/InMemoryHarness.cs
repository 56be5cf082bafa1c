using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.InMemory;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A store in memory, with parts so small that few bytes make several.</summary>
public abstract class InMemoryHarness : DriverConformanceHarness
{
    private InMemoryStorageDriver? _driver;
    private readonly List<CloudStorageBackend> _backends = [];

    public override int SeveralPartsLength => (4 * PartSize) + 30_000;

    public override string? ArchiveTier => "archive";

    protected virtual int PartSize => 64 << 10;

    protected override IStorageDriver Driver => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        var options = new InMemoryStorageOptions();
        Configure(options);
        _driver = new InMemoryStorageDriver(options);
        return ReopenBackendAsync(cancellationToken);
    }

    public override ValueTask<ICloudStorageBackend> ReopenBackendAsync(CancellationToken cancellationToken)
    {
        var backend = new CloudStorageBackend(
            "memory", Driver, new BackendOptions { PartSize = PartSize }, TimeProvider.System, NullLoggerFactory.Instance);
        _backends.Add(backend);
        return ValueTask.FromResult<ICloudStorageBackend>(backend);
    }

    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadTagsAsync(StoragePath path, CancellationToken cancellationToken) =>
        (await Driver.HeadAsync(path, cancellationToken))!.Description.Tags;

    protected override async ValueTask ReleaseAsync()
    {
        foreach (var backend in _backends)
        {
            await backend.DisposeAsync();
        }
    }

    protected abstract void Configure(InMemoryStorageOptions options);
}
