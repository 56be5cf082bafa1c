namespace Raso.Storage.Local;

/// <summary>Keeps descriptions in files of their own, where the file system has no attributes. The name of a sidecar tells path, length and time of its file, so that a file and one that is about to replace it each have their own, whichever of the two a crash leaves.</summary>
internal static class Sidecars
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    public static DescriptionRecord? Find(LocalRoot root, StoragePath path, in FileStatus status)
    {
        var (folder, name) = Layout.Sidecar(path, status);
        return SmallFiles.Find(root.Files, root.Folder, $"{folder}/{name}") is { } bytes
            ? LocalJson.Read(bytes, LocalJson.Default.DescriptionRecord, path.Value)
            : null;
    }

    /// <summary>Opens the folder of a path's sidecars, before anything is changed: a process that has no descriptor left fails here, and not half-way.</summary>
    /// <returns>The folder; <see langword="null"/> where there is none, or where descriptions are attributes.</returns>
    public static Folder? FindFolder(LocalRoot root, StoragePath path) =>
        root.UsesAttributes ? null : EmptyTree.Find(root.Files, root.Folder, Layout.Sidecar(path, default).Folder);

    /// <summary>Opens the folder of a path's sidecars, made and synced.</summary>
    /// <returns>The folder; <see langword="null"/> where descriptions are attributes.</returns>
    public static Folder? OpenFolder(LocalRoot root, StoragePath path) =>
        root.UsesAttributes ? null : root.Durable.OpenOrCreate(Layout.Sidecar(path, default).Folder, path.Value);

    /// <summary>Writes the description of a file that is about to be renamed to the path.</summary>
    /// <returns>The status of the file, whose time is changed where another file of the path has the same.</returns>
    public static FileStatus Write(
        LocalRoot root, Folder folder, StoragePath path, OpenedFile file, DescriptionRecord record, FileStatus? present)
    {
        var taken = present is { } stored ? Layout.Sidecar(path, stored).Name : null;
        while (true)
        {
            var status = root.Files.GetStatus(file);
            if (Layout.Sidecar(path, status).Name != taken && TryWrite(root.Files, folder, Layout.Sidecar(path, status).Name, record))
            {
                return status;
            }

            // Clocks tick in milliseconds, and nothing else tells the two files apart.
            root.Files.SetModified(file, status.Modified + NanosecondsPerMillisecond);
            root.Files.SyncFile(file);
        }
    }

    public static void Remove(IFileSystem files, Folder folder, StoragePath path, in FileStatus status) =>
        files.Unlink(folder, Layout.Sidecar(path, status).Name);

    private static bool TryWrite(IFileSystem files, Folder folder, string name, DescriptionRecord record)
    {
        OpenedFile sidecar;
        try
        {
            sidecar = files.CreateFile(folder, name);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.Exists)
        {
            return false;
        }

        using var opened = sidecar;
        try
        {
            files.Write(sidecar, LocalJson.Write(record, LocalJson.Default.DescriptionRecord), 0);
            files.SyncFile(sidecar);
            files.SyncFolder(folder);
            return true;
        }
        catch
        {
            files.Unlink(folder, name);
            throw;
        }
    }
}
