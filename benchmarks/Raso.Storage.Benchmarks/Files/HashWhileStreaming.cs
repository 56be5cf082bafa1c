using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>Streams through <see cref="CloudStorageBackend"/> from a source that costs nothing to a store that keeps nothing: what is left is SHA-256.</summary>
internal sealed class HashWhileStreaming(double scale) : IJob
{
    private readonly long _length = (long)(scale * (4L << 30));
    private readonly CloudStorageBackend _nowhere = new("nowhere", new DiscardingDriver(), new BackendOptions(), TimeProvider.System, NullLoggerFactory.Instance);

    public Task<IReadOnlyList<Contest>> PrepareAsync() => Task.FromResult<IReadOnlyList<Contest>>(
    [
        new(
            "SHA-256 while streaming 4 GiB",
            () => Measure.SampleAsync(() => StoreAsync("one")),
            new Peer("openssl speed -evp sha256, blocks of 64 KiB", Target.AtLeast(0.98), () => RunOpenSslAsync(64 << 10)),
            new Peer("openssl speed -evp sha256, blocks of 1 MiB", Target.AtLeast(0.98), () => RunOpenSslAsync(1 << 20))),
        new(
            "SHA-256 of two streams of 4 GiB at once",
            () => Measure.SampleAsync(() => Task.WhenAll(Task.Run(() => StoreAsync("one")), Task.Run(() => StoreAsync("two")))),
            new Peer("the same, one after the other", Target.AtLeast(1.9), () => Measure.TimeAsync(async () =>
            {
                await StoreAsync("one");
                await StoreAsync("two");
            }))),
    ]);

    public ValueTask DisposeAsync()
    {
        _nowhere.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<StoredFile> StoreAsync(string name) =>
        _nowhere.StoreAsync(name, FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new EndlessStream(_length)), _length));

    // The last line of its machine-readable output is "+F:number:sha256:bytes per second".
    private async Task<TimeSpan> RunOpenSslAsync(int block)
    {
        var output = await Tool.RunAsync(
            "sh", "-c", "exec openssl speed -elapsed -mr -seconds 2 -bytes \"$0\" -evp sha256 2>/dev/null", block.ToString(CultureInfo.InvariantCulture));
        var rate = double.Parse(output.TrimEnd().Split(':')[^1], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(_length / rate);
    }
}
