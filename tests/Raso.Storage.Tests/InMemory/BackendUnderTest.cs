using System.Buffers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.InMemory;

/// <summary>A backend over an in-memory store, with short delays.</summary>
internal static class BackendUnderTest
{
    public const int PartSize = 64 << 10;

    public static CloudStorageBackend Over(
        IStorageDriver driver,
        Action<BackendOptions>? configure = null,
        string name = "memory",
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null,
        ArrayPool<byte>? pool = null)
    {
        var options = new BackendOptions { PartSize = PartSize };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Resilience.MaxDelay = TimeSpan.FromMilliseconds(2);
        options.Resilience.MinimumThroughput = 1000;
        configure?.Invoke(options);
        return new CloudStorageBackend(
            name, driver, options, timeProvider ?? TimeProvider.System, loggerFactory ?? NullLoggerFactory.Instance, pool ?? ArrayPool<byte>.Shared);
    }

    public static InMemoryStorageDriver Driver(InMemoryProfile profile, Action<InMemoryStorageOptions>? configure = null)
    {
        var options = new InMemoryStorageOptions { Profile = profile };
        configure?.Invoke(options);
        return new InMemoryStorageDriver(options);
    }

    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
