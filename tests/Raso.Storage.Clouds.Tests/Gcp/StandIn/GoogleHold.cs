namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A call that waits in the stand-in, before its work, until the test lets it go.</summary>
public sealed class GoogleHold
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what ends when the first held call has come.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets all held calls go on.</summary>
    public void Release() => _released.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _released.Task.WaitAsync(cancellationToken);
    }
}
