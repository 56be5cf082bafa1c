using System.Runtime.InteropServices;

namespace Raso.Storage.Local;

/// <summary>Moves a file to a name that must be free. The framework's own move looks first and renames afterwards, so that of two movers both may win.</summary>
internal static partial class UnixExclusiveMove
{
    private const string Library = "libc";

    /// <summary>Moves a file.</summary>
    /// <exception cref="IOException">The name is taken, or the file system has no hard links.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not do it.</exception>
    public static void Run(string source, string target)
    {
        if (Link(source, target) != 0)
        {
            throw ErrorNumbers.ToException(Marshal.GetLastPInvokeError());
        }

        // The file has its new name. An old one that stays is that of a temporary file, and is removed as one.
        _ = Unlink(source);
    }

    [LibraryImport(Library, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string source, string target);

    [LibraryImport(Library, EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unlink(string name);
}
