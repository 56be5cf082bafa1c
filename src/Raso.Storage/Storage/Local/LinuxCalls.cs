using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>The system calls of Linux. Those that musl or older glibc have no function for go by their number.</summary>
internal static partial class LinuxCalls
{
    // AT_FDCWD, W_OK | X_OK, AT_EACCESS.
    private const int PresentFolder = -100;
    private const int WriteAndEnter = 3;
    private const int ByEffectiveUser = 0x200;

    public const long OpenAt2Number = 437;

    private const string Library = "libc";
    private static readonly bool IsX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static long StatxNumber => IsX64 ? 332 : 291;

    public static long RenameAt2Number => IsX64 ? 316 : 276;

    public static long ReadNamesNumber => IsX64 ? 217 : 61;

    public static long CopyFileRangeNumber => IsX64 ? 326 : 285;

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle OpenAt(SafeFileHandle folder, string name, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenAt2(nint number, SafeFileHandle folder, string path, in OpenHow how, nint size);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Statx(nint number, SafeFileHandle folder, string name, nint flags, nint mask, out StatxBuffer buffer);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint RenameAt2(nint number, SafeFileHandle source, string name, SafeFileHandle target, string newName, nint flags);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint ReadNames(nint number, SafeFileHandle folder, Span<byte> buffer, nint size);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint CopyFileRange(
        nint number, SafeFileHandle source, ref long sourceOffset, SafeFileHandle target, ref long targetOffset, nint length, nint flags);

    /// <summary>Tells whether the process may make names in a folder: by its rights, and on a disk that is not mounted for reading alone.</summary>
    public static bool MayWrite(string folder) => FAccessAt(PresentFolder, folder, WriteAndEnter, ByEffectiveUser) == 0;

    [LibraryImport(Library, EntryPoint = "faccessat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FAccessAt(int folder, string path, int mode, int flags);

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LinkAt(SafeFileHandle source, string name, SafeFileHandle target, string newName, int flags);

    [LibraryImport(Library, EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport(Library, EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MkdirAt(SafeFileHandle folder, string name, uint mode);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    public static partial int Fsync(SafeFileHandle file);

    [LibraryImport(Library, EntryPoint = "sync_file_range", SetLastError = true)]
    public static partial int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);

    [LibraryImport(Library, EntryPoint = "pread", SetLastError = true)]
    public static partial nint Pread(SafeFileHandle file, Span<byte> buffer, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "pwrite", SetLastError = true)]
    public static partial nint Pwrite(SafeFileHandle file, ReadOnlySpan<byte> buffer, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(SafeFileHandle target, nuint request, SafeFileHandle source);

    [LibraryImport(Library, EntryPoint = "fgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetAttribute(SafeFileHandle file, string name, Span<byte> value, nint size);

    [LibraryImport(Library, EntryPoint = "fsetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetAttribute(SafeFileHandle file, string name, ReadOnlySpan<byte> value, nint size, int flags);
}
