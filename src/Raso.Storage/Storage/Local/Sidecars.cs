namespace Raso.Storage.Local;

/// <summary>Keeps descriptions in files of their own, where the file system has no attributes.</summary>
internal static class Sidecars
{
    private const int MaxBefore = 3;
    private const long NanosecondsPerMillisecond = 1_000_000;

    public static DescriptionRecord? Find(LocalRoot root, StoragePath path, FileStatus status) =>
        Read(root, path)?.Entries.FirstOrDefault(entry => entry.Fits(status))?.Description;

    /// <summary>Writes the description of a file that is about to be renamed to the path, beside those of the files before it: after a crash the file before may still be there, and another process may be writing too.</summary>
    public static void Write(LocalRoot root, StoragePath path, OpenedFile file, DescriptionRecord record, FileStatus? present)
    {
        var before = (Read(root, path)?.Entries ?? [])
            .OrderByDescending(entry => present is { } stored && entry.Fits(stored))
            .Take(MaxBefore)
            .ToList();
        var status = root.Files.GetStatus(file);
        while (before.Exists(entry => entry.Fits(status)) || status.Modified == present?.Modified)
        {
            // Length and time are all that tells two files apart, and clocks tick in milliseconds.
            root.Files.SetModified(file, status.Modified + NanosecondsPerMillisecond);
            root.Files.SyncFile(file);
            status = root.Files.GetStatus(file);
        }

        var entry = new SidecarEntry(status.Length, status.Modified, record);
        Write(root, path, new SidecarRecord(path.Value, [entry, .. before]));
    }

    public static void Remove(LocalRoot root, StoragePath path)
    {
        var (folderPath, name) = Layout.Sidecar(path);
        try
        {
            using var folder = root.Files.OpenFolder(root.Folder, folderPath);
            root.Files.Unlink(folder, name);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound)
        {
            // No file of this part of the tree was ever described.
        }
    }

    private static SidecarRecord? Read(LocalRoot root, StoragePath path)
    {
        var (folder, name) = Layout.Sidecar(path);
        if (SmallFiles.Find(root.Files, root.Folder, $"{folder}/{name}") is not { } bytes)
        {
            return null;
        }

        var record = LocalJson.Read(bytes, LocalJson.Default.SidecarRecord, path.Value);
        return record.Path == path.Value ? record : null;
    }

    private static void Write(LocalRoot root, StoragePath path, SidecarRecord record)
    {
        var (folderPath, name) = Layout.Sidecar(path);
        using var folder = root.Durable.OpenOrCreate(folderPath, path.Value);
        using var temporary = TemporaryFile.Create(root, path);
        temporary.Append(LocalJson.Write(record, LocalJson.Default.SidecarRecord));
        root.Files.SyncFile(temporary.File);
        temporary.Publish(folder, name, replace: true);
        root.Files.SyncFolder(folder);
    }
}
