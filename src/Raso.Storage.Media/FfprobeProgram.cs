namespace Raso.Storage.Media;

/// <summary>Where the program ffprobe is.</summary>
internal static class FfprobeProgram
{
    public static string FileName => OperatingSystem.IsWindows() ? "ffprobe.exe" : "ffprobe";

    /// <summary>Finds the folder of the program: the one that is set, or the first of PATH that holds it.</summary>
    /// <returns>The folder; <see langword="null"/> where the program is not installed.</returns>
    public static string? FindFolder(string? folder)
    {
        if (folder is not null)
        {
            return IsIn(folder) ? folder : null;
        }

        // A relative folder in PATH would take whatever program stands in the working folder.
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(candidate => Path.IsPathFullyQualified(candidate) && IsIn(candidate));
    }

    /// <summary>Tells whether a folder holds the program, executable or not.</summary>
    public static bool StandsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Tells whether a folder holds the program, and it may be executed.</summary>
    public static bool IsIn(string folder)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        var file = Path.Combine(folder, FileName);
        return StandsIn(folder) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Execute) != 0);
    }
}
