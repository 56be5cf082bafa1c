using System.IO.Pipelines;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>What a transform makes of a stream, given on as it is made. Disposing it ends the transform.</summary>
internal sealed class TransformedContent(Stream source, ContentTransform transform, CancellationToken cancellationToken) : FileContent, IAsyncDisposable
{
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private Task _running = Task.CompletedTask;
    private int _opened;

    public override long? Length => null;

    // A transform may take hours and need not give the same bytes twice: its parts are sent again, never the whole.
    public override bool CanReplay => false;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _opened, 1) == 1)
        {
            throw new InvalidOperationException("What a transform makes can be read once.");
        }

        // Elsewhere, so that a transform which works without waiting does not hold up whoever reads.
        _running = Task.Run(RunAsync, CancellationToken.None);
        return ValueTask.FromResult(_pipe.Reader.AsStream());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await TransformAsync().ConfigureAwait(false);
            await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Whoever reads gets it in place of the end.
            await _pipe.Writer.CompleteAsync(error).ConfigureAwait(false);
        }
    }

    private async Task TransformAsync()
    {
        // The transform may dispose what it is given: readers and encoders do so.
        var given = await FromStream(source).OpenAsync(_stop.Token).ConfigureAwait(false);
        await using (given.ConfigureAwait(false))
        {
            var destination = _pipe.Writer.AsStream(leaveOpen: true);
            await using (destination.ConfigureAwait(false))
            {
                await CallersTask.Of(transform(given, destination, _stop.Token), "The transform").ConfigureAwait(false);
            }
        }

        // Only at its end is the source known to be what the catalogue says.
        await source.CopyToAsync(Stream.Null, _stop.Token).ConfigureAwait(false);
    }
}
