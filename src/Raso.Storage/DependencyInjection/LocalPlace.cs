using Raso.Storage.Catalog;
using Raso.Storage.Local;

namespace Raso.Storage.DependencyInjection;

/// <summary>What stands on a disk of this machine: a root, or the file of a catalogue.</summary>
internal sealed record LocalPlace(string Key, string Path, bool IsRoot)
{
    private static readonly char[] Separators = [System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar];

    private static StringComparison Comparison => OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    public static LocalPlace? Of(object options, string key) => options switch
    {
        LocalStorageOptions local => new LocalPlace($"{key}:{nameof(local.RootPath)}", Resolve(local.RootPath), IsRoot: true),
        ICatalogFile file => new LocalPlace($"{key}:{file.FileOption}", Resolve(file.FileName), IsRoot: false),
        _ => null,
    };

    /// <summary>Tells of each place that is below a root of the same host: the files of the one would be listed, and could be overwritten, as files of the other.</summary>
    public static IEnumerable<string> FindNested(IReadOnlyList<LocalPlace> places) =>
        from inner in places
        from outer in places
        where outer.IsRoot && IsBelow(inner.Path, outer.Path)
        select $"{inner.Key} is '{inner.Path}', which is inside '{outer.Path}' ({outer.Key}); choose a place that is not inside a root.";

    private static bool IsBelow(string path, string root) =>
        path.Length > root.Length && path.StartsWith(System.IO.Path.EndsInDirectorySeparator(root) ? root : root + System.IO.Path.DirectorySeparatorChar, Comparison);

    // A root may be a link, and stand below links.
    private static string Resolve(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var resolved = System.IO.Path.GetPathRoot(full)!;
        foreach (var name in full[resolved.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            resolved = System.IO.Path.Combine(resolved, name);
            if (new DirectoryInfo(resolved) is { LinkTarget: not null } link)
            {
                resolved = link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? resolved;
            }
        }

        return resolved;
    }
}
