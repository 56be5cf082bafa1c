namespace Raso.Storage.Jobs.Hosting;

/// <summary>The memory and processor time that this process uses, and the use of the graphics cards where it can be read.</summary>
internal sealed class WorkerUsage(TimeProvider time, GpuUse gpu)
{
    // Over less than this the counts of the operating system say little.
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long _since = time.GetTimestamp();
    private TimeSpan _usedBefore = Environment.CpuUsage.TotalTime;
    private decimal? _cpu;

    public JobProgress Measure() => new()
    {
        MemoryUsageMb = (int)Math.Min(Environment.WorkingSet / (1024 * 1024), int.MaxValue),
        CpuUsagePercent = MeasureCpu(),
        GpuUsagePercent = gpu.Latest,
    };

    private decimal? MeasureCpu()
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_since);
            if (elapsed >= ShortestSpan)
            {
                var used = Environment.CpuUsage.TotalTime;
                var percent = (used - _usedBefore) / elapsed * 100;
                (_cpu, _since, _usedBefore) = ((decimal)Math.Clamp(percent, 0, 99_999.99), time.GetTimestamp(), used);
            }

            return _cpu;
        }
    }
}
