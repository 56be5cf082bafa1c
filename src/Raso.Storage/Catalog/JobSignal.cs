namespace Raso.Storage.Catalog;

/// <summary>Wakes those who wait for jobs in this process, for catalogue authors: a dialect calls <see cref="Pulse"/> after a commit that brought jobs, or a request to cancel one.</summary>
/// <param name="time">Serves the timers.</param>
/// <param name="onFirstWait">Called once, when somebody waits for the first time: for what listens to other processes.</param>
public sealed class JobSignal(TimeProvider time, Action? onFirstWait = null)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _waited;
    private long _count;

    /// <summary>Gets how many signals there were.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Wakes everybody who waits.</summary>
    public void Pulse()
    {
        TaskCompletionSource woken;
        lock (_gate)
        {
            _count++;
            (woken, _next) = (_next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        woken.SetResult();
    }

    /// <summary>Waits until there were more signals than some, or a time has passed.</summary>
    /// <param name="seen">The signals that count no more, as <see cref="Count"/> gave them.</param>
    /// <param name="atMost">The time.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there was a signal.</returns>
    public async Task<bool> WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task next;
        bool isFirst;
        lock (_gate)
        {
            if (_count > seen)
            {
                return true;
            }

            next = _next.Task;
            (isFirst, _waited) = (!_waited, true);
        }

        if (isFirst)
        {
            onFirstWait?.Invoke();
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var passed = Task.Delay(atMost, time, timer.Token);
        var first = await Task.WhenAny(next, passed).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return first == next;
    }
}
