namespace Raso.Storage.InMemory;

/// <summary>A call that waits until a test lets it go on.</summary>
public sealed class InMemoryHold
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal InMemoryHold()
    {
    }

    /// <summary>Gets a task that ends when the call has come and waits.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets the call go on.</summary>
    public void Release() => _released.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _released.Task.WaitAsync(cancellationToken);
    }
}
