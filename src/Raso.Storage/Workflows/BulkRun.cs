using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>One run: a reader, those who process side by side, and one who records what was done.</summary>
internal sealed class BulkRun<T>(
    Func<T, string> keyOf, Func<T, CancellationToken, Task> process, BulkOptions options, BulkStateFile? file, BulkTally tally, TimeProvider time)
{
    // A record is not broken off, so that it is known which one stands; this long it may hold up the end of a run.
    private static readonly TimeSpan RecordLimit = TimeSpan.FromSeconds(30);

    private readonly Channel<BulkItem<T>> _items = Channel.CreateBounded<BulkItem<T>>(new BoundedChannelOptions(1) { SingleWriter = true });

    // One place: whoever records takes along all that was done meanwhile.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private bool _isReadToTheEnd;
    private volatile bool _hasPassedOver;
    private ExceptionDispatchInfo? _unrecorded;

    public async Task<BulkReport> RunAsync(IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        // First of all, so that two runs of one name notice each other before they process anything.
        await RecordAsync().ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var recorder = RecordAllAsync(stop);
        var failed = await ProcessAllAsync(items, stop).ConfigureAwait(false);
        _changes.Writer.Complete();
        await recorder.ConfigureAwait(false);
        _unrecorded?.Throw();
        await RecordAsync().ConfigureAwait(false);
        if (failed is not null && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The run was cancelled; what was done is recorded, where it has a name.", failed.Exception, cancellationToken);
        }

        await (failed ?? Task.CompletedTask).ConfigureAwait(false);
        return tally.ReportOf(_isReadToTheEnd && !_hasPassedOver);
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
            _isReadToTheEnd = true;
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
            if (tally.HasEnough)
            {
                // It was read ahead. The rest is taken from the channel too, so that the reader does not wait for ever.
                _hasPassedOver = true;
                continue;
            }

            var begun = time.GetTimestamp();
            Exception? error = null;
            try
            {
                await CallersTask.Of(process(item.Value, cancellationToken), "What processes the items").ConfigureAwait(false);
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
            await foreach (var _ in _changes.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                await RecordAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            // What is not recorded would be done again: better to end than to go on in vain.
            _unrecorded = ExceptionDispatchInfo.Capture(error);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task RecordAsync()
    {
        if (file is not null)
        {
            using var limit = new CancellationTokenSource(RecordLimit, time);
            await file.SaveAsync(tally.State, limit.Token).ConfigureAwait(false);
        }
    }
}
