using System.Collections.Concurrent;
using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <summary>Claims jobs: of all that wait, or where looking at all of them is dear from where the last claim ended, as long as that gives all that is asked for.</summary>
internal sealed class JobClaims(ICatalog catalog, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, JobMarks> _marks = new();

    public async Task<IReadOnlyList<ClaimedJob>> RunAsync(JobClaimOptions options, CancellationToken cancellationToken)
    {
        JobType[] types = [.. (options.Types ?? Enum.GetValues<JobType>()).Distinct()];
        var marks = _marks.GetOrAdd(types.Aggregate(0, (bits, type) => bits | (1 << (int)type)), _ => new JobMarks(time));
        var claim = new JobClaim { Worker = options.Worker, MaxJobs = options.MaxJobs, Lease = options.Lease, Types = types, Marks = marks.Get() };
        var (jobs, looked, dearLook) = await catalog.WriteAsync((session, token) => ClaimAsync(session.Jobs, claim, token), cancellationToken).ConfigureAwait(false);
        if (dearLook is { } look)
        {
            marks.LookDear(look.Priorities, jobs, look.Took);
        }
        else
        {
            marks.GoOn(jobs, looked);
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

    private async Task<(IReadOnlyList<GenerationJob> Jobs, bool Looked, (IReadOnlyList<int> Priorities, TimeSpan Took)? DearLook)> ClaimAsync(
        IJobRows rows, JobClaim claim, CancellationToken cancellationToken)
    {
        IReadOnlyList<GenerationJob> jobs = claim.Marks is { Count: > 0 } ? await rows.ClaimAsync(claim, cancellationToken).ConfigureAwait(false) : [];
        if (jobs.Count == claim.MaxJobs)
        {
            return (jobs, false, null);
        }

        var began = time.GetTimestamp();
        var rest = await rows.ClaimAsync(claim with { MaxJobs = claim.MaxJobs - jobs.Count, Marks = null }, cancellationToken).ConfigureAwait(false);
        var took = time.GetElapsedTime(began);
        jobs = [.. jobs.Concat(rest).OrderByDescending(job => job.Priority).ThenBy(job => job.AvailableAt).ThenBy(job => job.Id)];
        return rows.SlowsBesideOldTransactions && JobMarks.IsDear(took, rest.Count)
            ? (jobs, true, (await rows.ListPrioritiesAsync(cancellationToken).ConfigureAwait(false), took))
            : (jobs, true, null);
    }
}
