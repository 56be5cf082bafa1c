namespace Raso.Storage.Local;

/// <summary>Makes the root and the folders above it, and syncs the folder that each was made in.</summary>
internal static class LinuxRootMaker
{
    public static void Create(LinuxFileSystem files, string path)
    {
        var missing = new Stack<string>();
        var existing = Path.TrimEndingDirectorySeparator(path);
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { Length: > 0 } parent)
        {
            missing.Push(Path.GetFileName(existing));
            existing = parent;
        }

        if (missing.Count == 0)
        {
            return;
        }

        var folder = files.OpenRoot(existing, create: false);
        try
        {
            while (missing.TryPop(out var name))
            {
                files.CreateFolder(folder, name);
                files.SyncFolder(folder);
                existing = Path.Combine(existing, name);
                var next = files.OpenRoot(existing, create: false);
                folder.Dispose();
                folder = next;
            }
        }
        finally
        {
            folder.Dispose();
        }
    }
}
