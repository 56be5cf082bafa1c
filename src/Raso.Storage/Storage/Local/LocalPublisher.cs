namespace Raso.Storage.Local;

/// <summary>Gives a finished temporary file its description and its name, in an order that a crash cannot break: description, sync of the file, rename, sync of the folder.</summary>
internal static class LocalPublisher
{
    private const int MaxDescription = 3500;
    private const int MaxAttempts = 100;

    /// <summary>Fails early where a condition is not met already, before any byte is read.</summary>
    public static void CheckCondition(LocalRoot root, StoragePath path, WriteCondition condition)
    {
        using var present = LocalReader.Find(root, path);
        Check(path, condition, present);
    }

    public static ObjectInfo Publish(
        LocalRoot root, StoragePath path, TemporaryFile temporary, ObjectDescription description, WriteCondition condition, CancellationToken cancellationToken)
    {
        var record = DescriptionRecord.From(description);
        var bytes = LocalJson.Write(record, LocalJson.Default.DescriptionRecord);
        if (bytes.Length > MaxDescription)
        {
            throw new LocalFileException(
                FileFault.TooLarge, $"The description of '{path}' has {bytes.Length} bytes; {MaxDescription} are possible. Shorten the metadata.");
        }

        if (root.UsesAttributes)
        {
            root.Files.SetAttribute(temporary.File, bytes);
        }

        cancellationToken.ThrowIfCancellationRequested();
        root.Files.SyncFile(temporary.File);
        cancellationToken.ThrowIfCancellationRequested();
        return Rename(root, path, temporary, record, condition);
    }

    private static ObjectInfo Rename(
        LocalRoot root, StoragePath path, TemporaryFile temporary, DescriptionRecord record, WriteCondition condition)
    {
        var folderPath = Layout.ParentOf(path);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var folder = root.Durable.OpenOrCreate(folderPath, path.Value);
                using var sidecars = Sidecars.OpenFolder(root, path);
                (FileStatus Status, FileStatus? Replaced) outcome;
                lock (root.Locks.For(path))
                {
                    outcome = Replace(root, path, folder, sidecars, temporary, record, condition);
                }

                SyncName(root, path, folder);
                RemoveSidecar(root, sidecars, path, outcome.Replaced);
                return DescribedFile.ToInfo(path, outcome.Status, record);
            }
            catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound && attempt < MaxAttempts)
            {
                // A delete removed the folder, which was empty until now. If it is the temporary file that is gone, trying again is of no use.
                if (root.Files.FindStatus(root.Temporary, temporary.Name) is null)
                {
                    root.Durable.RemoveEmpty(folderPath);
                    throw new LocalFileException(FileFault.Removed, $"The upload of '{path}' was aborted while it ran.", exception);
                }
            }
            catch
            {
                root.Durable.RemoveEmpty(folderPath);
                throw;
            }
        }
    }

    private static (FileStatus Status, FileStatus? Replaced) Replace(
        LocalRoot root,
        StoragePath path,
        Folder folder,
        Folder? sidecars,
        TemporaryFile temporary,
        DescriptionRecord record,
        WriteCondition condition)
    {
        var present = root.Files.FindStatus(folder, path.Name);
        switch (present?.Kind)
        {
            case EntryKind.Link:
                throw new LocalFileException(FileFault.IsLink, $"There is a link at '{path}'.");
            case EntryKind.Special:
                throw new LocalFileException(FileFault.NotRegular, $"What stands at '{path}' is no regular file.");
            case EntryKind.Folder when !EmptyTree.TryRemove(root.Files, folder, path.Name):
                throw new LocalFileException(FileFault.Conflict, $"'{path}' cannot be stored: there are files below '{path}/'.");
            case EntryKind.Folder:
                present = null;
                break;
        }

        if (condition.IsSet)
        {
            using var stored = LocalReader.Find(root, path);
            Check(path, condition, stored);
        }

        // Asked before the rename: after it nothing may fail any more but the sync.
        var status = sidecars is null
            ? root.Files.GetStatus(temporary.File)
            : Sidecars.Write(root, sidecars, path, temporary.File, record, present);
        try
        {
            temporary.Publish(folder, path.Name, replace: !condition.CreateOnly);
            return (status, present);
        }
        catch (Exception exception)
        {
            RemoveSidecar(root, sidecars, path, status);
            throw exception is LocalFileException { Fault: FileFault.Exists } ? Exists(path, exception) : exception;
        }
    }

    private static void RemoveSidecar(LocalRoot root, Folder? sidecars, StoragePath path, FileStatus? status)
    {
        if (sidecars is null || status is not { } file)
        {
            return;
        }

        try
        {
            Sidecars.Remove(root.Files, sidecars, path, file);
        }
        catch (LocalFileException)
        {
            // It fits no file any more, so it does no harm; what became of the store itself is what counts.
        }
    }

    private static void SyncName(LocalRoot root, StoragePath path, Folder folder)
    {
        try
        {
            root.Files.SyncFolder(folder);
        }
        catch (LocalFileException exception)
        {
            throw new LocalFileException(
                FileFault.OutcomeUnknown, $"'{path}' is stored, but the disk did not confirm its name: {exception.Message}", exception);
        }
    }

    private static void Check(StoragePath path, WriteCondition condition, DescribedFile? present)
    {
        if (condition.CreateOnly && present is not null)
        {
            throw Exists(path, null);
        }

        if (condition.IfMatch is { } wanted && present?.ETag != wanted)
        {
            throw Changed(path, wanted, present?.ETag);
        }
    }

    private static LocalFileException Exists(StoragePath path, Exception? exception) =>
        new(FileFault.Exists, $"A file is stored at '{path}' already.", exception);

    public static LocalFileException Changed(StoragePath path, string wanted, string? present) =>
        new(FileFault.Precondition, $"The file at '{path}' has the ETag {present ?? "of none"}, not {wanted}.");
}
