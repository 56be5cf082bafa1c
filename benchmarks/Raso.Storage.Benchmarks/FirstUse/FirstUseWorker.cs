using System.Globalization;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.FirstUse;

/// <summary>The new process: does its one job, and writes its ticks and bytes of memory to the standard output.</summary>
internal static class FirstUseWorker
{
    public const string OursOption = "--first-use";
    public const string PeerOption = "--first-use-of-peer";

    /// <summary>Gets the PDF that is stored: 64 KiB.</summary>
    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n"u8, .. new byte[(64 << 10) - 9]];

    public static async Task RunAsync(string option, string folder)
    {
        var sample = await Measure.SampleAsync(() => option == OursOption ? OurFirstUse.RunAsync(folder) : PeerFirstUse.RunAsync(folder));
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{sample.Elapsed.Ticks} {sample.MemoryGrowth}"));
    }
}
