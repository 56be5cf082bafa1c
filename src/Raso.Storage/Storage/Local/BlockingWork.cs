namespace Raso.Storage.Local;

/// <summary>Runs blocking calls on a few threads of its own, so that a disk that is slow to sync does not hold up the thread pool of the app. Threads end after a time without work.</summary>
internal sealed class BlockingWork : IDisposable
{
    private const int MaxThreads = 32;
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Queue<IWorkItem> _queue = new();
    private int _threads;
    private int _idle;
    private bool _disposed;

    /// <summary>Runs a call. Cancelling takes it from the queue; once begun it runs to its end.</summary>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var item = new WorkItem<T>(call, cancellationToken);
        lock (_gate)
        {
            _queue.Enqueue(item);
            if (_idle < _queue.Count && _threads < MaxThreads)
            {
                _threads++;
                new Thread(Run) { IsBackground = true, Name = "Raso local storage" }.Start();
            }
            else
            {
                Monitor.Pulse(_gate);
            }
        }

        return item.Task;
    }

    /// <summary>Lets idle threads end at once. Calls that began before still get their threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        while (Take() is { } item)
        {
            item.Run();
        }
    }

    private IWorkItem? Take()
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                _idle++;
                var woken = !_disposed && Monitor.Wait(_gate, IdleTime);
                _idle--;
                if (!woken && _queue.Count == 0)
                {
                    _threads--;
                    return null;
                }
            }

            return _queue.Dequeue();
        }
    }
}
