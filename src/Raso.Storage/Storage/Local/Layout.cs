using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Local;

/// <summary>Where a root keeps its own records.</summary>
internal static class Layout
{
    public const string Own = ".raso";
    public const string TemporaryName = "tmp";
    public const string Temporary = ".raso/tmp";
    public const string MetaName = "meta";
    public const string RootRecord = "root.json";

    private const int FanOut = 2;

    /// <summary>Names a sidecar by the hash of its path: the path itself could be too long, and a sidecar of <c>a</c> could stand in the way of one of <c>a.json/b</c>.</summary>
    public static (string Folder, string Name) Sidecar(StoragePath path, in FileStatus status)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path.Value)));
        var file = string.Create(CultureInfo.InvariantCulture, $"{status.Modified / TimeSpan.NanosecondsPerTick:x}-{status.Length:x}");
        return ($"{Own}/{MetaName}/{hash[..FanOut]}", $"{hash[FanOut..]}-{file}.json");
    }

    public static string ParentOf(StoragePath path)
    {
        var slash = path.Value.LastIndexOf('/');
        return slash < 0 ? "" : path.Value[..slash];
    }

    public static bool IsOwn(string name) => name.Equals(Own, StringComparison.OrdinalIgnoreCase);
}
