using System.Collections.Concurrent;
using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <summary>Claims jobs, from where the last claim ended as long as that gives all that is asked for.</summary>
internal sealed class JobClaims(ICatalog catalog, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, JobMarks> _marks = new();

    public async Task<IReadOnlyList<ClaimedJob>> RunAsync(JobClaimOptions options, CancellationToken cancellationToken)
    {
        JobType[] types = [.. (options.Types ?? Enum.GetValues<JobType>()).Distinct()];
        var marks = _marks.GetOrAdd(types.Aggregate(0, (bits, type) => bits | (1 << (int)type)), _ => new JobMarks(time));
        var claim = new JobClaim { Worker = options.Worker, MaxJobs = options.MaxJobs, Lease = options.Lease, Types = types, Marks = marks.Get() };
        var (jobs, looked, began) = await catalog.WriteAsync((session, token) => ClaimAsync(session.Jobs, claim, token), cancellationToken).ConfigureAwait(false);
        if (looked is null)
        {
            marks.GoOn(jobs);
        }
        else
        {
            marks.Look(looked, jobs, began);
        }

        return
        [
            .. jobs.Select(job => new ClaimedJob
            {
                Job = job,
                Lease = new JobLease(job.Id, job.LeaseToken, options.Worker),
                LeaseUntil = job.LeaseUntil!.Value,
                LeaseDuration = options.Lease,
            }),
        ];
    }

    private async Task<(IReadOnlyList<GenerationJob> Jobs, IReadOnlyList<int>? Looked, long Began)> ClaimAsync(
        IJobRows rows, JobClaim claim, CancellationToken cancellationToken)
    {
        IReadOnlyList<GenerationJob> first = claim.Marks.Count > 0 ? await rows.ClaimAsync(claim, cancellationToken).ConfigureAwait(false) : [];
        if (first.Count == claim.MaxJobs)
        {
            return (first, null, 0);
        }

        var began = time.GetTimestamp();
        var priorities = await rows.ListPrioritiesAsync(cancellationToken).ConfigureAwait(false);
        if (priorities.Count == 0)
        {
            return (first, priorities, began);
        }

        var rest = claim with { MaxJobs = claim.MaxJobs - first.Count, Marks = [.. priorities.Select(JobMark.Before)] };
        var more = await rows.ClaimAsync(rest, cancellationToken).ConfigureAwait(false);
        // In the order of claims, so that the later of two of one priority is the mark.
        return ([.. first.Concat(more).OrderByDescending(job => job.Priority).ThenBy(job => job.AvailableAt).ThenBy(job => job.Id)], priorities, began);
    }
}
