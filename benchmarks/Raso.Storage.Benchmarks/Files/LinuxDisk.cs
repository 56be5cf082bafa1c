using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Benchmarks.Files;

/// <summary>What .NET has no call for.</summary>
internal static partial class LinuxDisk
{
    private const uint Write = 2;

    /// <summary>Asks the system to begin writing a part of a file to the disk, without waiting for it.</summary>
    public static void StartWriteBack(SafeFileHandle file, long offset, long length)
    {
        if (SyncFileRange(file, offset, length, Write) != 0)
        {
            throw new IOException($"sync_file_range failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Waits until the bytes of a file are on the disk; of its attributes only those without which they could not be read.</summary>
    public static void SyncData(SafeFileHandle file)
    {
        if (FDataSync(file) != 0)
        {
            throw new IOException($"fdatasync failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FDataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);
}
