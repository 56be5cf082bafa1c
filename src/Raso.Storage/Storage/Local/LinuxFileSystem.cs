using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>The file system by system calls relative to folder handles: a folder that is swapped for a link cannot lead out of the root.</summary>
internal sealed class LinuxFileSystem : IFileSystem
{
    private const int Directory = 0x10000;
    private const int DirectoryArm = 0x4000;
    private const int NoFollow = 0x20000;
    private const int NoFollowArm = 0x8000;
    private const int CloseOnExec = 0x80000;
    private const int ReadWrite = 2;
    private const int Create = 0x40;
    private const int Exclusive = 0x80;
    private const int NonBlocking = 0x800;
    private const int RemoveFolderFlag = 0x200;
    private const uint FileMode = 0x1B6;
    private const uint FolderMode = 0x1FF;
    private const nuint CloneRequest = 0x40049409;
    private const uint BeginWriting = 2;
    private const string AttributeName = "user.raso";
    private const int MaxAttribute = 1 << 16;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    private static readonly int AnyFolderFlags = (IsArm ? DirectoryArm : Directory) | CloseOnExec;

    /// <summary>Gets a value indicating whether this runs here: the layouts of the calls are those of 64-bit Intel and Arm.</summary>
    public static bool IsSupported =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    // Without NonBlocking, opening a pipe that somebody put there would wait for ever.
    internal static int FileFlags { get; } = NonBlocking | CloseOnExec;

    internal static int FolderFlags => AnyFolderFlags;

    internal static int NoFollowFlag { get; } = IsArm ? NoFollowArm : NoFollow;

    public bool HasAttributes => true;

    public Folder OpenRoot(string path, bool create)
    {
        if (create)
        {
            LinuxRootMaker.Create(this, path);
        }

        return new LinuxFolder("", Check(LinuxCalls.Open(path, AnyFolderFlags), "open the root", path));
    }

    public FileStatus GetMark(Folder root) => ToMark(GetStatus(root));

    public FileStatus? FindRoot(string path) => LinuxStatus.FollowFullName(path) is { } status ? ToMark(status) : null;

    public Folder OpenFolder(Folder folder, string relative)
    {
        var path = relative.Length == 0 ? folder.Path : folder.Child(relative);
        var handle = relative.Length == 0
            ? LinuxCalls.OpenAt(Handle(folder), ".", FolderFlags, 0)
            : LinuxResolver.Open(Handle(folder), relative, FolderFlags);
        return new LinuxFolder(path, Check(handle, "open the folder", path));
    }

    public bool CreateFolder(Folder folder, string name)
    {
        if (LinuxCalls.MkdirAt(Handle(folder), name, FolderMode) == 0)
        {
            return true;
        }

        var number = Marshal.GetLastPInvokeError();
        return ErrorNumbers.Classify(number) == FileFault.Exists ? false : throw Error(number, "make the folder", folder.Child(name));
    }

    public void RemoveFolder(Folder folder, string name) =>
        Check(LinuxCalls.UnlinkAt(Handle(folder), name, RemoveFolderFlag), "remove the folder", folder.Child(name));

    public OpenedFile CreateFile(Folder folder, string name)
    {
        var path = folder.Child(name);
        var flags = ReadWrite | Create | Exclusive | CloseOnExec | NoFollowFlag;
        return new OpenedFile(path, Check(LinuxCalls.OpenAt(Handle(folder), name, flags, FileMode), "make the file", path));
    }

    public OpenedFile OpenFile(Folder folder, string relative)
    {
        var path = folder.Child(relative);
        return new OpenedFile(path, Check(LinuxResolver.Open(Handle(folder), relative, FileFlags), "open", path));
    }

    public void MarkInUse(OpenedFile file) => _ = UnixLock.TryTake(file.Handle, exclusive: false);

    public void EndUse(OpenedFile file) => UnixLock.Release(file.Handle);

    public bool IsInUse(Folder folder, string name)
    {
        // For writing, because network file systems lock exclusively nothing else.
        var flags = ReadWrite | FileFlags | NoFollowFlag;
        using var handle = Check(LinuxCalls.OpenAt(Handle(folder), name, flags, 0), "open", folder.Child(name));
        return UnixLock.TryTake(handle, exclusive: true) == false;
    }

    public int Read(OpenedFile file, Span<byte> buffer, long offset)
    {
        while (true)
        {
            var count = LinuxCalls.Pread(file.Handle, buffer, buffer.Length, offset);
            if (count >= 0 || Marshal.GetLastPInvokeError() != ErrorNumbers.Interrupted)
            {
                return (int)Check(count, "read", file.Path);
            }
        }
    }

    public void Write(OpenedFile file, ReadOnlySpan<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var count = LinuxCalls.Pwrite(file.Handle, bytes, bytes.Length, offset);
            if (count < 0 && Marshal.GetLastPInvokeError() == ErrorNumbers.Interrupted)
            {
                continue;
            }

            Check(count, "write", file.Path);
            bytes = bytes[(int)count..];
            offset += count;
        }
    }

    public void StartWriteBack(OpenedFile file, long offset, long length)
    {
        // Some file systems do not know the call. What it tells of the disk, the fsync that follows tells again.
        _ = LinuxCalls.SyncFileRange(file.Handle, offset, length, BeginWriting);
    }

    public bool TryClone(OpenedFile source, OpenedFile target) =>
        LinuxCalls.Ioctl(target.Handle, CloneRequest, source.Handle) == 0;

    public long CopyRange(OpenedFile source, OpenedFile target, long offset, long length)
    {
        while (true)
        {
            long from = offset, to = offset;
            var count = LinuxCalls.CopyFileRange(
                (nint)LinuxCalls.CopyFileRangeNumber, source.Handle, ref from, target.Handle, ref to, (nint)length, 0);
            var number = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            switch (number)
            {
                case 0:
                    return count;
                case ErrorNumbers.Interrupted:
                    continue;
                case ErrorNumbers.NoSuchCall or ErrorNumbers.CrossDevice or ErrorNumbers.Invalid or ErrorNumbers.NotPermitted:
                    return -1;
                default:
                    return ErrorNumbers.Classify(number) == FileFault.NotSupported ? -1 : throw Error(number, "copy", source.Path);
            }
        }
    }

    public byte[]? GetAttribute(OpenedFile file)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = LinuxCalls.GetAttribute(file.Handle, AttributeName, buffer, buffer.Length);
        if (length >= 0)
        {
            return buffer[..(int)length].ToArray();
        }

        var number = Marshal.GetLastPInvokeError();
        if (number == ErrorNumbers.NoData || ErrorNumbers.Classify(number) == FileFault.NotSupported)
        {
            return null;
        }

        if (number != ErrorNumbers.Range)
        {
            throw Error(number, "read the description of", file.Path);
        }

        var large = new byte[MaxAttribute];
        length = Check(LinuxCalls.GetAttribute(file.Handle, AttributeName, large, large.Length), "read the description of", file.Path);
        return large[..(int)length];
    }

    public void SetAttribute(OpenedFile file, ReadOnlySpan<byte> value) =>
        Check(LinuxCalls.SetAttribute(file.Handle, AttributeName, value, value.Length, 0), "write the description of", file.Path);

    public void SetModified(OpenedFile file, long nanoseconds) => ManagedFiles.SetModified(file, nanoseconds);

    public FileStatus GetStatus(OpenedFile file) => LinuxStatus.Get(file.Handle, file.Path);

    public FileStatus GetStatus(Folder folder) => LinuxStatus.Get(Handle(folder), folder.Path);

    public FileStatus? FindStatus(Folder folder, string name) => LinuxStatus.Find(Handle(folder), name, folder.Child(name));

    public void SyncFile(OpenedFile file) => Sync(file.Handle, file.Path);

    public void SyncFolder(Folder folder) => Sync(Handle(folder), folder.Path);

    public void Rename(Folder source, string name, Folder target, string newName, bool replace)
    {
        const nint noReplace = 1;
        var result = LinuxCalls.RenameAt2(
            (nint)LinuxCalls.RenameAt2Number, Handle(source), name, Handle(target), newName, replace ? 0 : noReplace);
        var number = result < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (number == ErrorNumbers.Invalid && !replace)
        {
            // File systems without exclusive renaming: a link fails just as well where the name is taken.
            Check(LinuxCalls.LinkAt(Handle(source), name, Handle(target), newName, 0), "rename to", target.Child(newName));
            // The file has its new name. An old one that stays is that of a temporary file, and is removed as one.
            _ = LinuxCalls.UnlinkAt(Handle(source), name, 0);
            return;
        }

        if (number != 0)
        {
            throw Error(number, "rename to", target.Child(newName));
        }
    }

    public bool Unlink(Folder folder, string name)
    {
        if (LinuxCalls.UnlinkAt(Handle(folder), name, 0) == 0)
        {
            return true;
        }

        var number = Marshal.GetLastPInvokeError();
        return ErrorNumbers.Classify(number) == FileFault.NotFound ? false : throw Error(number, "delete", folder.Child(name));
    }

    public List<FolderEntry> ReadNames(Folder folder)
    {
        // A handle of its own, because the position in the folder belongs to the handle.
        using var handle = Check(LinuxCalls.OpenAt(Handle(folder), ".", FolderFlags, 0), "list", folder.Path);
        return LinuxNames.Read(handle, folder.Path);
    }

    internal static LocalFileException Error(int number, string action, string path)
    {
        var shown = path.Length == 0 ? "." : path;
        return new(ErrorNumbers.Classify(number), $"Could not {action} '{shown}': {Marshal.GetPInvokeErrorMessage(number)}.", ErrorNumbers.ToException(number));
    }

    internal static nint Check(nint result, string action, string path) =>
        result >= 0 ? result : throw Error(Marshal.GetLastPInvokeError(), action, path);

    private static SafeFileHandle Check(SafeFileHandle handle, string action, string path)
    {
        if (!handle.IsInvalid)
        {
            return handle;
        }

        var number = Marshal.GetLastPInvokeError();
        handle.Dispose();
        throw Error(number, action, path);
    }

    private static void Sync(SafeFileHandle handle, string path)
    {
        while (LinuxCalls.Fsync(handle) != 0)
        {
            var number = Marshal.GetLastPInvokeError();
            if (number != ErrorNumbers.Interrupted)
            {
                throw Error(number, "sync", path);
            }
        }
    }

    // What changes with every file that is stored tells nothing of which folder it is.
    private static FileStatus ToMark(FileStatus status) => status with { Length = 0, Modified = 0 };

    private static SafeFileHandle Handle(Folder folder) => ((LinuxFolder)folder).Handle;
}
