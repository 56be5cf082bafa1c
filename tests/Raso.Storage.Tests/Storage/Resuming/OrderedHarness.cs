using Raso.Storage.InMemory;
using Raso.Storage.Testing.Storage;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage.Resuming;

/// <summary>A store that takes uploads in order only.</summary>
public sealed class OrderedHarness : DriverConformanceHarness
{
    private readonly OrderedDriver _driver = new(BackendUnderTest.Driver(InMemoryProfile.Multipart));

    public override int SeveralPartsLength => (4 * BackendUnderTest.PartSize) + 30_000;

    protected override IStorageDriver Driver => _driver;

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<ICloudStorageBackend>(BackendUnderTest.Over(_driver));

    public override ValueTask<ICloudStorageBackend> ReopenBackendAsync(CancellationToken cancellationToken) => CreateBackendAsync(cancellationToken);
}
