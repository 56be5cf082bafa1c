using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>Renews all leases of a host together, three times in the time of a lease, and tells the handlers what comes of it.</summary>
internal sealed class LeaseRenewals(IGenerationJobQueue queue, JobSignal signal, RunningJobs running, TimeSpan lease, TimeProvider time, ILogger logger)
{
    // How soon a handler hears that its job was cancelled, without every job that comes into the queue renewing everything.
    private readonly TimeSpan _shortest = lease / 12;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var seen = signal.Count;
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            seen = failures == 0
                ? await WaitAsync(seen, cancellationToken).ConfigureAwait(false)
                : await PauseAsync(seen, failures, cancellationToken).ConfigureAwait(false);
            if (!cancellationToken.IsCancellationRequested)
            {
                failures = await RenewAsync(cancellationToken).ConfigureAwait(false) ? 0 : failures + 1;
            }
        }
    }

    // Until the leases are due, or a signal came: a running job may have been cancelled.
    private async Task<long> WaitAsync(long seen, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        try
        {
            if (await signal.WaitAsync(seen, lease / 3, cancellationToken).ConfigureAwait(false) && time.GetElapsedTime(began) < _shortest)
            {
                await Rounds.PauseAsync(_shortest, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The loop looks at the token.
        }

        return signal.Count;
    }

    private async Task<long> PauseAsync(long seen, int failures, CancellationToken cancellationToken)
    {
        await Rounds.PauseAsync(Rounds.AfterFailures(failures, _shortest), time, cancellationToken).ConfigureAwait(false);
        return seen;
    }

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var held = running.Held;
        if (held.Length == 0)
        {
            return true;
        }

        // A call that hangs is given up in time for another.
        using var limit = new CancellationTokenSource(lease / 4, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        // The lease begins at some moment of the call; counted from before it, it is never taken for longer than it is.
        var since = time.GetTimestamp();
        try
        {
            foreach (var renewal in await queue.RenewManyAsync([.. held.Select(job => job.Lease)], lease, either.Token).ConfigureAwait(false))
            {
                if (running.Find(renewal.Lease) is { } job)
                {
                    Apply(job, renewal, since);
                }
            }

            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            JobLog.RenewalFailed(logger, held.Length, error);
            return false;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    private static void Apply(RunningJob job, JobRenewal renewal, long since)
    {
        if (renewal.IsLost)
        {
            job.Lose();
            return;
        }

        job.Renewed(since);
        job.Notes.Measure();
        if (renewal.IsCancelRequested)
        {
            job.Stop(JobStopReason.CancelRequested, renewal.CancelReason);
        }
    }
}
