namespace Raso.Storage.Processes;

/// <summary>Sets permissions, which Windows has in another form.</summary>
internal static class FileModes
{
    public static void Set(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("These tests are of Unix permissions.");
        }

        File.SetUnixFileMode(path, mode);
    }
}
