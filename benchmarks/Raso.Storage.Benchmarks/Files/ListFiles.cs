using System.Globalization;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>Lists 100,000 files in 100 folders, with lengths and times.</summary>
internal sealed class ListFiles(double scale) : IJob
{
    private const int PerFolder = 1000;

    private readonly int _folders = (int)Math.Ceiling(scale * 100);
    private readonly WorkFolder _folder = new();
    private CloudStorageBackend? _disk;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        var disk = _disk = LocalRootFolder.Open(_folder["root"]);
        await disk.StoreAsync("first", FileContent.FromText("makes the root"));
        for (var i = 0; i < _folders; i++)
        {
            var folder = Path.Combine(_folder["root"], string.Create(CultureInfo.InvariantCulture, $"folder-{i:000}"));
            Directory.CreateDirectory(folder);
            for (var j = 0; j < PerFolder; j++)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"file-{j:00000}.bin")), [1]);
            }
        }

        await Tool.SettleDiskAsync();
        return
        [
            new(
                "list 100,000 files in order",
                () => Measure.SampleAsync(() => ListAsync(disk)),
                new Peer(
                    "find -printf '%p %s %T@', sorted by sort",
                    Target.AtLeast(1),
                    () => Measure.TimeAsync(() => FindAsync("find \"$0\" -type f -printf '%p %s %T@\\n' | LC_ALL=C sort >/dev/null"))),
                new Peer(
                    "find -printf '%p %s %T@', unordered",
                    Target.AtLeast(0.5),
                    () => Measure.TimeAsync(() => FindAsync("find \"$0\" -type f -printf '%p %s %T@\\n' >/dev/null")))),
        ];
    }

    public ValueTask DisposeAsync()
    {
        _disk?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ListAsync(CloudStorageBackend disk)
    {
        var count = 0;
        await foreach (var entry in disk.ListAsync())
        {
            count++;
        }

        if (count != (_folders * PerFolder) + 1)
        {
            throw new InvalidOperationException($"{count} files were listed.");
        }
    }

    private Task<string> FindAsync(string script) => Tool.RunAsync("sh", "-c", script, _folder["root"]);
}
