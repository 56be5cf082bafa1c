using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Local;

namespace Raso.Storage.Benchmarks;

/// <summary>Stores 1 GiB in a local folder, hashed and synced to disk, beside <c>dd conv=fsync</c>, which does not hash.</summary>
internal sealed class StoreLargeFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-benchmark-").FullName;
    private readonly CloudStorageBackend _disk;

    public StoreLargeFile()
    {
        var options = new LocalStorageOptions { RootPath = Path.Combine(_folder, "root") };
        _disk = new CloudStorageBackend("disk", new LocalStorageDriver(options), options, TimeProvider.System, NullLoggerFactory.Instance);
        using var source = File.Create(Source);
        var block = new byte[1 << 20];
        new Random(1).NextBytes(block);
        for (var i = 0; i < 1024; i++)
        {
            source.Write(block);
        }
    }

    public Comparison Comparison => new(
        "store 1 GiB locally, hashed and synced",
        "dd bs=1M conv=fsync",
        1.5,
        () => _disk.StoreFileAsync("large.bin", Source),
        async () =>
        {
            using var dd = Process.Start(new ProcessStartInfo("dd", ["if=" + Source, "of=" + Path.Combine(_folder, "dd.bin"), "bs=1M", "conv=fsync", "status=none"]))
                ?? throw new InvalidOperationException("dd did not start.");
            await dd.WaitForExitAsync();
        });

    private string Source => Path.Combine(_folder, "source.bin");

    public void Dispose()
    {
        _disk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
