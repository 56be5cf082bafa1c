namespace Raso.Storage;

/// <summary>Cancels a transfer whose body stands still: only the time between <see cref="Start"/> and <see cref="Pause"/> counts, so a slow source is not taken for a slow store.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;
    private readonly CancellationToken _outer;
    private readonly TimeSpan _timeout;

    public StallWatch(TimeSpan timeout, TimeProvider timeProvider, CancellationToken outer)
    {
        _timeout = timeout;
        _outer = outer;
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        _registration = outer.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public bool HasStalled => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    public void Start() => _source.CancelAfter(_timeout);

    public void Pause() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public TimeoutException Explain(Exception cause) => new($"the transfer stood still for {_timeout}.", cause);

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
