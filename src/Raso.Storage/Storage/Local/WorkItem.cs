namespace Raso.Storage.Local;

/// <summary>A blocking call that waits for a thread. Whichever comes first, its thread or its cancellation, decides.</summary>
internal sealed class WorkItem<T> : IWorkItem
{
    private readonly Func<T> _call;
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private int _taken;

    public WorkItem(Func<T> call, CancellationToken cancellationToken)
    {
        _call = call;
        _registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var item = (WorkItem<T>)state!;
                if (item.TryTake())
                {
                    item._source.TrySetCanceled(token);
                }
            },
            this);
    }

    public Task<T> Task => _source.Task;

    public void Run()
    {
        if (!TryTake())
        {
            return;
        }

        _registration.Dispose();
        try
        {
            _source.TrySetResult(_call());
        }
        catch (OperationCanceledException exception)
        {
            _source.TrySetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            _source.TrySetException(exception);
        }
    }

    private bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;
}
