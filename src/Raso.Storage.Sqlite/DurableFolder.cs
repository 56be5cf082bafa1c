using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Sqlite;

/// <summary>Makes folders that a power cut cannot take away again with the database in them. SQLite syncs the folder of its files, not those above.</summary>
internal static partial class DurableFolder
{
    private const string Library = "libc";
    private const int FullSync = 51;

    /// <summary>Makes a folder and those above it that are missing.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not make it.</exception>
    public static void Create(string folder)
    {
        var made = new List<string>();
        for (var current = folder; current is { Length: > 0 } && !Directory.Exists(current); current = Path.GetDirectoryName(current))
        {
            made.Add(current);
        }

        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows())
        {
            // NTFS logs names itself, and has no call to sync a folder.
            return;
        }

        foreach (var child in made)
        {
            Sync(Path.GetDirectoryName(child)!);
        }
    }

    private static void Sync(string folder)
    {
        using var handle = Open(folder, 0);
        // On macOS fsync leaves the bytes in the disk's cache.
        if (handle.IsInvalid || (OperatingSystem.IsMacOS() ? Control(handle, FullSync) : Fsync(handle)) != 0)
        {
            throw new IOException($"'{folder}' could not be synced to its disk: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command);
}
