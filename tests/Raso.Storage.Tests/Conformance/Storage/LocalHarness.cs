using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Local;
using Raso.Storage.Testing.Storage;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A folder of its own below the temporary folder, removed after the test.</summary>
public abstract class LocalHarness : DriverConformanceHarness
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("raso-conformance-");
    private LocalStorageDriver? _driver;
    private CloudStorageBackend? _backend;

    // Nothing is sent in parts; this is more than all buffers on the way hold.
    public override int SeveralPartsLength => 3 << 20;

    protected override IStorageDriver Driver => _driver ?? throw new InvalidOperationException("The backend has not been made.");

    protected string Root => _root.FullName;

    public override async ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(_root.FullName);
        var options = new LocalStorageOptions { RootPath = _root.FullName };
        _driver = CreateDriver(options);
        _backend = new CloudStorageBackend("disk", _driver, options, TimeProvider.System, NullLoggerFactory.Instance);
        return _backend;
    }

    public override async ValueTask LeaveUploadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        await Driver.EnsureContainerAsync(cancellationToken);
        var name = TemporaryName.Create(path).ToString();
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, ".raso", "tmp", name), "half a fi", cancellationToken);
    }

    protected override async ValueTask ReleaseAsync()
    {
        await DisposeBackendAsync();
        _root.Delete(recursive: true);
    }

    /// <summary>Prepares the folder before the driver is made; nothing unless overridden.</summary>
    protected virtual ValueTask PrepareAsync(string root) => ValueTask.CompletedTask;

    protected async ValueTask DisposeBackendAsync()
    {
        if (_backend is not null)
        {
            await _backend.DisposeAsync();
        }
    }

    private protected abstract LocalStorageDriver CreateDriver(LocalStorageOptions options);
}
