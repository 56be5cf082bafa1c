namespace Raso.Storage.Local;

/// <summary>Looks through folders that hold nothing but folders.</summary>
internal static class EmptyTree
{
    /// <summary>Removes a folder that holds nothing but empty folders: a crash may leave such behind.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool TryRemove(IFileSystem files, Folder parent, string name)
    {
        try
        {
            using (var folder = files.OpenFolder(parent, name))
            {
                foreach (var entry in files.ReadNames(folder))
                {
                    if (entry.Kind != EntryKind.Folder || !TryRemove(files, folder, entry.Name))
                    {
                        return false;
                    }
                }
            }

            files.RemoveFolder(parent, name);
            return true;
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotEmpty)
        {
            return false;
        }
    }

    /// <summary>Tells whether a regular file stands anywhere below a folder.</summary>
    public static bool HoldsFiles(IFileSystem files, Folder folder)
    {
        var entries = Read(files, folder);
        if (entries.Exists(entry => entry.Kind == EntryKind.File))
        {
            return true;
        }

        foreach (var entry in entries)
        {
            if (entry.Kind != EntryKind.Folder)
            {
                continue;
            }

            using var child = Find(files, folder, entry.Name);
            if (child is not null && !IsOfAnotherRoot(files, child, entry.Name) && HoldsFiles(files, child))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a folder within holds the records of another root: a root may be put below a root by other means than this driver.</summary>
    public static bool IsOfAnotherRoot(IFileSystem files, Folder folder, string name) =>
        Layout.IsOwn(name) && files.FindStatus(folder, Layout.RootRecord) is { Kind: EntryKind.File };

    /// <summary>Reads the names of an open folder, which may have been removed since; then it has none. The root is never removed by a driver.</summary>
    public static List<FolderEntry> Read(IFileSystem files, Folder folder)
    {
        try
        {
            return files.ReadNames(folder);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound && folder.Path.Length > 0)
        {
            return [];
        }
    }

    /// <summary>Opens a folder that may be gone, or a link, by now.</summary>
    public static Folder? Find(IFileSystem files, Folder parent, string relative)
    {
        try
        {
            return files.OpenFolder(parent, relative);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.NotFolder or FileFault.IsLink)
        {
            return null;
        }
    }
}
