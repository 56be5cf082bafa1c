using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Local;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>Makes backends on local folders.</summary>
internal static class LocalRootFolder
{
    public static CloudStorageBackend Open(string folder)
    {
        var options = new LocalStorageOptions { RootPath = folder, CreateContainer = true };
        return new CloudStorageBackend("disk", new LocalStorageDriver(options), options, TimeProvider.System, NullLoggerFactory.Instance);
    }
}
