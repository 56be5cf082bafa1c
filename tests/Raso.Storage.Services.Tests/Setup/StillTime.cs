using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A clock that a test moves, and that tells when somebody has begun to wait.</summary>
public sealed class StillTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, SemaphoreSlim> _waits = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        WaitsOf(dueTime).Release();
        return timer;
    }

    /// <summary>Moves the clock by a time, once somebody waits for that long.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        if (!await WaitsOf(time).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))
        {
            throw new TimeoutException($"Nobody waits for {time}.");
        }

        Advance(time);
    }

    private SemaphoreSlim WaitsOf(TimeSpan due) => _waits.GetOrAdd(due, _ => new SemaphoreSlim(0));
}
