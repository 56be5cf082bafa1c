using System.Security.Cryptography;
using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <inheritdoc cref="IGenerationJobQueue"/>
internal sealed class GenerationJobQueue : IGenerationJobQueue
{
    private const int RescueBatch = 1000;

    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(1);

    private readonly ICatalog _catalog;
    private readonly JobClaims _claims;

    // Ends that this process made; of others' ends those who wait learn by looking.
    private readonly JobSignal _ended;
    private long _seen;

    public GenerationJobQueue(ICatalog catalog, TimeProvider time)
    {
        _catalog = catalog;
        _claims = new JobClaims(catalog, time);
        _ended = new JobSignal(time);
    }

    /// <summary>Gets the shortest lease; shorter ones are for tests, which cannot wait as long.</summary>
    internal TimeSpan ShortestLease { get; set; } = TimeSpan.FromSeconds(5);

    public async Task<GenerationJob> EnqueueAsync(NewGenerationJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return (await EnqueueManyAsync([job], cancellationToken).ConfigureAwait(false))[0];
    }

    public Task<IReadOnlyList<GenerationJob>> EnqueueManyAsync(IReadOnlyList<NewGenerationJob> jobs, CancellationToken cancellationToken = default)
    {
        JobRules.Check(jobs);
        if (jobs.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<GenerationJob>>([]);
        }

        // One id for every run of the function, so that a run after a collision creates the same rows.
        var identified = JobOperations.Identify(jobs);
        return WriteAsync((operations, token) => operations.EnqueueManyAsync(identified, token), cancellationToken);
    }

    public Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        ReadAsync((operations, token) => operations.GetAsync(id, token), latest: true, cancellationToken);

    public Task<Page<GenerationJob>> ListAsync(JobListOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync((operations, token) => operations.ListAsync(options, token), options?.Latest == true, cancellationToken);

    public Task<JobCounts> CountAsync(Guid? paperId = null, CancellationToken cancellationToken = default) =>
        ReadAsync((operations, token) => operations.CountAsync(paperId, token), latest: true, cancellationToken);

    public Task<GenerationJob> CancelAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default)
    {
        JobRules.CheckReason(reason);
        return EndAsync(WriteAsync((operations, token) => operations.CancelAsync(id, reason, token), cancellationToken));
    }

    public Task<GenerationJob> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken = default)
    {
        JobRules.Check(schedule);
        return WriteAsync((operations, token) => operations.RescheduleAsync(id, schedule, token), cancellationToken);
    }

    public async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(JobClaimOptions options, CancellationToken cancellationToken = default)
    {
        LeaseRules.Check(options, ShortestLease);
        var before = _catalog.JobSignal.Count;
        var claimed = await _claims.RunAsync(options, cancellationToken).ConfigureAwait(false);
        if (claimed.Count < options.MaxJobs)
        {
            // All that came before is claimed; what came meanwhile is not waited past.
            Interlocked.Exchange(ref _seen, before);
        }

        return claimed;
    }

    public async Task<JobRenewal> RenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        var renewal = (await RenewManyAsync([lease], duration, cancellationToken).ConfigureAwait(false))[0];
        return renewal.IsLost ? throw JobErrors.LeaseLost(lease) : renewal;
    }

    public async Task<IReadOnlyList<JobRenewal>> RenewManyAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        LeaseRules.CheckRenewal(leases, duration, ShortestLease);
        JobLease[] distinct = [.. leases.Distinct()];
        var held = distinct.Length == 0
            ? []
            : (await RowsAsync((rows, token) => rows.RenewAsync(distinct, duration, token), cancellationToken).ConfigureAwait(false)).ToDictionary(job => job.Id);
        return [.. leases.Select(lease => held.TryGetValue(lease.JobId, out var job) && job.LeaseToken == lease.Token ? Renewed(lease, job) : new JobRenewal { Lease = lease, IsLost = true })];
    }

    public async Task ReportAsync(JobLease lease, JobProgress progress, CancellationToken cancellationToken = default)
    {
        var rounded = LeaseRules.Check(progress);
        if (!await RowsAsync((rows, token) => rows.ReportAsync(lease, rounded, token), cancellationToken).ConfigureAwait(false))
        {
            throw JobErrors.LeaseLost(lease);
        }
    }

    public async Task<IReadOnlyList<JobLease>> ReportManyAsync(IReadOnlyList<JobReport> reports, CancellationToken cancellationToken = default)
    {
        // By id, so that two that report the same jobs wait for each other one way round.
        JobReport[] rounded = [.. LeaseRules.Check(reports).OrderBy(report => report.Lease.JobId)];
        return rounded.Length == 0
            ? []
            : await RowsAsync(
                async (rows, token) =>
                {
                    var lost = new List<JobLease>();
                    foreach (var report in rounded)
                    {
                        if (!await rows.ReportAsync(report.Lease, report.Progress, token).ConfigureAwait(false))
                        {
                            lost.Add(report.Lease);
                        }
                    }

                    return lost;
                },
                cancellationToken).ConfigureAwait(false);
    }

    public Task<GenerationJob> CompleteAsync(JobLease lease, JobResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        JobCompletion[] completions = [new(lease, result)];
        LeaseRules.Check(completions);
        return EndAsync(RowsAsync(
            async (rows, token) => await rows.CompleteAsync(completions, token).ConfigureAwait(false) is [var id]
                ? (await rows.GetAsync(id, token).ConfigureAwait(false))!
                : throw JobErrors.LeaseLost(lease),
            cancellationToken));
    }

    public async Task<IReadOnlyList<JobLease>> CompleteManyAsync(IReadOnlyList<JobCompletion> completions, CancellationToken cancellationToken = default)
    {
        LeaseRules.Check(completions);
        if (completions.Count == 0)
        {
            return [];
        }

        var completed = await EndAsync(RowsAsync((rows, token) => rows.CompleteAsync(completions, token), cancellationToken)).ConfigureAwait(false);
        var ids = completed.ToHashSet();
        return [.. completions.Select(completion => completion.Lease).Where(lease => !ids.Contains(lease.JobId))];
    }

    public Task<GenerationJob> FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellationToken = default)
    {
        var storable = LeaseRules.Check(failure);
        var share = RandomNumberGenerator.GetInt32(500, 1001) / 1000.0;
        return EndAsync(RowsAsync(
            async (rows, token) => await rows.FailAsync(lease, storable, share, token).ConfigureAwait(false) ?? throw JobErrors.LeaseLost(lease),
            cancellationToken));
    }

    public async Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default)
    {
        if ((await ReleaseManyAsync([lease], cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            throw JobErrors.LeaseLost(lease);
        }
    }

    public async Task<IReadOnlyList<JobLease>> ReleaseManyAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken = default)
    {
        LeaseRules.CheckRelease(leases);
        JobLease[] distinct = [.. leases.Distinct()];
        if (distinct.Length == 0)
        {
            return [];
        }

        // A job that is named under two tokens is released under the one that holds.
        var released = await EndAsync(RowsAsync(
            async (rows, token) =>
            {
                var ids = await rows.ReleaseAsync(distinct, token).ConfigureAwait(false);
                var jobs = await rows.FindAsync([.. ids], [], token).ConfigureAwait(false);
                return jobs.Select(job => (job.Id, job.LeaseToken)).ToHashSet();
            },
            cancellationToken)).ConfigureAwait(false);
        return [.. distinct.Where(lease => !released.Contains((lease.JobId, lease.Token)))];
    }

    public async Task<GenerationJob> WaitAsync(Guid id, CancellationToken cancellationToken = default)
    {
        for (var pause = FirstPoll; ; pause = pause * 2 < LongestPoll ? pause * 2 : LongestPoll)
        {
            var seen = _ended.Count;
            var job = await GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw JobErrors.NotFound(id);
            if (job.IsEnded)
            {
                return job;
            }

            await _ended.WaitAsync(seen, pause, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<bool> WaitForSignalAsync(TimeSpan atMost, CancellationToken cancellationToken = default)
    {
        LeaseRules.CheckWait(atMost);
        return _catalog.JobSignal.WaitAsync(Interlocked.Read(ref _seen), atMost, cancellationToken);
    }

    public async Task<TimeSpan?> TimeUntilNextAsync(IReadOnlyCollection<JobType>? types = null, CancellationToken cancellationToken = default)
    {
        LeaseRules.CheckTypes(types);
        var wanted = types ?? Enum.GetValues<JobType>();
        var left = await _catalog.ReadLatestAsync((session, token) => session.Jobs.TimeUntilNextAsync(wanted, JustNow, token), cancellationToken).ConfigureAwait(false);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    public async Task<int> RescueAsync(CancellationToken cancellationToken = default)
    {
        for (var total = 0; ;)
        {
            var rescued = await EndAsync(RowsAsync((rows, token) => rows.RescueAsync(RescueBatch, token), cancellationToken)).ConfigureAwait(false);
            total += rescued;
            if (rescued < RescueBatch)
            {
                return total;
            }
        }
    }

    public async Task<long> PurgeAsync(JobPurge policy, CancellationToken cancellationToken = default)
    {
        LeaseRules.Check(policy);
        for (var total = 0L; ;)
        {
            var purged = await RowsAsync((rows, token) => rows.PurgeAsync(policy.Statuses, policy.OlderThan, policy.BatchSize, token), cancellationToken).ConfigureAwait(false);
            total += purged;
            if (purged < policy.BatchSize)
            {
                return total;
            }
        }
    }

    private static JobRenewal Renewed(JobLease lease, GenerationJob job) =>
        new() { Lease = lease, LeaseUntil = job.LeaseUntil, IsCancelRequested = job.IsCancelRequested, CancelReason = job.CancelReason };

    private async Task<T> EndAsync<T>(Task<T> write)
    {
        var result = await write.ConfigureAwait(false);
        _ended.Pulse();
        return result;
    }

    private Task<T> ReadAsync<T>(Func<JobOperations, CancellationToken, Task<T>> read, bool latest, CancellationToken cancellationToken) => latest
        ? _catalog.ReadLatestAsync((session, token) => read(new JobOperations(session), token), cancellationToken)
        : _catalog.ReadAsync((session, token) => read(new JobOperations(session), token), cancellationToken);

    private Task<T> WriteAsync<T>(Func<JobOperations, CancellationToken, Task<T>> write, CancellationToken cancellationToken) =>
        _catalog.WriteAsync((session, token) => write(new JobOperations(session), token), cancellationToken);

    private Task<T> RowsAsync<T>(Func<IJobRows, CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        _catalog.WriteAsync((session, token) => call(session.Jobs, token), cancellationToken);
}
