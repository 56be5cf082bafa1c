using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>Reads 1 GiB back from a local folder, verified against its SHA-256. The system has the file in memory, for all alike.</summary>
internal sealed class ReadBack(double scale) : IJob
{
    private const string Name = "large.bin";

    private readonly WorkFolder _folder = new();
    private CloudStorageBackend? _disk;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        WorkFolder.WriteRandom(_folder["source.bin"], (long)(scale * (1 << 30)));
        var disk = _disk = LocalRootFolder.Open(_folder["root"]);
        await disk.StoreFileAsync(Name, _folder["source.bin"]);
        var stored = Path.Combine(_folder["root"], Name);
        return
        [
            new(
                "read 1 GiB back, verified",
                () => Measure.SampleAsync(async () =>
                {
                    await using var file = await disk.RetrieveAsync(Name);
                    await file.Content.CopyToAsync(Stream.Null, 1 << 20);
                }),
                new Peer("sha256sum", Target.AtLeast(1), () => Measure.TimeAsync(() => Tool.RunAsync("sha256sum", stored))),
                new Peer("openssl dgst -sha256", Target.AtLeast(0.9), () => Measure.TimeAsync(() => Tool.RunAsync("openssl", "dgst", "-sha256", stored))),
                new Peer("cat, which does not verify", Target.None, () => Measure.TimeAsync(() => Tool.RunAsync("sh", "-c", "exec cat \"$0\" >/dev/null", stored)))),
        ];
    }

    public ValueTask DisposeAsync()
    {
        _disk?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
