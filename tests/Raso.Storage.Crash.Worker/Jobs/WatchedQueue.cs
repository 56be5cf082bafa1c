using System.Diagnostics;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>Notes what a worker asks of the queue about its leases; or breaks it, as a variant tells.</summary>
internal sealed class WatchedQueue(IGenerationJobQueue queue, JobLogFile log, string variant)
{
    public static IGenerationJobQueue Watch(IGenerationJobQueue queue, JobLogFile log, string variant)
    {
        var watched = new WatchedQueue(queue, log, variant);
        return (IGenerationJobQueue)Interceptor.Wrap(typeof(IGenerationJobQueue), queue, (method, args, call) => method.Name switch
        {
            nameof(IGenerationJobQueue.ClaimAsync) => watched.ClaimAsync((Task<IReadOnlyList<ClaimedJob>>)call()!),
            nameof(IGenerationJobQueue.RenewManyAsync) => watched.RenewAsync((IReadOnlyList<JobLease>)args[0]!, (TimeSpan)args[1]!, (CancellationToken)args[2]!),
            nameof(IGenerationJobQueue.ReportManyAsync) => watched.ReportAsync((IReadOnlyList<JobReport>)args[0]!, (CancellationToken)args[1]!),
            nameof(IGenerationJobQueue.CompleteManyAsync) => watched.CompleteAsync((IReadOnlyList<JobCompletion>)args[0]!, (Task<IReadOnlyList<JobLease>>)call()!),
            nameof(IGenerationJobQueue.ReleaseManyAsync) => watched.Leave((IReadOnlyList<JobLease>)args[0]!, call),
            nameof(IGenerationJobQueue.FailAsync) => watched.Leave([(JobLease)args[0]!], call),
            _ => call(),
        });
    }

    private async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(Task<IReadOnlyList<ClaimedJob>> call)
    {
        var claimed = await call;
        foreach (var job in claimed)
        {
            log.Add(JobStep.Claimed, job.Lease);
        }

        if (variant != JobVariants.NoRun)
        {
            return claimed;
        }

        await queue.CompleteManyAsync([.. claimed.Select(job => new JobCompletion(job.Lease, JobWork.ResultOf(job.Lease)))]);
        return [];
    }

    private async Task<IReadOnlyList<JobRenewal>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = Stopwatch.GetTimestamp();
        var forgotten = leases.Where(IsForgotten).ToArray();
        JobRenewal[] renewals =
        [
            .. await queue.RenewManyAsync([.. leases.Except(forgotten)], duration, cancellationToken),
            .. forgotten.Select(lease => new JobRenewal { Lease = lease }),
        ];
        foreach (var renewal in renewals.Where(renewal => !renewal.IsLost))
        {
            log.Add(new JobRecord(before, JobStep.Renewed, renewal.Lease.JobId, renewal.Lease.Token));
        }

        return renewals;
    }

    // Progress would tell the worker what its renewals do not.
    private Task<IReadOnlyList<JobLease>> ReportAsync(IReadOnlyList<JobReport> reports, CancellationToken cancellationToken) =>
        queue.ReportManyAsync([.. reports.Where(report => !IsForgotten(report.Lease))], cancellationToken);

    private bool IsForgotten(JobLease lease) => variant == JobVariants.NoRenewals && lease.Token <= JobVariants.ForgottenLeases;

    private async Task<IReadOnlyList<JobLease>> CompleteAsync(IReadOnlyList<JobCompletion> completions, Task<IReadOnlyList<JobLease>> call)
    {
        var lost = await call;
        if (variant == JobVariants.NoFence && lost.Count > 0)
        {
            foreach (var completion in completions.Where(completion => lost.Contains(completion.Lease)))
            {
                await StealAsync(completion);
            }

            lost = [];
        }

        foreach (var completion in completions)
        {
            log.Add(lost.Contains(completion.Lease) ? JobStep.Refused : JobStep.Accepted, completion.Lease);
        }

        return lost;
    }

    private async Task StealAsync(JobCompletion completion)
    {
        if (await queue.GetAsync(completion.Lease.JobId) is { Status: JobStatus.Running } job)
        {
            await queue.CompleteManyAsync([completion with { Lease = new JobLease(job.Id, job.LeaseToken, job.LeaseHolder!) }]);
        }
    }

    private object? Leave(IReadOnlyList<JobLease> leases, Func<object?> call)
    {
        foreach (var lease in leases)
        {
            log.Add(JobStep.Leaving, lease);
        }

        return call();
    }
}
