using System.Diagnostics;

namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>Takes single measurements. Each begins with a collected heap, so that none pays for what the one before left.</summary>
internal static class Measure
{
    public static async Task<TimeSpan> TimeAsync(Func<Task> run)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started);
    }

    public static async Task<Sample> SampleAsync(Func<Task> run)
    {
        GC.Collect();
        await using var memory = new MemorySampler();
        var started = Stopwatch.GetTimestamp();
        await run();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new Sample(elapsed, await memory.StopAsync());
    }
}
