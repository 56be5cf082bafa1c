using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Raso.Storage.Benchmarks.Reporting;

/// <summary>Describes the machine that the numbers are of.</summary>
internal static class Machine
{
    private const int Syncs = 200;

    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return string.Create(CultureInfo.InvariantCulture, $"""
            - Processor: {Processor()}, {Environment.ProcessorCount} cores; {memory / (1 << 30)} GiB of memory
            - System: {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}; {RuntimeInformation.FrameworkDescription}
            - Disk: {Disk()}
            """);
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : "of unknown make";

    private static string Disk()
    {
        var folder = Path.GetFullPath(Path.GetTempPath());
        var drive = DriveInfo.GetDrives()
            .Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal))
            .MaxBy(drive => drive.Name.Length);
        return string.Create(
            CultureInfo.InvariantCulture, $"{drive?.DriveFormat ?? "unknown"} below {folder}, {SyncTime().TotalMilliseconds:0.00} ms (median) to append 4 KiB and sync");
    }

    private static TimeSpan SyncTime()
    {
        using var folder = new WorkFolder();
        using var file = File.OpenHandle(folder["sync.bin"], FileMode.CreateNew, FileAccess.Write);
        var block = new byte[4096];
        var times = new List<TimeSpan>();
        for (var i = 0; i < Syncs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, block, (long)i * block.Length);
            RandomAccess.FlushToDisk(file);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times.Order().ElementAt(Syncs / 2);
    }
}
