namespace Raso.Storage.Local;

/// <summary>The file system by the framework's calls, for Windows and macOS: before each call every step from the root down is looked at, and once more after a file was opened. Between look and step another process could put a link; closing that gap needs the calls of one operating system.</summary>
internal sealed class PortableFileSystem(bool windowsNames) : IFileSystem
{
    private const FileShare ShareAll = FileShare.ReadWrite | FileShare.Delete;

    public PortableFileSystem()
        : this(OperatingSystem.IsWindows())
    {
    }

    public bool HasAttributes => false;

    public Folder OpenRoot(string path, bool create) => Guard("open the root", path, () =>
    {
        if (create)
        {
            Directory.CreateDirectory(path);
        }

        // The root may be a link itself: what it leads to now is the root until the driver is disposed.
        var target = new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        if (!Directory.Exists(target))
        {
            var fault = File.Exists(target) ? FileFault.NotFolder : FileFault.NotFound;
            throw new LocalFileException(fault, $"Could not open the root '{path}'.");
        }

        return new PortableFolder("", target);
    });

    public FileStatus GetMark(Folder root) => FindMark(FullName(root));

    public FileStatus? FindRoot(string path) => Directory.Exists(path) ? FindMark(path) : null;

    public Folder OpenFolder(Folder folder, string relative)
    {
        if (relative.Length == 0)
        {
            return new PortableFolder(folder.Path, ((PortableFolder)folder).RootName);
        }

        var full = FullName(folder);
        var path = folder.Child(relative);
        foreach (var segment in relative.Split('/'))
        {
            full = Combine(full, segment, path);
            switch (PortableStatus.Find(full, path)?.Kind)
            {
                case EntryKind.Folder:
                    break;
                case null:
                    throw new LocalFileException(FileFault.NotFound, $"There is no folder '{path}'.");
                case EntryKind.Link:
                    throw new LocalFileException(FileFault.IsLink, $"There is a link at or above '{path}'.");
                default:
                    throw new LocalFileException(FileFault.NotFolder, $"There is a file at or above '{path}'.");
            }
        }

        return new PortableFolder(path, ((PortableFolder)folder).RootName);
    }

    public bool CreateFolder(Folder folder, string name) => Guard("make the folder", folder.Child(name), () =>
    {
        var full = FullName(folder, name);
        if (PortableStatus.Find(full, folder.Child(name)) is not null)
        {
            return false;
        }

        // The framework makes missing folders above it as well; one that is being removed at this moment must stay removed.
        RequireFolder(folder);
        Directory.CreateDirectory(full);
        return true;
    });

    public void RemoveFolder(Folder folder, string name) => Guard("remove the folder", folder.Child(name), () =>
    {
        // The framework would remove a link to a folder as well.
        if (PortableStatus.Find(FullName(folder, name), folder.Child(name)) is { Kind: not EntryKind.Folder })
        {
            throw new LocalFileException(FileFault.NotFolder, $"There is no folder at '{folder.Child(name)}'.");
        }

        Directory.Delete(FullName(folder, name), recursive: false);
        return true;
    });

    public OpenedFile CreateFile(Folder folder, string name) => Guard("make the file", folder.Child(name), () =>
        new OpenedFile(folder.Child(name), File.OpenHandle(FullName(folder, name), FileMode.CreateNew, FileAccess.ReadWrite, ShareAll)));

    public OpenedFile OpenFile(Folder folder, string relative) => Guard("open", folder.Child(relative), () =>
    {
        var slash = relative.LastIndexOf('/');
        using var parent = OpenFolder(folder, slash < 0 ? "" : relative[..slash]);
        var full = FullName(parent, relative[(slash + 1)..]);
        var path = folder.Child(relative);
        return PortableStatus.Find(full, path)?.Kind switch
        {
            EntryKind.Link => throw new LocalFileException(FileFault.IsLink, $"There is a link at '{path}'."),
            EntryKind.Folder => throw new LocalFileException(FileFault.IsFolder, $"There is a folder at '{path}'."),
            _ => OpenFile(parent, full, path),
        };
    });

    public void MarkInUse(OpenedFile file)
    {
        // On Windows the open handle itself is the mark.
        if (!OperatingSystem.IsWindows())
        {
            _ = UnixLock.TryTake(file.Handle, exclusive: false);
        }
    }

    public void EndUse(OpenedFile file)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixLock.Release(file.Handle);
        }
    }

    public bool IsInUse(Folder folder, string name) => Guard("open", folder.Child(name), () =>
    {
        try
        {
            var share = OperatingSystem.IsWindows() ? FileShare.Delete : ShareAll;
            using var handle = File.OpenHandle(FullName(folder, name), FileMode.Open, FileAccess.ReadWrite, share);
            return !OperatingSystem.IsWindows() && UnixLock.TryTake(handle, exclusive: true) == false;
        }
        catch (IOException exception) when (OperatingSystem.IsWindows() && ManagedFaults.Classify(exception) == FileFault.Busy)
        {
            return true;
        }
    });

    public int Read(OpenedFile file, Span<byte> buffer, long offset)
    {
        try
        {
            return RandomAccess.Read(file.Handle, buffer, offset);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ManagedFaults.ToException(exception, "read", file.Path);
        }
    }

    public void Write(OpenedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file.Handle, bytes, offset);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ManagedFaults.ToException(exception, "write", file.Path);
        }
    }

    public void StartWriteBack(OpenedFile file, long offset, long length)
    {
        // The framework has no such hint.
    }

    public bool TryClone(OpenedFile source, OpenedFile target) => false;

    public long CopyRange(OpenedFile source, OpenedFile target, long offset, long length) => -1;

    public byte[]? GetAttribute(OpenedFile file) => null;

    public void SetAttribute(OpenedFile file, ReadOnlySpan<byte> value) =>
        throw new LocalFileException(FileFault.NotSupported, "The framework cannot set attributes.");

    public void SetModified(OpenedFile file, long nanoseconds) => ManagedFiles.SetModified(file, nanoseconds);

    public FileStatus GetStatus(OpenedFile file) => Guard("look at", file.Path, () => new FileStatus(
        EntryKind.File, RandomAccess.GetLength(file.Handle), ManagedFiles.GetModified(File.GetLastWriteTimeUtc(file.Handle)), 0, 0));

    public FileStatus GetStatus(Folder folder) => PortableStatus.Find(FullName(folder), folder.Path) is { Kind: EntryKind.Folder } status
        ? status
        : throw new LocalFileException(FileFault.NotFound, $"There is no folder '{folder.Path}' any more.");

    public FileStatus? FindStatus(Folder folder, string name) =>
        Guard("look at", folder.Child(name), () => PortableStatus.Find(FullName(folder, name), folder.Child(name)));

    public void SyncFile(OpenedFile file) => Guard("sync", file.Path, () =>
    {
        RandomAccess.FlushToDisk(file.Handle);
        return true;
    });

    public void SyncFolder(Folder folder)
    {
        // NTFS writes names through its journal, in order, and has no call that an ordinary user may make for a folder.
        if (!OperatingSystem.IsWindows())
        {
            UnixFolderSync.Sync(FullName(folder), folder.Path);
        }
    }

    public void Rename(Folder source, string name, Folder target, string newName, bool replace) => Guard("rename to", target.Child(newName), () =>
    {
        if (replace || OperatingSystem.IsWindows())
        {
            File.Move(FullName(source, name), FullName(target, newName), replace);
        }
        else
        {
            UnixExclusiveMove.Run(FullName(source, name), FullName(target, newName));
        }

        return true;
    });

    public bool Unlink(Folder folder, string name) => Guard("delete", folder.Child(name), () =>
    {
        if (PortableStatus.Find(FullName(folder, name), folder.Child(name)) is null)
        {
            return false;
        }

        File.Delete(FullName(folder, name));
        return true;
    });

    public List<FolderEntry> ReadNames(Folder folder) => Guard("list", folder.Path, () =>
    {
        RequireFolder(folder);
        var options = new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };
        var entries = new List<FolderEntry>();
        foreach (var entry in new DirectoryInfo(FullName(folder)).EnumerateFileSystemInfos("*", options))
        {
            entries.Add(new FolderEntry(entry.Name, PortableStatus.GetKind(entry.Attributes)));
        }

        return entries;
    });

    // A folder has no number here; its record is written once and never again.
    private static FileStatus FindMark(string root) =>
        PortableStatus.Find(Path.Combine(root, Layout.Own, Layout.RootRecord), Layout.RootRecord) is { } record ? record with { Born = 0 } : default;

    private static OpenedFile OpenFile(Folder parent, string full, string path)
    {
        var file = new OpenedFile(path, File.OpenHandle(full, FileMode.Open, FileAccess.Read, ShareAll));
        try
        {
            // A link that was put after the look above is seen now, unless it was taken away as quickly.
            _ = FullName(parent);
            return PortableStatus.Find(full, path)?.Kind == EntryKind.Link
                ? throw new LocalFileException(FileFault.IsLink, $"There is a link at '{path}'.")
                : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void RequireFolder(Folder folder)
    {
        if (!Directory.Exists(FullName(folder)))
        {
            throw new LocalFileException(FileFault.NotFound, $"There is no folder '{folder.Path}' any more.");
        }
    }

    private static T Guard<T>(string action, string path, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is IOException and not LocalFileException or UnauthorizedAccessException)
        {
            throw ManagedFaults.ToException(exception, action, path);
        }
    }

    private static string FullName(Folder folder) => ((PortableFolder)folder).GetFullName();

    private string FullName(Folder folder, string name) => Combine(FullName(folder), name, folder.Child(name));

    // On Windows a name with a colon can take the place of all that stands before it.
    private string Combine(string folder, string name, string path)
    {
        if (windowsNames)
        {
            WindowsNames.Require(name, path);
        }

        return Path.Combine(folder, name);
    }
}
