using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Jobs;

/// <summary>A generation job. Times are the database's.</summary>
public sealed record GenerationJob
{
    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the paper that the job is for.</summary>
    public required Guid PaperId { get; init; }

    /// <summary>Gets what the job makes.</summary>
    public required JobType Type { get; init; }

    /// <summary>Gets where the job stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets what the worker is told: a JSON object or array.</summary>
    public required JsonElement GenerationParameters { get; init; }

    /// <summary>Gets the models and their settings: a JSON object or array.</summary>
    public JsonElement? AiModelsConfig { get; init; }

    /// <summary>Gets how much effort goes into the quality.</summary>
    public required QualityPreset QualityPreset { get; init; }

    /// <summary>Gets the priority; higher ones are claimed first.</summary>
    public required int Priority { get; init; }

    /// <summary>Gets the key that no other job has.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets how much of the current attempt is done, 0 to 100 percent with two decimals.</summary>
    public required decimal ProgressPercentage { get; init; }

    /// <summary>Gets what is being done; up to 100 characters.</summary>
    public string? CurrentStage { get; init; }

    /// <summary>Gets what was done, attempts before this one included.</summary>
    public required IReadOnlyList<string> StagesCompleted { get; init; }

    /// <summary>Gets when the current attempt is expected to end.</summary>
    public DateTimeOffset? EstimatedCompletionTime { get; init; }

    /// <summary>Gets the assets that were made: a JSON object or array.</summary>
    public JsonElement? OutputAssets { get; init; }

    /// <summary>Gets the errors of failed attempts, the oldest first; the latest 100.</summary>
    public required IReadOnlyList<string> ErrorMessages { get; init; }

    /// <summary>Gets what was measured: a JSON object or array.</summary>
    public JsonElement? PerformanceMetrics { get; init; }

    /// <summary>Gets the memory that the worker used, in MiB.</summary>
    public int? MemoryUsageMb { get; init; }

    /// <summary>Gets the processor time that the worker used, in percent of one core.</summary>
    public decimal? CpuUsagePercent { get; init; }

    /// <summary>Gets the use of the graphics cards, in percent of one card.</summary>
    public decimal? GpuUsagePercent { get; init; }

    /// <summary>Gets how many attempts were begun; one that was given back does not count.</summary>
    public required int Attempts { get; init; }

    /// <summary>Gets how many attempts it has.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>Gets the time from which it may be claimed.</summary>
    public required DateTimeOffset AvailableAt { get; init; }

    /// <summary>Gets the worker that holds the lease; <see langword="null"/> unless the job runs.</summary>
    public string? LeaseHolder { get; init; }

    /// <summary>Gets the number of the latest lease, which grows with each claim.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>Gets when the lease runs out; <see langword="null"/> unless the job runs.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Gets when the job was told to stop while it ran; <see langword="null"/> where it was not.</summary>
    public DateTimeOffset? CancelRequestedAt { get; init; }

    /// <summary>Gets why it was cancelled, or is to be.</summary>
    public string? CancelReason { get; init; }

    /// <summary>Gets the trace of the caller that put it into the queue, as the W3C header <c>traceparent</c> has it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Gets what the tracing systems of that caller added, as the W3C header <c>tracestate</c> has it.</summary>
    public string? TraceState { get; init; }

    /// <summary>Gets when it was put into the queue.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets when the latest attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when it was completed, failed for good or was cancelled.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Gets the number of the row's state, which grows with each change.</summary>
    public required long RowVersion { get; init; }

    /// <summary>Gets a value indicating whether the running job was told to stop.</summary>
    public bool IsCancelRequested => CancelRequestedAt is not null && Status == JobStatus.Running;

    /// <summary>Gets a value indicating whether it was completed, failed for good or was cancelled.</summary>
    public bool IsEnded => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}
