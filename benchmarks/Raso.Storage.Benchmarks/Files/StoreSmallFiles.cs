using System.Globalization;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>Stores 10,000 files of 64 KiB in a local folder, each hashed and synced to disk with its folder before the call ends.</summary>
internal sealed class StoreSmallFiles(double scale) : IJob
{
    private const int Length = 64 << 10;
    private const int PerFolder = 1000;
    private const int Writers = 16;

    private readonly int _count = (int)(scale * 10_000);
    private readonly WorkFolder _folder = new();

    private string Source => _folder["source"];

    private string Target => _folder["target"];

    public Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        var bytes = new byte[Length];
        var random = new Random(1);
        for (var i = 0; i < _count; i++)
        {
            random.NextBytes(bytes);
            var file = Path.Combine(Source, NameOf(i));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        return Task.FromResult<IReadOnlyList<Contest>>(
        [
            new(
                $"store 10,000 x 64 KiB, each durable, {Writers} at once",
                () => StoreAsync(disk => Parallel.ForAsync(
                    0, _count, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (i, token) => await StoreOneAsync(disk, i))),
                new Peer("cp -r, then sync", Measuring.Target.AtLeast(1 / 0.6), CopyAsync)),
            new(
                "store 10,000 x 64 KiB, each durable, one at a time",
                () => StoreAsync(async disk =>
                {
                    for (var i = 0; i < _count; i++)
                    {
                        await StoreOneAsync(disk, i);
                    }
                }),
                new Peer("cp -r, then sync", Measuring.Target.None, CopyAsync)),
        ]);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number / PerFolder:00}/{number:00000}.bin");

    private Task<StoredFile> StoreOneAsync(CloudStorageBackend disk, int number) => disk.StoreFileAsync(NameOf(number), Path.Combine(Source, NameOf(number)));

    private async Task<Sample> StoreAsync(Func<CloudStorageBackend, Task> store)
    {
        await ClearAsync();
        using var disk = LocalRootFolder.Open(Target);
        return await Measure.SampleAsync(() => store(disk));
    }

    // sync writes out all that the machine holds back; after ClearAsync that is what cp has written.
    private async Task<TimeSpan> CopyAsync()
    {
        await ClearAsync();
        return await Measure.TimeAsync(async () =>
        {
            await Tool.RunAsync("cp", "-r", Source, Target);
            await Tool.RunAsync("sync");
        });
    }

    private async Task ClearAsync()
    {
        if (Directory.Exists(Target))
        {
            Directory.Delete(Target, recursive: true);
        }

        await Tool.SettleDiskAsync();
    }
}
