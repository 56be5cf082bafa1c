using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Jobs;

/// <summary>Checks what is asked from outside of a worker, before anything is read or written.</summary>
internal static class JobRules
{
    private const int MaxJobs = 100_000;
    private const int MaxPageSize = 1000;
    private const int MaxPriority = 1000;
    private const int MaxAttempts = 100;
    private const int MaxKey = 200;
    private const int MaxReason = 500;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(366);

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(IReadOnlyList<NewGenerationJob> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var checks = new FieldChecks();
        checks.Require(jobs.Count <= MaxJobs, nameof(jobs), $"has {jobs.Count} jobs; at most {MaxJobs} are allowed in one call.");
        checks.ThrowIfAny();
        HashSet<Guid> ids = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (var i = 0; i < jobs.Count; i++)
        {
            var job = jobs[i];
            var at = jobs.Count == 1 ? string.Empty : $"[{i}].";
            if (job is null)
            {
                throw new ArgumentException($"The job at index {i} is null; leave it out.", nameof(jobs));
            }

            Check(checks, job, at);
            checks.Require(job.Id is not { } id || ids.Add(id), at + nameof(job.Id), "is that of another job of the call.");
            checks.Require(job.IdempotencyKey is not { } key || keys.Add(key), at + nameof(job.IdempotencyKey), "is that of another job of the call.");
        }

        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(JobSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var checks = new FieldChecks();
        checks.InRange(schedule.Priority, nameof(schedule.Priority), -MaxPriority, MaxPriority);
        Duration(checks, schedule.Delay ?? TimeSpan.Zero, nameof(schedule.Delay), TimeSpan.Zero, LongestDelay);
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">The reason is at fault.</exception>
    public static void CheckReason(string? reason)
    {
        var checks = new FieldChecks();
        checks.Line(reason, nameof(reason), MaxReason);
        checks.ThrowIfAny();
    }

    /// <summary>Checks the page that is asked for, and gives what is to be listed.</summary>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static JobCriteria Check(JobListOptions options)
    {
        var checks = new FieldChecks();
        JobKey? after = null;
        var statuses = options.Statuses ?? Enum.GetValues<JobStatus>();
        var types = options.Types ?? Enum.GetValues<JobType>();
        checks.Require(options.PaperId != Guid.Empty, nameof(options.PaperId), "is empty; leave it out or give the id of a paper.");
        Some(checks, statuses, nameof(options.Statuses));
        Some(checks, types, nameof(options.Types));
        checks.InRange(options.PageSize, nameof(options.PageSize), 1, MaxPageSize);
        if (options.After is not null)
        {
            checks.Require(JobCursor.TryRead(options.After, options, out var key), nameof(options.After), PageStart.Refusal);
            after = key;
        }

        checks.ThrowIfAny();
        return new JobCriteria { PaperId = options.PaperId, Statuses = statuses, Types = types, After = after, OldestFirst = options.OldestFirst };
    }

    public static void Duration(FieldChecks checks, TimeSpan value, string field, TimeSpan least, TimeSpan greatest) =>
        checks.Require(value >= least && value <= greatest, field, $"is {value:c}; {least:c} to {greatest:c} are allowed.");

    /// <summary>Checks a choice of types, of which none is all of them.</summary>
    public static void Types(FieldChecks checks, IReadOnlyCollection<JobType>? types, string field)
    {
        if (types is not null)
        {
            Some(checks, types, field);
        }
    }

    public static void Some<T>(FieldChecks checks, IReadOnlyCollection<T>? values, string field)
        where T : struct, Enum => checks.Require(
            values is { Count: > 0 } && values.All(Enum.IsDefined),
            field,
            $"is empty or has what is none of: {string.Join(", ", Enum.GetNames<T>())}.");

    private static void Check(FieldChecks checks, NewGenerationJob job, string at)
    {
        checks.Require(job.Id != Guid.Empty, at + nameof(job.Id), "is empty; leave it out or give a new one.");
        checks.Require(job.PaperId != Guid.Empty, at + nameof(job.PaperId), "is empty; give the id of a paper.");
        checks.Defined(job.Type, at + nameof(job.Type));
        checks.Json(job.GenerationParameters, at + nameof(job.GenerationParameters));
        checks.Json(job.AiModelsConfig, at + nameof(job.AiModelsConfig));
        checks.Defined(job.QualityPreset, at + nameof(job.QualityPreset));
        checks.InRange(job.Priority, at + nameof(job.Priority), -MaxPriority, MaxPriority);
        checks.InRange(job.MaxAttempts, at + nameof(job.MaxAttempts), 1, MaxAttempts);
        Duration(checks, job.Delay, at + nameof(job.Delay), TimeSpan.Zero, LongestDelay);
        checks.Line(job.IdempotencyKey, at + nameof(job.IdempotencyKey), MaxKey);
    }
}
