using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>A job that this host runs: its lease by the process's own count, what its handler noted, and the token that stops it.</summary>
internal sealed class RunningJob : IJobContext, IAsyncDisposable
{
    // A handler is stopped before the database lets anybody else claim the job, and needs a moment to hear it.
    private const double Patience = 0.95;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _deadline;
    private readonly TimeSpan _heldFor;
    private readonly ProgressNotes _notes;
    private Task _stopping = Task.CompletedTask;
    private long _heldSince;
    private bool _isHandled;

    /// <param name="claimed">The job.</param>
    /// <param name="claimedAt">The process's own count before it was claimed: the lease cannot have begun earlier.</param>
    /// <param name="time">Counts; what it says of the date is not asked.</param>
    /// <param name="logger">Is told why it stops.</param>
    public RunningJob(ClaimedJob claimed, long claimedAt, TimeProvider time, ILogger logger)
    {
        (_time, _logger, _heldSince) = (time, logger, claimedAt);
        (Job, Lease) = (claimed.Job, claimed.Lease);
        _heldFor = claimed.LeaseDuration * Patience;
        _notes = new ProgressNotes(time);
        _deadline = time.CreateTimer(static job => ((RunningJob)job!).LoseWhenOver(), this, LeftFrom(claimedAt), Timeout.InfiniteTimeSpan);
    }

    public GenerationJob Job { get; }

    public JobLease Lease { get; }

    public JobStopReason? StopReason { get; private set; }

    public string? CancelReason { get; private set; }

    public CancellationToken StopToken => _stop.Token;

    public ProgressNotes Notes => _notes;

    /// <summary>Gets a value indicating whether the lease has run out by the process's own count, or the database said that it is lost.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Gets a value indicating whether the host has given the job back though its handler goes on: whatever that comes to is dropped.</summary>
    public bool IsLeftBehind { get; private set; }

    public void Report(JobProgress value) => _notes.Add(LeaseRules.Check(value));

    /// <summary>Counts the lease anew.</summary>
    /// <param name="since">The process's own count before the renewal was asked for.</param>
    public void Renewed(long since)
    {
        lock (_gate)
        {
            if (!IsLost)
            {
                _heldSince = since;
                _deadline.Change(LeftFrom(since), Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Lose()
    {
        lock (_gate)
        {
            IsLost = true;
        }

        Stop(JobStopReason.LeaseLost);
    }

    /// <summary>Tells the handler to stop; the first reason stays, but that the lease is lost is more than any other.</summary>
    public void Stop(JobStopReason reason, string? cancelReason = null)
    {
        lock (_gate)
        {
            if (_isHandled || (StopReason is not null && reason != JobStopReason.LeaseLost) || StopReason == reason)
            {
                return;
            }

            var isFirst = StopReason is null;
            (StopReason, CancelReason) = (reason, cancelReason ?? CancelReason);
            if (isFirst)
            {
                _stopping = StopAsync();
            }
        }

        JobLog.Stopping(_logger, Job.Id, reason);
    }

    /// <summary>Notes that the handler has ended: nothing stops it any more.</summary>
    public void EndHandling()
    {
        lock (_gate)
        {
            _isHandled = true;
        }
    }

    /// <summary>Leaves the handler to itself, unless it has ended.</summary>
    public void LeaveBehind()
    {
        lock (_gate)
        {
            IsLeftBehind = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        EndHandling();
        await _deadline.DisposeAsync().ConfigureAwait(false);
        await _stopping.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task StopAsync()
    {
        try
        {
            // What the handler registered runs elsewhere: it may block.
            await _stop.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException error)
        {
            JobLog.StopCallbackFailed(_logger, Job.Id, error);
        }
    }

    private void LoseWhenOver()
    {
        lock (_gate)
        {
            // The timer may have fired just before it was set anew.
            if (IsLost || _time.GetElapsedTime(_heldSince) < _heldFor)
            {
                return;
            }
        }

        JobLog.LeaseOver(_logger, Job.Id);
        Lose();
    }

    private TimeSpan LeftFrom(long since)
    {
        var left = _heldFor - _time.GetElapsedTime(since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
