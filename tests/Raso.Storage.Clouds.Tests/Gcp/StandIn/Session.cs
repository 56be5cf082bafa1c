using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>One resumable upload.</summary>
internal sealed class Session(UploadPlan plan, long? declaredLength, DateTimeOffset expires) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;

    internal UploadPlan Plan { get; } = plan;

    internal DateTimeOffset Expires { get; } = expires;

    internal ContentWriter Writer { get; } = new();

    /// <summary>The length of the whole, once it was told.</summary>
    internal long? Total { get; set; } = declaredLength;

    /// <summary>The object as it was told at the end. Its content is not kept alive by the session.</summary>
    internal JsonObject? Finished { get; set; }

    internal bool IsGone { get; set; }

    /// <summary>Runs a request alone. A later request puts an earlier one off its turn: its client has given it up.</summary>
    internal async Task<Answer> RunAsync(Func<CancellationToken, Task<Answer>> work, CancellationToken cancellationToken)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _current?.Cancel();
            _current = mine;
        }

        try
        {
            return await InTurnAsync(work, mine.Token);
        }
        finally
        {
            // Also when the caller was gone before its turn: what is disposed can not be cancelled any more.
            lock (_gate)
            {
                _current = _current == mine ? null : _current;
            }
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        Writer.Dispose();
    }

    private async Task<Answer> InTurnAsync(Func<CancellationToken, Task<Answer>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
