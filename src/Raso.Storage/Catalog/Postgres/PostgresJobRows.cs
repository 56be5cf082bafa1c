using Npgsql;
using Raso.Storage.Jobs;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of generation jobs in PostgreSQL.</summary>
internal sealed class PostgresJobRows(PostgresCommands commands) : IJobRows
{
    public Task<IReadOnlyList<GenerationJob>> InsertAsync(IReadOnlyList<NewJobRow> jobs, CancellationToken cancellationToken) => commands.ListAsync(
        new NpgsqlBatchCommand(JobSql.Insert)
            .With("ids", jobs.Select(row => row.Id))
            .With("papers", jobs.Select(row => row.Job.PaperId))
            .With("types", jobs.Select(row => CatalogText.JobTypes.Format(row.Job.Type)))
            .With("parameters", jobs.Select(row => CatalogJson.Format(row.Job.GenerationParameters)))
            .With("models", jobs.Select(row => CatalogJson.Format(row.Job.AiModelsConfig)))
            .With("presets", jobs.Select(row => CatalogText.QualityPresets.Format(row.Job.QualityPreset)))
            .With("priorities", (int[])[.. jobs.Select(row => row.Job.Priority)])
            .With("max_attempts", (int[])[.. jobs.Select(row => row.Job.MaxAttempts)])
            .With("delays", (long[])[.. jobs.Select(row => ToMilliseconds(row.Job.Delay))])
            .With("keys", jobs.Select(row => row.Job.IdempotencyKey))
            .With("traces", jobs.Select(row => row.TraceParent))
            .With("states", jobs.Select(row => row.TraceState)),
        PostgresJobRow.Read,
        cancellationToken);

    public Task<IReadOnlyList<GenerationJob>> FindAsync(IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        commands.ListAsync(new NpgsqlBatchCommand(JobSql.Find).With("ids", ids).With("keys", keys), PostgresJobRow.Read, cancellationToken);

    public Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken) =>
        commands.FirstAsync([new NpgsqlBatchCommand(JobSql.Get).With("id", id)], PostgresJobRow.Read, cancellationToken);

    public Task<IReadOnlyList<GenerationJob>> ListAsync(JobCriteria criteria, int limit, CancellationToken cancellationToken)
    {
        var sql = (criteria.PaperId, criteria.OldestFirst) switch
        {
            (null, false) => JobSql.ListNewest,
            (null, true) => JobSql.ListOldest,
            (_, false) => JobSql.ListNewestOfPaper,
            (_, true) => JobSql.ListOldestOfPaper,
        };
        var command = new NpgsqlBatchCommand(sql)
            .With("statuses", criteria.Statuses.Select(CatalogText.JobStatuses.Format))
            .With("types", Texts(criteria.Types))
            .With("after_time", criteria.From.CreatedAt)
            .With("after_id", criteria.From.Id)
            .With("limit", limit);
        if (criteria.PaperId is { } paperId)
        {
            command.With("paper_id", paperId);
        }

        return commands.ListAsync(command, PostgresJobRow.Read, cancellationToken);
    }

    public async Task<JobCounts> CountAsync(Guid? paperId, CancellationToken cancellationToken)
    {
        var command = paperId is { } id ? new NpgsqlBatchCommand(JobSql.CountOfPaper).With("paper_id", id) : new NpgsqlBatchCommand(JobSql.Count);
        return (await commands.ListAsync(command, PostgresJobRow.ReadCounts, cancellationToken).ConfigureAwait(false))[0];
    }

    public Task<GenerationJob?> CancelAsync(Guid id, string? reason, CancellationToken cancellationToken) => commands.FirstAsync(
        [new NpgsqlBatchCommand(JobSql.Cancel).With("id", id).With("reason", reason)], PostgresJobRow.Read, cancellationToken);

    public Task<GenerationJob?> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken) => commands.FirstAsync(
        [new NpgsqlBatchCommand(JobSql.Reschedule).With("id", id).With("priority", schedule.Priority).With("delay", schedule.Delay)],
        PostgresJobRow.Read,
        cancellationToken);

    public bool SlowsBesideOldTransactions => true;

    public Task<IReadOnlyList<int>> ListPrioritiesAsync(CancellationToken cancellationToken) =>
        commands.ListAsync(new NpgsqlBatchCommand(JobSql.ListPriorities), static row => row.Int32("priority"), cancellationToken);

    public async Task<TimeSpan?> TimeUntilNextAsync(IReadOnlyCollection<JobType> types, TimeSpan margin, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(JobSql.TimeUntilNext).With("types", Texts(types)).With("margin", margin);
        var found = await commands.ListAsync(command, static row => row.Int64OrNull("next_ms"), cancellationToken).ConfigureAwait(false);
        return found[0] is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    public async Task<IReadOnlyList<GenerationJob>> ClaimAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(claim.Marks is null ? JobSql.Claim : JobSql.ClaimBehind)
            .With("types", Texts(claim.Types))
            .With("limit", claim.MaxJobs)
            .With("worker", claim.Worker)
            .With("lease", claim.Lease);
        if (claim.Marks is { } marks)
        {
            command
                .With("priorities", (int[])[.. marks.Select(mark => mark.Priority)])
                .With("available", (DateTime[])[.. marks.Select(mark => mark.AvailableAt.UtcDateTime)])
                .With("after", marks.Select(mark => mark.Id));
        }

        var jobs = await commands.ListAsync(command, PostgresJobRow.Read, cancellationToken).ConfigureAwait(false);
        return [.. jobs.OrderByDescending(job => job.Priority).ThenBy(job => job.AvailableAt).ThenBy(job => job.Id)];
    }

    public Task<IReadOnlyList<GenerationJob>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        commands.ListAsync(Held(JobSql.Renew, leases).With("duration", duration), PostgresJobRow.Read, cancellationToken);

    public async Task<bool> ReportAsync(JobLease lease, JobProgress progress, CancellationToken cancellationToken)
    {
        var command = Held(JobSql.Report, [lease])
            .With("percentage", progress.Percentage)
            .With("stage", progress.Stage)
            .With("set_stages", progress.StagesCompleted is not null)
            .With("stages", progress.StagesCompleted ?? [])
            .With("remaining_ms", progress.Remaining is { } remaining ? ToMilliseconds(remaining) : (long?)null)
            .With("memory", progress.MemoryUsageMb)
            .With("cpu", progress.CpuUsagePercent)
            .With("gpu", progress.GpuUsagePercent);
        return await commands.ExecuteAsync(command, cancellationToken).ConfigureAwait(false) > 0;
    }

    public Task<IReadOnlyList<Guid>> CompleteAsync(IReadOnlyList<JobCompletion> completions, CancellationToken cancellationToken) => commands.ListAsync(
        Held(JobSql.Complete, [.. completions.Select(completion => completion.Lease)])
            .With("outputs", completions.Select(completion => CatalogJson.Format(completion.Result?.OutputAssets)))
            .With("metrics", completions.Select(completion => CatalogJson.Format(completion.Result?.PerformanceMetrics))),
        static row => row.Guid("id"),
        cancellationToken);

    public Task<GenerationJob?> FailAsync(JobLease lease, JobFailure failure, double share, CancellationToken cancellationToken) => commands.FirstAsync(
        [
            Held(JobSql.Fail, [lease])
                .With("error", failure.Error)
                .With("retry", failure.Retry)
                .With("share", (double?)share)
                .With("first_ms", (double?)failure.BackOff.TotalMilliseconds)
                .With("max_ms", (double?)failure.MaxBackOff.TotalMilliseconds)
                .With("metrics", failure.PerformanceMetrics),
        ],
        PostgresJobRow.Read,
        cancellationToken);

    public Task<IReadOnlyList<Guid>> ReleaseAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken) =>
        commands.ListAsync(Held(JobSql.Release, leases), static row => row.Guid("id"), cancellationToken);

    public Task<int> RescueAsync(int limit, CancellationToken cancellationToken) =>
        commands.ExecuteAsync(new NpgsqlBatchCommand(JobSql.Rescue).With("limit", limit), cancellationToken);

    public Task<int> PurgeAsync(IReadOnlyCollection<JobStatus> statuses, TimeSpan olderThan, int limit, CancellationToken cancellationToken) => commands.ExecuteAsync(
        new NpgsqlBatchCommand(JobSql.Purge)
            .With("statuses", statuses.Select(CatalogText.JobStatuses.Format))
            .With("older_than", olderThan)
            .With("limit", limit),
        cancellationToken);

    private static NpgsqlBatchCommand Held(string sql, IReadOnlyList<JobLease> leases) => new NpgsqlBatchCommand(sql)
        .With("ids", leases.Select(lease => lease.JobId))
        .With("tokens", (long[])[.. leases.Select(lease => lease.Token)]);

    private static IEnumerable<string> Texts(IReadOnlyCollection<JobType> types) => types.Select(CatalogText.JobTypes.Format);

    private static long ToMilliseconds(TimeSpan duration) => (long)Math.Ceiling(duration.TotalMilliseconds);
}
