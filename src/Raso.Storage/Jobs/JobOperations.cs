using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <summary>The operations on jobs from outside of a worker, within one transaction.</summary>
internal sealed class JobOperations(ICatalogSession session) : IJobOperations
{
    // One statement's worth: parameters of some megabytes at most where documents are of the usual size.
    private const int Batch = 1000;

    /// <summary>Gives each job the id that every run of a transaction inserts it with.</summary>
    public static IReadOnlyList<NewGenerationJob> Identify(IReadOnlyList<NewGenerationJob> jobs) =>
        [.. jobs.Select(job => job.Id is null && job.IdempotencyKey is null ? job with { Id = Guid.CreateVersion7() } : job)];

    public async Task<GenerationJob> EnqueueAsync(NewGenerationJob job, CancellationToken cancellationToken = default) =>
        (await EnqueueManyAsync([job], cancellationToken).ConfigureAwait(false))[0];

    public async Task<IReadOnlyList<GenerationJob>> EnqueueManyAsync(IReadOnlyList<NewGenerationJob> jobs, CancellationToken cancellationToken = default)
    {
        JobRules.Check(jobs);
        var (trace, state) = JobTrace.Current;
        var rows = new List<GenerationJob>(jobs.Count);
        foreach (var batch in jobs.Chunk(Batch))
        {
            NewJobRow[] wanted = [.. batch.Select(job => new NewJobRow(job.Id ?? Guid.CreateVersion7(), job, trace, state))];
            var inserted = (await InsertAsync(wanted, cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Id);
            NewJobRow[] known = [.. wanted.Where(row => !inserted.ContainsKey(row.Id))];
            var found = known.Length > 0 ? await FindAsync(known, cancellationToken).ConfigureAwait(false) : [];
            rows.AddRange(wanted.Select(row => inserted.TryGetValue(row.Id, out var made) ? made : found[row.Id]));
        }

        return rows;
    }

    public Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken = default) => session.Jobs.GetAsync(id, cancellationToken);

    public async Task<Page<GenerationJob>> ListAsync(JobListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new JobListOptions();
        var criteria = JobRules.Check(options);
        // One row more than asked for tells whether another page follows.
        var rows = await session.Jobs.ListAsync(criteria, options.PageSize + 1, cancellationToken).ConfigureAwait(false);
        return rows.Count <= options.PageSize
            ? new Page<GenerationJob>(rows, null)
            : new Page<GenerationJob>([.. rows.Take(options.PageSize)], JobCursor.Write(rows[options.PageSize - 1], options));
    }

    public Task<JobCounts> CountAsync(Guid? paperId = null, CancellationToken cancellationToken = default) => session.Jobs.CountAsync(paperId, cancellationToken);

    public async Task<GenerationJob> CancelAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default)
    {
        JobRules.CheckReason(reason);
        if (await session.Jobs.CancelAsync(id, reason, cancellationToken).ConfigureAwait(false) is { } changed)
        {
            return changed;
        }

        var job = await session.Jobs.GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw JobErrors.NotFound(id);
        return job.Status == JobStatus.Cancelled || job.IsCancelRequested ? job : throw JobErrors.Ended(job, "cancelled");
    }

    public async Task<GenerationJob> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken = default)
    {
        JobRules.Check(schedule);
        if (await session.Jobs.RescheduleAsync(id, schedule, cancellationToken).ConfigureAwait(false) is { } changed)
        {
            return changed;
        }

        var job = await session.Jobs.GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw JobErrors.NotFound(id);
        throw JobErrors.Ended(job, "rescheduled");
    }

    private async Task<IReadOnlyList<GenerationJob>> InsertAsync(NewJobRow[] rows, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Jobs.InsertAsync(rows, cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.NotFound)
        {
            throw JobErrors.NoPaper([.. rows.Select(row => row.Job.PaperId).Distinct()], error);
        }
    }

    private async Task<Dictionary<Guid, GenerationJob>> FindAsync(NewJobRow[] known, CancellationToken cancellationToken)
    {
        var rows = await session.Jobs.FindAsync(
            [.. known.Select(row => row.Id)], [.. known.Select(row => row.Job.IdempotencyKey).OfType<string>()], cancellationToken).ConfigureAwait(false);
        var byId = rows.ToDictionary(row => row.Id);
        var byKey = rows.Where(row => row.IdempotencyKey is not null).ToDictionary(row => row.IdempotencyKey!, StringComparer.Ordinal);
        var found = new Dictionary<Guid, GenerationJob>(known.Length);
        foreach (var wanted in known)
        {
            var row = byId.GetValueOrDefault(wanted.Id) ?? (wanted.Job.IdempotencyKey is { } key ? byKey.GetValueOrDefault(key) : null) ?? throw JobErrors.Gone();
            found.Add(wanted.Id, row.Matches(wanted.Job) ? row : throw JobErrors.Taken(wanted.Job));
        }

        return found;
    }
}
