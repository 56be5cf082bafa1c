namespace Raso.Storage.Benchmarks;

/// <summary>A new folder below TMPDIR, removed with all it holds.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("raso-benchmark-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Writes a file of random bytes.</summary>
    public static void WriteRandom(string fileName, long length)
    {
        using var file = File.Create(fileName, 1 << 20);
        var block = new byte[1 << 20];
        var random = new Random(1);
        for (var left = length; left > 0; left -= block.Length)
        {
            random.NextBytes(block);
            file.Write(block, 0, (int)Math.Min(left, block.Length));
        }
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
