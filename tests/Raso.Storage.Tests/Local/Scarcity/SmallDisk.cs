using System.Diagnostics;

namespace Raso.Storage.Local.Scarcity;

/// <summary>A file system of few pages and inodes, which can be filled until a given number of them is left. It needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public const int PageSize = 4096;
    private const string Filler = "filler";

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public string Root => Path.Combine(_folder, "root");

    public long FreePages => new DriveInfo(_folder).AvailableFreeSpace / PageSize;

    public static SmallDisk Mount(int pages, int inodes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small file system.");
        var folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        try
        {
            Run("mount", "-t", "tmpfs", "-o", $"size={pages * PageSize},nr_inodes={inodes}", "tmpfs", folder);
        }
        catch
        {
            Directory.Delete(folder);
            throw;
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes pages until so many are left.</summary>
    public void LeavePages(int left)
    {
        using var filler = new FileStream(Path.Combine(_folder, Filler), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[PageSize];
        while (FreePages > left)
        {
            filler.Write(page);
        }
    }

    /// <summary>Takes inodes until so many are left.</summary>
    public void LeaveInodes(int left)
    {
        var made = new List<string>();
        try
        {
            while (true)
            {
                var name = Path.Combine(_folder, $"{Filler}-{made.Count}");
                using var _ = new FileStream(name, FileMode.CreateNew);
                made.Add(name);
            }
        }
        catch (IOException)
        {
            made.Take(left).ToList().ForEach(File.Delete);
        }
    }

    /// <summary>Waits for pages to be free: a process that another test starts at this moment may hold copies of handles to deleted files.</summary>
    /// <returns>How many are free then, or after 30 s.</returns>
    public async Task<long> WaitForPagesAsync(long wanted, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (FreePages < wanted && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }

        return FreePages;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Empty()
    {
        foreach (var name in Directory.EnumerateFiles(_folder, Filler + "*"))
        {
            File.Delete(name);
        }
    }

    public void Dispose()
    {
        // Lazily, because a process that another test starts at this moment may still hold copies of the handles.
        Run("umount", "--lazy", _folder);
        Directory.Delete(_folder);
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"of {command} {string.Join(' ', arguments)}: {error}");
    }
}
