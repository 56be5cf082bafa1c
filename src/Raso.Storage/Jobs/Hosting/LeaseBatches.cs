namespace Raso.Storage.Jobs.Hosting;

/// <summary>Gathers calls about single leases, while one transaction is on its way, into the next one.</summary>
/// <typeparam name="T">What a call says of its lease.</typeparam>
/// <param name="call">Makes the calls of several leases at once, and returns those that were lost.</param>
/// <param name="leaseOf">Gives the lease.</param>
internal sealed class LeaseBatches<T>(Func<IReadOnlyList<T>, CancellationToken, Task<IReadOnlyList<JobLease>>> call, Func<T, JobLease> leaseOf)
{
    private readonly Lock _gate = new();
    private List<(T Item, TaskCompletionSource<bool> Done)> _waiting = [];
    private bool _isRunning;

    /// <summary>Makes a call.</summary>
    /// <returns>Whether the lease held.</returns>
    public Task<bool> AddAsync(T item, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((item, done));
            if (_isRunning)
            {
                return done.Task;
            }

            _isRunning = true;
        }

        _ = RunAsync(cancellationToken);
        return done.Task;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            List<(T Item, TaskCompletionSource<bool> Done)> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
            }

            await CallAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CallAsync(List<(T Item, TaskCompletionSource<bool> Done)> batch, CancellationToken cancellationToken)
    {
        try
        {
            var lost = (await call([.. batch.Select(item => item.Item)], cancellationToken).ConfigureAwait(false)).ToHashSet();
            batch.ForEach(item => item.Done.SetResult(!lost.Contains(leaseOf(item.Item))));
        }
        catch (CatalogException error) when (batch.Count > 1 && !error.IsTransient && error.Code != CatalogErrorCode.OutcomeUnknown)
        {
            // One of them is refused; the others are not to suffer for it.
            foreach (var item in batch)
            {
                await CallAsync([item], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            batch.ForEach(item => item.Done.SetException(error));
        }
    }
}
