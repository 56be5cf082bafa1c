using System.Threading.Channels;

namespace Raso.Storage.Workflows;

/// <summary>One run: a reader, those who process side by side, and one who records what was done.</summary>
internal sealed class BulkRun<T>(
    Func<T, string> keyOf, Func<T, CancellationToken, Task> process, BulkOptions options, BulkStateFile? file, BulkTally tally, TimeProvider time)
{
    // How long the last record may take after the caller has given up.
    private static readonly TimeSpan LastRecord = TimeSpan.FromSeconds(10);

    private readonly Channel<BulkItem<T>> _items = Channel.CreateBounded<BulkItem<T>>(new BoundedChannelOptions(1) { SingleWriter = true });

    // One place: whoever records takes along all that was done meanwhile.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private bool _isComplete;

    public async Task<BulkReport> RunAsync(IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        // First of all, so that two runs of one name notice each other before they process anything.
        await RecordAsync(cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var recorder = RecordAllAsync(stop);
        var failed = await ProcessAllAsync(items, stop).ConfigureAwait(false);
        _changes.Writer.Complete();
        await recorder.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancellationToken.IsCancellationRequested)
        {
            await RecordLastAsync().ConfigureAwait(false);
            throw new OperationCanceledException("The run was cancelled; what was done is recorded where it has a name.", failed?.Exception, cancellationToken);
        }

        // Its error is the reason why the others were stopped.
        await recorder.ConfigureAwait(false);
        await RecordLastAsync().ConfigureAwait(false);
        await (failed ?? Task.CompletedTask).ConfigureAwait(false);
        return tally.ReportOf(_isComplete);
    }

    private async Task<Task?> ProcessAllAsync(IAsyncEnumerable<T> items, CancellationTokenSource stop)
    {
        var reader = ReadAsync(items, stop.Token);
        List<Task> tasks = [reader];
        for (var i = 0; i < options.MaxConcurrency; i++)
        {
            tasks.Add(ProcessAsync(stop.Token));
        }

        Task? failed = null;
        await foreach (var done in Task.WhenEach(tasks).ConfigureAwait(false))
        {
            if (done.IsCompletedSuccessfully)
            {
                continue;
            }

            failed ??= done;
            if (done != reader)
            {
                // Where the source fails, what was read before is ended.
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        return failed;
    }

    private async Task ReadAsync(IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        try
        {
            var index = 0L;
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (tally.HasEnough)
                {
                    return;
                }

                var key = BulkRules.Key(keyOf(item), index);
                if (tally.Read(key))
                {
                    await _items.Writer.WriteAsync(new BulkItem<T>(index, key, item), cancellationToken).ConfigureAwait(false);
                }

                index++;
            }

            tally.End();
            _isComplete = true;
        }
        finally
        {
            _items.Writer.Complete();
        }
    }

    private async Task ProcessAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _items.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var begun = time.GetTimestamp();
            Exception? error = null;
            try
            {
                await process(item.Value, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                error = failure;
            }

            tally.Settle(new BulkOutcome(item.Index, item.Key, error, time.GetElapsedTime(begun)));
            _changes.Writer.TryWrite(true);
        }
    }

    private async Task RecordAllAsync(CancellationTokenSource stop)
    {
        try
        {
            await foreach (var _ in _changes.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await RecordAsync(stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // What is not recorded would be done again: better to end than to go on in vain.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task RecordAsync(CancellationToken cancellationToken) => file?.SaveAsync(tally.State, cancellationToken) ?? Task.CompletedTask;

    private async Task RecordLastAsync()
    {
        using var limit = new CancellationTokenSource(LastRecord, time);
        await RecordAsync(limit.Token).ConfigureAwait(false);
    }
}
