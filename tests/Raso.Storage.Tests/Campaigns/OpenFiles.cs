namespace Raso.Storage.Tests.Campaigns;

/// <summary>Looks at the descriptors of this process.</summary>
internal static class OpenFiles
{
    /// <summary>Lists what is open below a folder, and the temporary files that have no name any more.</summary>
    public static List<string> Below(string folder) =>
        [.. Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(Target)
            .Where(target => target.StartsWith(folder, StringComparison.Ordinal)
                || target.EndsWith(".tmp (deleted)", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static string Target(string entry)
    {
        try
        {
            return new FileInfo(entry).LinkTarget ?? "";
        }
        catch (IOException)
        {
            // Closed since the names were read; that of the reading itself always is.
            return "";
        }
    }
}
