namespace Raso.Storage;

/// <summary>Makes temporary files that nobody else can read and that are gone when they are closed, also when the process is killed.</summary>
internal static class SpoolFile
{
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
