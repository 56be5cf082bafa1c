using System.Diagnostics;

namespace Raso.Storage.Media.Tests.Setup;

/// <summary>A program in ffprobe's place that does what a test wants.</summary>
internal sealed class StandIn : IDisposable
{
    // What is to end ends at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-ffprobe-");

    /// <param name="commands">What it does for a file, as commands of a shell; <c>$PIDS</c> is the file that takes the ids of its processes.</param>
    /// <param name="versionExitCode">What it ends with when it is asked for its version.</param>
    public StandIn(string commands, int versionExitCode = 0)
    {
        var file = Path.Combine(Folder, "ffprobe");
        File.WriteAllText(file, $"""
            #!/bin/sh
            if [ "$1" = -version ]; then exit {versionExitCode}; fi
            PIDS='{PidFile}'
            echo $$ >> "$PIDS"
            {commands}
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Folder => _folder.FullName;

    private string PidFile => Path.Combine(_folder.FullName, "pids");

    /// <summary>Gets how often it was started for a file.</summary>
    public int Starts => File.ReadAllLines(PidFile).Length;

    /// <summary>Waits until it has started.</summary>
    public async Task<int> StartedAsync(CancellationToken cancellationToken)
    {
        while (!File.Exists(PidFile) || !(await File.ReadAllTextAsync(PidFile, cancellationToken)).EndsWith('\n'))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }

        return int.Parse((await File.ReadAllLinesAsync(PidFile, cancellationToken))[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until a process has ended.</summary>
    public static async Task EndedAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }

    /// <summary>Ends the process that it started and left.</summary>
    public void EndChild()
    {
        using var child = Process.GetProcessById(int.Parse(File.ReadAllText($"{PidFile}.child"), System.Globalization.CultureInfo.InvariantCulture));
        child.Kill();
    }

    /// <summary>Takes the program away.</summary>
    public void Uninstall() => File.Delete(Path.Combine(Folder, "ffprobe"));

    public void Dispose() => _folder.Delete(recursive: true);
}
