using Raso.Storage.Validation;

namespace Raso.Storage.Jobs;

/// <summary>Checks what workers ask, before anything is read or written.</summary>
internal static class LeaseRules
{
    private const int MaxJobs = 1000;
    private const int MaxWorker = 200;
    private const int MaxStage = 100;
    private const int MaxStages = 1000;
    private const int MaxStageName = 200;
    private const int MaxBatch = 10_000;
    private const decimal MaxUse = 99_999.99m;

    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(36_500);

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(JobClaimOptions options, TimeSpan shortestLease)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checks = new FieldChecks();
        checks.RequiredLine(options.Worker, nameof(options.Worker), MaxWorker);
        checks.InRange(options.MaxJobs, nameof(options.MaxJobs), 1, MaxJobs);
        JobRules.Duration(checks, options.Lease, nameof(options.Lease), shortestLease, LongestLease);
        JobRules.Types(checks, options.Types, nameof(options.Types));
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">It lists what is at fault.</exception>
    public static void CheckRenewal(IReadOnlyList<JobLease> leases, TimeSpan duration, TimeSpan shortestLease)
    {
        ArgumentNullException.ThrowIfNull(leases);
        var checks = new FieldChecks();
        Count(checks, leases.Count, nameof(leases));
        JobRules.Duration(checks, duration, nameof(duration), shortestLease, LongestLease);
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">There are too many.</exception>
    public static void CheckRelease(IReadOnlyList<JobLease> leases)
    {
        ArgumentNullException.ThrowIfNull(leases);
        var checks = new FieldChecks();
        Count(checks, leases.Count, nameof(leases));
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(IReadOnlyList<JobCompletion> completions)
    {
        ArgumentNullException.ThrowIfNull(completions);
        var checks = new FieldChecks();
        Count(checks, completions.Count, nameof(completions));
        checks.ThrowIfAny();
        HashSet<Guid> ids = [];
        for (var i = 0; i < completions.Count; i++)
        {
            var completion = completions[i];
            ArgumentNullException.ThrowIfNull(completion, nameof(completions));
            var at = completions.Count == 1 ? string.Empty : $"[{i}].";
            checks.Require(ids.Add(completion.Lease.JobId), $"{at}{nameof(completion.Lease)}", "is of a job that is named before.");
            checks.Json(completion.Result?.OutputAssets, at + nameof(JobResult.OutputAssets));
            checks.Json(completion.Result?.PerformanceMetrics, at + nameof(JobResult.PerformanceMetrics));
        }

        checks.ThrowIfAny();
    }

    /// <summary>Checks what is to be noted of several jobs, and rounds it as the rows hold it.</summary>
    /// <exception cref="ValidationException">It lists every field at fault of the first that has one.</exception>
    public static IReadOnlyList<JobReport> Check(IReadOnlyList<JobReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var checks = new FieldChecks();
        Count(checks, reports.Count, nameof(reports));
        HashSet<Guid> ids = [];
        for (var i = 0; i < reports.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(reports[i], nameof(reports));
            checks.Require(ids.Add(reports[i].Lease.JobId), $"[{i}].{nameof(JobReport.Lease)}", "is of a job that is named before.");
        }

        checks.ThrowIfAny();
        return [.. reports.Select(report => report with { Progress = Check(report.Progress) })];
    }

    /// <summary>Checks what is to be noted, and rounds it as the row holds it.</summary>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static JobProgress Check(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var checks = new FieldChecks();
        Within(checks, progress.Percentage, nameof(progress.Percentage), 100);
        Within(checks, progress.CpuUsagePercent, nameof(progress.CpuUsagePercent), MaxUse);
        Within(checks, progress.GpuUsagePercent, nameof(progress.GpuUsagePercent), MaxUse);
        checks.Line(progress.Stage, nameof(progress.Stage), MaxStage);
        checks.InRange(progress.MemoryUsageMb, nameof(progress.MemoryUsageMb), 0, int.MaxValue);
        if (progress.StagesCompleted is { } stages)
        {
            checks.Lines(stages, nameof(progress.StagesCompleted), MaxStages, MaxStageName, required: false);
        }

        if (progress.Remaining is { } remaining)
        {
            JobRules.Duration(checks, remaining, nameof(progress.Remaining), TimeSpan.Zero, LongestWait);
        }

        checks.ThrowIfAny();
        return progress with
        {
            Percentage = Round(progress.Percentage),
            CpuUsagePercent = Round(progress.CpuUsagePercent),
            GpuUsagePercent = Round(progress.GpuUsagePercent),
        };
    }

    /// <summary>Checks a failure, and makes of its text what every catalogue keeps.</summary>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static JobFailure Check(JobFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var checks = new FieldChecks();
        var error = ErrorText.Storable(failure.Error ?? string.Empty);
        checks.Require(TextFaults.Blank(error, string.Empty) is null, nameof(failure.Error), "is blank; say what went wrong.");
        JobRules.Duration(checks, failure.BackOff, nameof(failure.BackOff), TimeSpan.Zero, LongestLease);
        JobRules.Duration(checks, failure.MaxBackOff, nameof(failure.MaxBackOff), TimeSpan.Zero, LongestWait);
        checks.Json(failure.PerformanceMetrics, nameof(failure.PerformanceMetrics));
        checks.ThrowIfAny();
        return failure with { Error = error };
    }

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(JobPurge policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var checks = new FieldChecks();
        JobRules.Duration(checks, policy.OlderThan, nameof(policy.OlderThan), TimeSpan.Zero, LongestAge);
        checks.InRange(policy.BatchSize, nameof(policy.BatchSize), 1, MaxBatch);
        checks.Require(
            policy.Statuses is { Count: > 0 } && policy.Statuses.All(status => status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled),
            nameof(policy.Statuses),
            $"is empty or has what does not end a job; {JobStatus.Completed}, {JobStatus.Failed} and {JobStatus.Cancelled} are allowed.");
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">The types are none, or not defined.</exception>
    public static void CheckTypes(IReadOnlyCollection<JobType>? types)
    {
        var checks = new FieldChecks();
        JobRules.Types(checks, types, nameof(types));
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">The wait is too short or too long.</exception>
    public static void CheckWait(TimeSpan atMost)
    {
        var checks = new FieldChecks();
        JobRules.Duration(checks, atMost, nameof(atMost), ShortestWait, LongestLease);
        checks.ThrowIfAny();
    }

    private static void Count(FieldChecks checks, int count, string field) =>
        checks.Require(count <= MaxJobs, field, $"has {count} entries; at most {MaxJobs} are allowed.");

    private static void Within(FieldChecks checks, decimal? value, string field, decimal greatest) =>
        checks.Require(value is null or >= 0 && !(value > greatest), field, $"is {value}; 0 to {greatest} are allowed.");

    private static decimal? Round(decimal? value) => value is { } known ? decimal.Round(known, 2, MidpointRounding.AwayFromZero) : null;
}
