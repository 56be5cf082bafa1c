using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>Syncs a folder where the framework has no call for it.</summary>
internal static partial class UnixFolderSync
{
    private const string Library = "libc";
    private const int FullSync = 51;

    public static void Sync(string fullName, string path)
    {
        using var handle = Open(fullName, 0);
        // On macOS fsync leaves the bytes in the disk's cache.
        if (!handle.IsInvalid && (OperatingSystem.IsMacOS() ? Control(handle, FullSync) : Fsync(handle)) == 0)
        {
            return;
        }

        var number = Marshal.GetLastPInvokeError();
        var fault = ErrorNumbers.Classify(number, OperatingSystem.IsMacOS());
        // A folder that was removed meanwhile, which a handle would still reach, has nothing left to be synced.
        if (fault != FileFault.NotFound)
        {
            throw new LocalFileException(fault, $"Could not sync '{path}': {Marshal.GetPInvokeErrorMessage(number)}.", ErrorNumbers.ToException(number));
        }
    }

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command);
}
