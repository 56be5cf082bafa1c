namespace Raso.Storage.Local;

/// <summary>Deletes a file, its sidecar, and the folders that are empty then. A store that runs at the same time makes them again.</summary>
internal static class LocalDeleter
{
    public static void Delete(LocalRoot root, StoragePath path)
    {
        var folderPath = Layout.ParentOf(path);
        Folder folder;
        try
        {
            folder = root.Files.OpenFolder(root.Folder, folderPath);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.NotFolder)
        {
            root.Durable.SyncNearest(folderPath);
            return;
        }

        using (folder)
        {
            using var sidecars = Sidecars.FindFolder(root, path);
            lock (root.Locks.For(path))
            {
                var deleted = Unlink(root, path, folder);
                // Also where nothing was found: a delete before this one may have failed to sync.
                root.Files.SyncFolder(folder);
                if (sidecars is not null && deleted is { } status)
                {
                    Sidecars.Remove(root.Files, sidecars, path, status);
                }
            }
        }

        root.Durable.RemoveEmpty(folderPath);
    }

    private static FileStatus? Unlink(LocalRoot root, StoragePath path, Folder folder)
    {
        var status = root.Files.FindStatus(folder, path.Name);
        switch (status?.Kind)
        {
            case EntryKind.File:
                root.Files.Unlink(folder, path.Name);
                return status;
            case EntryKind.Link:
                throw new LocalFileException(FileFault.IsLink, $"There is a link at '{path}'.");
            case EntryKind.Special:
                throw new LocalFileException(FileFault.NotRegular, $"What stands at '{path}' is no regular file.");
            default:
                // A folder of this name is no file, and nothing is stored at the path.
                return null;
        }
    }
}
