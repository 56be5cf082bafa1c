namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Counts what this process has open.</summary>
internal static class ProcessHandles
{
    /// <summary>Gets how many descriptors are open, and how many of them are sockets.</summary>
    public static (int All, int Sockets) Count()
    {
        var targets = Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(Target).ToList();
        return (targets.Count, targets.Count(target => target.StartsWith("socket:", StringComparison.Ordinal)));
    }

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
