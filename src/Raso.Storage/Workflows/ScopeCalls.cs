using Raso.Storage.Catalog;

namespace Raso.Storage.Workflows;

/// <summary>The calls of one scope: one after another, each a step of the transaction, and none once the function that was given the scope has returned.</summary>
internal sealed class ScopeCalls(ICatalogSession session) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private int _running;
    private bool _ended;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        Begin();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                return await session.StepAsync(() => call(either.Token)).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // The caller knows its own token alone.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _running--;
            }
        }
    }

    /// <summary>Refuses further calls, and ends what still runs: nothing can be rolled back while a statement is under way.</summary>
    /// <returns>How many calls were still running.</returns>
    public async Task<int> EndAsync()
    {
        int left;
        lock (_gate)
        {
            _ended = true;
            left = _running;
        }

        if (left > 0)
        {
            await _end.CancelAsync().ConfigureAwait(false);
        }

        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _turn.Release();
        return left;
    }

    public void Dispose()
    {
        _end.Dispose();
        _turn.Dispose();
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_ended)
            {
                throw new ObjectDisposedException(
                    nameof(IUnitOfWorkScope), "The scope ended with the function that IUnitOfWork.RunAsync gave it to: await every call on it before that function returns.");
            }

            _running++;
        }
    }
}
