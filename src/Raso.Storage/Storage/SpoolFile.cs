namespace Raso.Storage;

/// <summary>Makes temporary files that nobody else can read and that are gone when they are closed, also when the process is killed.</summary>
internal static class SpoolFile
{
    // ENFILE and EMFILE, which have the same numbers on Linux and macOS, and ERROR_TOO_MANY_OPEN_FILES.
    private const int SystemFull = 23;
    private const int ProcessFull = 24;
    private const int WindowsProcessFull = unchecked((int)0x80070004);

    /// <summary>Opens an empty temporary file.</summary>
    /// <exception cref="StorageException">As <see cref="Explain"/>.</exception>
    public static FileStream Create(DriverGateway gateway, StoragePath path)
    {
        try
        {
            return Create();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Explain(gateway, path, error);
        }
    }

    /// <summary>Explains that the temporary file, and not the backend, failed.</summary>
    public static StorageException Explain(DriverGateway gateway, StoragePath path, Exception error)
    {
        var hasTooMany = error.HResult is SystemFull or ProcessFull or WindowsProcessFull;
        var mend = hasTooMany
            ? "this process has too many files open: raise the limit of open files (ulimit -n), or lower MaxConcurrentRequests."
            : "make room there, or set TMPDIR to a folder with room.";
        return gateway.Error(
            StorageErrorCode.ResourceExhausted,
            $"A temporary file in '{Path.GetTempPath()}' could not be written; {mend}",
            path,
            isTransient: hasTooMany,
            innerException: error);
    }

    /// <summary>Opens an empty temporary file where no backend is concerned.</summary>
    /// <exception cref="IOException">It could not be made.</exception>
    public static FileStream Create()
    {
        var name = Path.Combine(Path.GetTempPath(), $"raso-{Guid.CreateVersion7():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(name, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(name, options);
        // DeleteOnClose is the runtime's own work on Unix and does not happen when the process is killed.
        File.Delete(name);
        return file;
    }
}
