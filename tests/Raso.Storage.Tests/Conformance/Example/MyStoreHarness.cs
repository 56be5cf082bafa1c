using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.InMemory;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Example;

public sealed class MyStoreHarness : DriverConformanceHarness
{
    // Your driver instead; for a server, one that talks to a bucket of the test.
    private readonly InMemoryStorageDriver _driver = new();

    protected override IStorageDriver Driver => _driver;

    public override ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<ICloudStorageBackend>(
            new CloudStorageBackend("my-store", _driver, new BackendOptions(), TimeProvider.System, NullLoggerFactory.Instance));
}
