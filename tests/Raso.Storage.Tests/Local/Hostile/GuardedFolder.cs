using System.Globalization;
using System.Security.Cryptography;

namespace Raso.Storage.Local.Hostile;

/// <summary>A folder beside the root that no call may touch: its names, contents, targets of links and times are compared.</summary>
internal sealed class GuardedFolder
{
    /// <summary>What stands in each of its files, and may never be read.</summary>
    public const string Secret = "guarded";

    private readonly string _before;

    public GuardedFolder(string path)
    {
        Path = path;
        foreach (var folder in (string[])["", "b", "b/c", "c"])
        {
            Directory.CreateDirectory(System.IO.Path.Combine(path, folder));
            File.WriteAllText(System.IO.Path.Combine(path, folder, "secret"), Secret);
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Append(path))
        {
            File.SetLastWriteTimeUtc(entry, DateTime.UnixEpoch.AddDays(10_000));
        }

        _before = Describe();
    }

    public string Path { get; }

    public void Check(string because) => Describe().Should().Be(_before, "the neighbour stays untouched ({0})", because);

    private string Describe() => string.Join('\n', Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
        .Append(Path)
        .Order(StringComparer.Ordinal)
        .Select(name => string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {File.GetAttributes(name)} {File.GetLastWriteTimeUtc(name).Ticks} {(File.Exists(name) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(name))) : "")}")));
}
