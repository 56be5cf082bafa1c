using System.Diagnostics;

namespace Raso.Storage.Tests.Campaigns;

/// <summary>Cancels a call at one of its steps or after a time, and measures how long the call goes on.</summary>
internal sealed class CancelPoint : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Lock _gate = new();
    private long _cancelledAt;
    private int _stepsLeft;
    private string _step = "";

    /// <summary>Initializes a point.</summary>
    /// <param name="afterSteps">At which step to cancel; 0 for none.</param>
    public CancelPoint(int afterSteps) => _stepsLeft = afterSteps;

    public CancellationToken Token => _source.Token;

    /// <summary>Gets how many steps there were.</summary>
    public int Steps { get; private set; }

    /// <summary>Gets the step that had begun when the call was cancelled.</summary>
    public string CancelledIn { get; private set; } = "";

    /// <summary>Tells that a step begins.</summary>
    public void Step(string name)
    {
        bool isHere;
        lock (_gate)
        {
            Steps++;
            _step = name;
            isHere = --_stepsLeft == 0;
        }

        if (isHere)
        {
            Cancel();
        }
    }

    /// <summary>Runs a call, and cancels it after a time unless it has ended or was cancelled at a step.</summary>
    /// <returns>Whether it ended cancelled, and how long it ran.</returns>
    public async Task<(bool Cancelled, TimeSpan Took)> RunAsync(Func<CancellationToken, Task> call, TimeSpan? after)
    {
        var started = Stopwatch.GetTimestamp();
        var canceller = after is { } time ? Task.Run(() => CancelAfterAsync(started, time)) : Task.CompletedTask;
        try
        {
            // A call that never ends must not hold up the campaign for ever.
            await Task.Run(() => call(Token)).WaitAsync(TimeSpan.FromMinutes(2));
            return (false, Stopwatch.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (_source.IsCancellationRequested)
        {
            return (true, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            Delay = _source.IsCancellationRequested ? Stopwatch.GetElapsedTime(_cancelledAt) : null;
            await canceller;
        }
    }

    /// <summary>Gets how long the call went on after it was cancelled.</summary>
    public TimeSpan? Delay { get; private set; }

    public void Dispose() => _source.Dispose();

    private async Task CancelAfterAsync(long started, TimeSpan time)
    {
        // Timers tick in milliseconds; most of these calls take less.
        var coarse = TimeSpan.FromMilliseconds(Math.Floor(time.TotalMilliseconds) - 1);
        if (coarse > TimeSpan.Zero)
        {
            await Task.Delay(coarse, TimeProvider.System);
        }

        while (Stopwatch.GetElapsedTime(started) < time)
        {
            Thread.SpinWait(20);
        }

        Cancel();
    }

    private void Cancel()
    {
        lock (_gate)
        {
            CancelledIn = _step;
            _cancelledAt = Stopwatch.GetTimestamp();
        }

        _source.Cancel();
    }
}
