namespace Raso.Storage.Processes;

/// <summary>Lets processes run without root's rights, to which no permission means anything: as the user that RASO_TEST_USER names where the tests run as root, as the present user elsewhere.</summary>
public sealed class OrdinaryUser : IDisposable
{
    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _program = Directory.CreateTempSubdirectory("raso-program-").FullName;

    public OrdinaryUser()
    {
        // The tests may stand in a folder that only root may enter.
        FileModes.Set(_program, Open);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var copy = Path.Combine(_program, Path.GetFileName(file));
            File.Copy(file, copy);
            FileModes.Set(copy, Open);
        }
    }

    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Gets the program and arguments that come before those of the process.</summary>
    public IReadOnlyList<string> Command
    {
        get
        {
            string[] program = ["dotnet", Path.Combine(_program, Path.GetFileName(typeof(OrdinaryUser).Assembly.Location))];
            var user = Environment.GetEnvironmentVariable("RASO_TEST_USER") is { Length: > 0 } named ? named : "nobody";
            return IsRoot ? ["runuser", "-u", user, "--", .. program] : program;
        }
    }

    /// <summary>Makes a folder that the user may write to.</summary>
    public static string CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("raso-permission-").FullName;
        FileModes.Set(folder, Open | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        return folder;
    }

    public void Dispose() => Directory.Delete(_program, recursive: true);
}
