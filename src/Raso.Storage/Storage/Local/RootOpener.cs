using System.Security.Cryptography;

namespace Raso.Storage.Local;

/// <summary>Opens a root, makes its own folders, and settles where descriptions are kept.</summary>
internal sealed class RootOpener(IFileSystem files, string path, LocalDescriptions wanted)
{
    private const int IdLength = 16;

    public LocalRoot Open(bool create)
    {
        var folder = OpenRoot(create);
        Folder? temporary = null;
        try
        {
            using var own = OpenOwn(folder, Layout.Own);
            temporary = OpenOwn(own, Layout.TemporaryName);
            var canSetAttributes = Probe(temporary);
            var record = ReadRecord(own) ?? WriteRecord(own, temporary, canSetAttributes);
            // After the record was read: this syncs it too, because the one that wrote it may have been killed before its sync, and an id
            // that is told to others must not be made anew.
            OpenOwn(own, Layout.MetaName).Dispose();
            Check(record, canSetAttributes);
            RootLitter.Remove(files, temporary);
            return new LocalRoot(files, folder, temporary, record.Descriptions == LocalDescriptions.Attributes, record.Id, files.GetMark(folder));
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.AccessDenied or FileFault.ReadOnly)
        {
            temporary?.Dispose();
            folder.Dispose();
            throw new LocalFileException(exception.Fault, $"The root '{path}' is not writable: {exception.Message}", exception);
        }
        catch
        {
            temporary?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Reads the id of what stands at the path now, and changes nothing.</summary>
    /// <returns>The id; <see langword="null"/> where it is no root.</returns>
    public Guid? FindId()
    {
        try
        {
            using var folder = files.OpenRoot(path, create: false);
            using var own = files.OpenFolder(folder, Layout.Own);
            return ReadRecord(own)?.Id;
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.NotFolder or FileFault.IsLink)
        {
            return null;
        }
    }

    private Folder OpenRoot(bool create)
    {
        try
        {
            return files.OpenRoot(path, create);
        }
        catch (LocalFileException exception)
            when (exception.Fault is FileFault.NotFolder or FileFault.Exists or FileFault.NotFound && FindFile() is not null)
        {
            throw new LocalFileException(FileFault.BadRoot, $"{FindFile()}; set {nameof(LocalStorageOptions.RootPath)} to a folder.", exception);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound)
        {
            var mend = create
                ? "and the system does not let one be made there; choose another place."
                : $"and {nameof(BackendOptions.CreateContainer)} is off; make it, or set {nameof(BackendOptions.CreateContainer)}.";
            throw new LocalFileException(FileFault.NotFound, $"There is no folder '{path}', {mend}", exception);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.AccessDenied or FileFault.ReadOnly)
        {
            throw new LocalFileException(exception.Fault, $"The root '{path}' cannot be made or entered: {exception.Message}", exception);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFolder or FileFault.Exists)
        {
            throw new LocalFileException(
                FileFault.BadRoot, $"'{path}' is no folder; set {nameof(LocalStorageOptions.RootPath)} to a folder.", exception);
        }
    }

    /// <summary>Finds a file at the path or above it, in whose place no folder can be.</summary>
    private string? FindFile()
    {
        var full = Path.TrimEndingDirectorySeparator(path);
        for (var above = full; above is { Length: > 0 }; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                return above == full ? $"'{path}' is a file" : $"'{above}' is a file, so that no folder '{path}' can be";
            }
        }

        return null;
    }

    private Folder OpenOwn(Folder parent, string name)
    {
        files.CreateFolder(parent, name);
        var folder = files.OpenFolder(parent, name);
        try
        {
            // Always, because the one that made it may have been killed before its sync.
            files.SyncFolder(parent);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file, which shows that the root is writable, and tries to set an attribute on it.</summary>
    private bool Probe(Folder temporary)
    {
        var name = RootLitter.CreateName();
        using var file = files.CreateFile(temporary, name);
        try
        {
            if (!files.HasAttributes)
            {
                return false;
            }

            files.SetAttribute(file, "{}"u8);
            return true;
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotSupported)
        {
            return false;
        }
        finally
        {
            files.Unlink(temporary, name);
        }
    }

    private RootRecord? ReadRecord(Folder own) => SmallFiles.Find(files, own, Layout.RootRecord) is { } bytes
        ? LocalJson.Read(bytes, LocalJson.Default.RootRecord, $"{Layout.Own}/{Layout.RootRecord}")
        : null;

    private RootRecord WriteRecord(Folder own, Folder temporary, bool canSetAttributes)
    {
        if (wanted == LocalDescriptions.Attributes && !canSetAttributes)
        {
            throw new LocalFileException(
                FileFault.NotSupported,
                $"Attributes cannot be set below the root '{path}'; set {nameof(LocalStorageOptions.Descriptions)} to Auto or Sidecar.");
        }

        var descriptions = wanted == LocalDescriptions.Sidecar || !canSetAttributes ? LocalDescriptions.Sidecar : LocalDescriptions.Attributes;
        var record = new RootRecord(RootRecord.CurrentFormat, descriptions, new Guid(RandomNumberGenerator.GetBytes(IdLength)));
        var name = RootLitter.CreateName();
        var renamed = false;
        using var file = files.CreateFile(temporary, name);
        try
        {
            files.Write(file, LocalJson.Write(record, LocalJson.Default.RootRecord), 0);
            files.SyncFile(file);
            files.Rename(temporary, name, own, Layout.RootRecord, replace: false);
            renamed = true;
            files.SyncFolder(own);
            return record;
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.Exists or FileFault.NotFound)
        {
            // Another process began this root at the same moment; its record counts, and it may have removed this one.
            return ReadRecord(own) ?? throw new LocalFileException(
                FileFault.Removed, $"The record of the root '{path}' was removed while it was opened.", exception);
        }
        finally
        {
            if (!renamed)
            {
                files.Unlink(temporary, name);
            }
        }
    }

    private void Check(RootRecord record, bool canSetAttributes)
    {
        if (record.Format != RootRecord.CurrentFormat)
        {
            throw new LocalFileException(
                FileFault.NotSupported, $"The root '{path}' has layout {record.Format}; this version reads layout {RootRecord.CurrentFormat}. Use a newer version.");
        }

        if (record.Id == Guid.Empty)
        {
            throw new LocalFileException(
                FileFault.Corrupted, $"The record '{Layout.Own}/{Layout.RootRecord}' of the root '{path}' has no id; restore it from a backup.");
        }

        if (wanted != LocalDescriptions.Auto && wanted != record.Descriptions)
        {
            throw new LocalFileException(
                FileFault.BadRoot,
                $"The root '{path}' keeps its descriptions as {record.Descriptions}, not as {wanted}; set {nameof(LocalStorageOptions.Descriptions)} to Auto, or use a new folder.");
        }

        if (record.Descriptions == LocalDescriptions.Attributes && !canSetAttributes)
        {
            throw new LocalFileException(
                FileFault.NotSupported,
                $"The root '{path}' keeps its descriptions as attributes, which cannot be set here; mount it with user attributes, or copy it into a new root through the SDK.");
        }
    }
}
