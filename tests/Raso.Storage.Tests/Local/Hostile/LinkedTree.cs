using System.IO.Enumeration;

namespace Raso.Storage.Local.Hostile;

/// <summary>The names below a folder with links in it, which are named and not followed.</summary>
internal static class LinkedTree
{
    public static IReadOnlyList<string> Of(string root)
    {
        var names = new FileSystemEnumerable<string>(
            root, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return [.. names.Where(name => !name.Contains(".raso", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
