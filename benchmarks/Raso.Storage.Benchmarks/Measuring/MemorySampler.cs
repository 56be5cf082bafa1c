namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>Looks at the resident memory of this process every 10 ms, from its making until it is stopped.</summary>
internal sealed class MemorySampler : IAsyncDisposable
{
    private readonly long _before = Environment.WorkingSet;
    private readonly PeriodicTimer _timer = new(TimeSpan.FromMilliseconds(10));
    private readonly Task _sampling;
    private long _peak;

    public MemorySampler() => _sampling = SampleAsync();

    /// <summary>Stops.</summary>
    /// <returns>By how many bytes the memory grew at its peak.</returns>
    public async Task<long> StopAsync()
    {
        _timer.Dispose();
        await _sampling;
        return Math.Max(0, Math.Max(_peak, Environment.WorkingSet) - _before);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task SampleAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            _peak = Math.Max(_peak, Environment.WorkingSet);
        }
    }
}
