using Raso.Storage.Catalog;
using Raso.Storage.Jobs;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of generation jobs. One writer at a time: what a change reads first still holds when it writes.</summary>
internal sealed class SqliteJobRows(SqliteStatements statements) : IJobRows
{
    /// <summary>Gets a value indicating whether jobs came, or one is to be told to stop: those who wait want to know when this is committed.</summary>
    public bool HasSignal { get; private set; }

    public Task<IReadOnlyList<GenerationJob>> InsertAsync(IReadOnlyList<NewJobRow> jobs, CancellationToken cancellationToken) =>
        statements.Run<IReadOnlyList<GenerationJob>>(() =>
        {
            var inserted = new List<GenerationJob>(jobs.Count);
            foreach (var row in jobs)
            {
                if (!statements.Any(JobSql.Exists, ById(row.Id).Text("$key", row.Job.IdempotencyKey), cancellationToken))
                {
                    statements.Execute(JobSql.Insert, SqliteJobRow.Write(row), cancellationToken);
                    inserted.Add(Get(row.Id, cancellationToken)!);
                }
            }

            HasSignal |= inserted.Count > 0;
            return inserted;
        });

    public Task<IReadOnlyList<GenerationJob>> FindAsync(IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        statements.Run(() => Find(ids, keys, cancellationToken));

    public Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken) => statements.Run(() => Get(id, cancellationToken));

    public Task<IReadOnlyList<GenerationJob>> ListAsync(JobCriteria criteria, int limit, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var sql = (criteria.PaperId, criteria.OldestFirst) switch
        {
            (null, false) => JobSql.ListNewest,
            (null, true) => JobSql.ListOldest,
            (_, false) => JobSql.ListNewestOfPaper,
            (_, true) => JobSql.ListOldestOfPaper,
        };
        var arguments = new SqliteArguments()
            .Texts("$statuses", criteria.Statuses.Select(CatalogText.JobStatuses.Format))
            .Texts("$types", Texts(criteria.Types))
            .Time("$after_time", criteria.From.CreatedAt)
            .Id("$after_id", criteria.From.Id)
            .Integer("$limit", limit);
        if (criteria.PaperId is { } paperId)
        {
            arguments.Id("$paper_id", paperId);
        }

        return statements.Query(sql, arguments, SqliteJobRow.Read, cancellationToken);
    });

    public Task<JobCounts> CountAsync(Guid? paperId, CancellationToken cancellationToken) => statements.Run(() =>
        paperId is { } id
            ? statements.Query(JobSql.CountOfPaper, new SqliteArguments().Id("$paper_id", id), SqliteJobRow.ReadCounts, cancellationToken)[0]
            : statements.Query(JobSql.Count, new SqliteArguments(), SqliteJobRow.ReadCounts, cancellationToken)[0]);

    public Task<GenerationJob?> CancelAsync(Guid id, string? reason, CancellationToken cancellationToken) => statements.Run(() =>
        Changed(JobSql.Cancel, ById(id).Text("$reason", reason), id, cancellationToken));

    public Task<GenerationJob?> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken) => statements.Run(() =>
        Changed(
            JobSql.Reschedule,
            ById(id).Integer("$priority", schedule.Priority).Modifier("$delay", schedule.Delay),
            id,
            cancellationToken));

    public Task<IReadOnlyList<int>> ListPrioritiesAsync(CancellationToken cancellationToken) => statements.Run(() => ListPriorities(cancellationToken));

    public Task<TimeSpan?> TimeUntilNextAsync(IReadOnlyCollection<JobType> types, TimeSpan margin, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var arguments = new SqliteArguments().Texts("$types", Texts(types)).Modifier("$margin", -margin);
        var found = statements.Query(JobSql.TimeUntilNext, arguments, static row => row.IntegerOrNull("next_ms"), cancellationToken);
        return found[0] is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : (TimeSpan?)null;
    });

    public Task<IReadOnlyList<GenerationJob>> ClaimAsync(JobClaim claim, CancellationToken cancellationToken) => statements.Run<IReadOnlyList<GenerationJob>>(() =>
    {
        var due = new List<Guid>();
        var marks = claim.Marks ?? [.. ListPriorities(cancellationToken).Select(JobMark.Before)];
        for (var i = 0; i < marks.Count && due.Count < claim.MaxJobs; i++)
        {
            var (priority, available, after) = marks[i];
            var arguments = new SqliteArguments()
                .Integer("$priority", priority)
                .Time("$available", available)
                .Id("$after", after)
                .Texts("$types", Texts(claim.Types))
                .Integer("$limit", claim.MaxJobs - due.Count);
            due.AddRange(statements.Query(JobSql.Due, arguments, static row => row.Id("id"), cancellationToken));
        }

        foreach (var id in due)
        {
            statements.Execute(JobSql.Claim, ById(id).Text("$worker", claim.Worker).Modifier("$lease", claim.Lease), cancellationToken);
        }

        return [.. due.Select(id => Get(id, cancellationToken)!)];
    });

    public Task<IReadOnlyList<GenerationJob>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        statements.Run<IReadOnlyList<GenerationJob>>(() =>
        [
            .. leases
                .Where(lease => statements.Execute(JobSql.Renew, Held(lease).Modifier("$duration", duration), cancellationToken) > 0)
                .Select(lease => Get(lease.JobId, cancellationToken)!),
        ]);

    public Task<bool> ReportAsync(JobLease lease, JobProgress progress, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(JobSql.Report, SqliteJobRow.Write(Held(lease), progress), cancellationToken) > 0);

    public Task<IReadOnlyList<Guid>> CompleteAsync(IReadOnlyList<JobCompletion> completions, CancellationToken cancellationToken) =>
        statements.Run<IReadOnlyList<Guid>>(() =>
        [
            .. completions
                .Where(completion => statements.Execute(
                    JobSql.Complete,
                    Held(completion.Lease).Json("$outputs", completion.Result?.OutputAssets).Json("$metrics", completion.Result?.PerformanceMetrics),
                    cancellationToken) > 0)
                .Select(completion => completion.Lease.JobId),
        ]);

    public Task<GenerationJob?> FailAsync(JobLease lease, JobFailure failure, double share, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (Get(lease.JobId, cancellationToken) is not { } job)
        {
            return null;
        }

        var wait = share * Math.Min(failure.MaxBackOff.TotalMilliseconds, failure.BackOff.TotalMilliseconds * Math.Pow(2, Math.Clamp(job.Attempts - 1, 0, 40)));
        var arguments = Held(lease)
            .Integer("$retry", failure.Retry ? 1 : 0)
            .Modifier("$delay", TimeSpan.FromMilliseconds(wait))
            .Text("$error", failure.Error)
            .Json("$metrics", failure.PerformanceMetrics);
        return Changed(JobSql.Fail, arguments, lease.JobId, cancellationToken);
    });

    public Task<IReadOnlyList<Guid>> ReleaseAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken) => statements.Run<IReadOnlyList<Guid>>(() =>
    {
        HasSignal = true;
        return [.. leases.Where(lease => statements.Execute(JobSql.Release, Held(lease), cancellationToken) > 0).Select(lease => lease.JobId)];
    });

    public Task<int> RescueAsync(int limit, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var rescued = statements.Execute(JobSql.Rescue, new SqliteArguments().Integer("$limit", limit), cancellationToken);
        HasSignal |= rescued > 0;
        return rescued;
    });

    public Task<int> PurgeAsync(IReadOnlyCollection<JobStatus> statuses, TimeSpan olderThan, int limit, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(
            JobSql.Purge,
            new SqliteArguments()
                .Texts("$statuses", statuses.Select(CatalogText.JobStatuses.Format))
                .Modifier("$older_than", -olderThan)
                .Integer("$limit", limit),
            cancellationToken));

    private IReadOnlyList<int> ListPriorities(CancellationToken cancellationToken) =>
        statements.Query(JobSql.ListPriorities, new SqliteArguments(), static row => row.Int32("priority"), cancellationToken);

    private GenerationJob? Get(Guid id, CancellationToken cancellationToken) =>
        statements.QueryFirst(JobSql.Get, ById(id), SqliteJobRow.Read, cancellationToken);

    private IReadOnlyList<GenerationJob> Find(IEnumerable<Guid> ids, IEnumerable<string> keys, CancellationToken cancellationToken) =>
        statements.Query(JobSql.Find, new SqliteArguments().Ids("$ids", ids).Texts("$keys", keys), SqliteJobRow.Read, cancellationToken);

    private GenerationJob? Changed(string sql, SqliteArguments arguments, Guid id, CancellationToken cancellationToken)
    {
        if (statements.Execute(sql, arguments, cancellationToken) == 0)
        {
            return null;
        }

        HasSignal = true;
        return Get(id, cancellationToken);
    }

    private static SqliteArguments ById(Guid id) => new SqliteArguments().Id("$id", id);

    private static SqliteArguments Held(JobLease lease) => ById(lease.JobId).Integer("$token", lease.Token);

    private static IEnumerable<string> Texts(IReadOnlyCollection<JobType> types) => types.Select(CatalogText.JobTypes.Format);
}
