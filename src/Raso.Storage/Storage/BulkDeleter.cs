using System.Runtime.CompilerServices;

namespace Raso.Storage;

/// <summary>Deletes many files: in batches where the store takes them, else several single ones at once. Holds no more paths than are on their way.</summary>
internal static class BulkDeleter
{
    private const int MaxSingleDeletes = 16;

    public static IAsyncEnumerable<DeleteOutcome> DeleteAsync(
        DriverGateway gateway, CallObserver observer, IAsyncEnumerable<StoragePath> paths, CancellationToken cancellationToken) =>
        gateway.Traits.MaxDeleteBatch > 1
            ? DeleteBatchesAsync(gateway, observer, paths, cancellationToken)
            : DeleteSinglyAsync(gateway, observer, paths, cancellationToken);

    private static async IAsyncEnumerable<DeleteOutcome> DeleteBatchesAsync(
        DriverGateway gateway, CallObserver observer, IAsyncEnumerable<StoragePath> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<StoragePath>();
        await foreach (var path in paths.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(path);
            if (batch.Count == gateway.Traits.MaxDeleteBatch)
            {
                foreach (var outcome in await DeleteBatchAsync(gateway, observer, batch, cancellationToken).ConfigureAwait(false))
                {
                    yield return outcome;
                }

                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            foreach (var outcome in await DeleteBatchAsync(gateway, observer, batch, cancellationToken).ConfigureAwait(false))
            {
                yield return outcome;
            }
        }
    }

    private static async Task<IReadOnlyList<DeleteOutcome>> DeleteBatchAsync(
        DriverGateway gateway, CallObserver observer, List<StoragePath> batch, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<StoragePath, DriverError> failed;
        try
        {
            failed = await observer.RunAsync(
                "delete_many",
                null,
                () => gateway.CallAsync(
                    "delete_many", null, token => gateway.Driver.DeleteManyAsync([.. batch.Distinct()], token), cancellationToken)).ConfigureAwait(false);
        }
        catch (StorageException error)
        {
            return [.. batch.Select(path => new DeleteOutcome(
                path, gateway.Error(error.Code, error.Message, path, error.IsTransient, error)))];
        }

        var outcomes = new List<DeleteOutcome>(batch.Count);
        foreach (var path in batch)
        {
            outcomes.Add(failed.GetValueOrDefault(path) switch
            {
                null => new DeleteOutcome(path, null),
                // One by one, because a single delete has retries.
                { IsTransient: true } => await DeleteOneAsync(gateway, observer, path, cancellationToken).ConfigureAwait(false),
                var error => new DeleteOutcome(path, gateway.Error(error.Code, error.Message, path)),
            });
        }

        return outcomes;
    }

    private static async IAsyncEnumerable<DeleteOutcome> DeleteSinglyAsync(
        DriverGateway gateway, CallObserver observer, IAsyncEnumerable<StoragePath> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = Math.Min(MaxSingleDeletes, gateway.Options.Resilience.MaxConcurrentRequests);
        var deleting = new Queue<Task<DeleteOutcome>>();
        try
        {
            await foreach (var path in paths.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (deleting.Count == limit)
                {
                    yield return await deleting.Dequeue().ConfigureAwait(false);
                }

                deleting.Enqueue(DeleteOneAsync(gateway, observer, path, cancellationToken));
            }

            while (deleting.Count > 0)
            {
                yield return await deleting.Dequeue().ConfigureAwait(false);
            }
        }
        finally
        {
            // Whoever stops early leaves nothing running behind.
            await ((Task)Task.WhenAll(deleting)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<DeleteOutcome> DeleteOneAsync(
        DriverGateway gateway, CallObserver observer, StoragePath path, CancellationToken cancellationToken)
    {
        try
        {
            await observer.RunAsync(
                "delete",
                path,
                () => gateway.CallAsync("delete", path, token => gateway.Driver.DeleteAsync(path, token), cancellationToken)).ConfigureAwait(false);
            return new DeleteOutcome(path, null);
        }
        catch (StorageException error)
        {
            return new DeleteOutcome(path, error);
        }
    }
}
