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

    /// <summary>Writes the description of a file that is about to be renamed to the path.</summary>
    /// <returns>The status of the file, whose time is changed where another file of the path has the same.</returns>
    public static FileStatus Write(LocalRoot root, StoragePath path, OpenedFile file, DescriptionRecord record, FileStatus? present)
    {
        var taken = present is { } stored ? Layout.Sidecar(path, stored).Name : null;
        while (true)
        {
            var status = root.Files.GetStatus(file);
            if (Layout.Sidecar(path, status).Name != taken && TryWrite(root, path, status, record))
            {
                return status;
            }

            // Clocks tick in milliseconds, and nothing else tells the two files apart.
            root.Files.SetModified(file, status.Modified + NanosecondsPerMillisecond);
            root.Files.SyncFile(file);
        }
    }

    public static void Remove(LocalRoot root, StoragePath path, in FileStatus status)
    {
        var (folderPath, name) = Layout.Sidecar(path, status);
        using var folder = EmptyTree.Find(root.Files, root.Folder, folderPath);
        if (folder is not null)
        {
            root.Files.Unlink(folder, name);
        }
    }

    private static bool TryWrite(LocalRoot root, StoragePath path, in FileStatus status, DescriptionRecord record)
    {
        var (folderPath, name) = Layout.Sidecar(path, status);
        using var folder = root.Durable.OpenOrCreate(folderPath, path.Value);
        OpenedFile sidecar;
        try
        {
            sidecar = root.Files.CreateFile(folder, name);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.Exists)
        {
            return false;
        }

        using var opened = sidecar;
        try
        {
            root.Files.Write(sidecar, LocalJson.Write(record, LocalJson.Default.DescriptionRecord), 0);
            root.Files.SyncFile(sidecar);
            root.Files.SyncFolder(folder);
            return true;
        }
        catch
        {
            root.Files.Unlink(folder, name);
            throw;
        }
    }
}
