using System.Security.Cryptography;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>Stores 1 GiB in a local folder, hashed and synced to disk.</summary>
internal sealed class StoreLargeFile(double scale) : IJob
{
    private const int Block = 1 << 20;
    private const long WriteBackStep = 8 << 20;

    private readonly WorkFolder _folder = new();
    private CloudStorageBackend? _disk;

    private string Source => _folder["source.bin"];

    private string Target => _folder["target.bin"];

    public Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        WorkFolder.WriteRandom(Source, (long)(scale * (1 << 30)));
        var disk = _disk = LocalRootFolder.Open(_folder["root"]);
        return Task.FromResult<IReadOnlyList<Contest>>(
        [
            new(
                "store 1 GiB locally, hashed and synced",
                async () =>
                {
                    await disk.DeleteAsync("large.bin");
                    await Tool.SettleDiskAsync();
                    return await Measure.SampleAsync(() => disk.StoreFileAsync("large.bin", Source));
                },
                new Peer("dd bs=1M conv=fsync", Measuring.Target.AtLeast(1.5), () => TimeToTargetAsync(
                    () => Tool.RunAsync("dd", "if=" + Source, "of=" + Target, "bs=1M", "conv=fsync", "status=none"))),
                new Peer("floor: hashing alone or writing alone, the slower", Measuring.Target.AtLeast(0.85), async () =>
                {
                    var hashing = await Measure.TimeAsync(HashAsync);
                    var writing = await TimeToTargetAsync(WriteAsync);
                    return hashing > writing ? hashing : writing;
                })),
        ]);
    }

    public ValueTask DisposeAsync()
    {
        _disk?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TimeSpan> TimeToTargetAsync(Func<Task> write)
    {
        File.Delete(Target);
        await Tool.SettleDiskAsync();
        return await Measure.TimeAsync(write);
    }

    private Task HashAsync() => Task.Run(() =>
    {
        using var source = File.OpenHandle(Source, options: FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Block];
        for (var offset = 0L; RandomAccess.Read(source, buffer, offset) is var count && count > 0; offset += count)
        {
            hash.AppendData(buffer, 0, count);
        }
    });

    private Task WriteAsync() => Task.Run(() =>
    {
        using var source = File.OpenHandle(Source, options: FileOptions.SequentialScan);
        using var target = File.OpenHandle(Target, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[Block];
        var started = 0L;
        var offset = 0L;
        for (; RandomAccess.Read(source, buffer, offset) is var count && count > 0; offset += count)
        {
            RandomAccess.Write(target, buffer.AsSpan(0, count), offset);
            if (offset + count - started >= WriteBackStep)
            {
                LinuxDisk.StartWriteBack(target, started, offset + count - started);
                started = offset + count;
            }
        }

        RandomAccess.FlushToDisk(target);
    });
}
