namespace Raso.Storage.Local;

/// <summary>Counts the calls that run, so that what they share is closed only after the last of them.</summary>
internal sealed class CallCounter(Action close) : IDisposable
{
    private readonly Lock _gate = new();
    private int _running;
    private bool _disposed;

    /// <summary>Begins a call; what it returns ends it.</summary>
    /// <exception cref="ObjectDisposedException">No more calls are taken.</exception>
    public IDisposable Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LocalStorageDriver));
            _running++;
        }

        return new Call(this);
    }

    public void Dispose()
    {
        bool isLast;
        lock (_gate)
        {
            isLast = !_disposed && _running == 0;
            _disposed = true;
        }

        if (isLast)
        {
            close();
        }
    }

    private void Exit()
    {
        bool isLast;
        lock (_gate)
        {
            isLast = --_running == 0 && _disposed;
        }

        if (isLast)
        {
            close();
        }
    }

    private sealed class Call(CallCounter counter) : IDisposable
    {
        public void Dispose() => counter.Exit();
    }
}
