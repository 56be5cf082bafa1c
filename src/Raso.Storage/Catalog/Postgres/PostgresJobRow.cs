using Raso.Storage.Jobs;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Reads the rows of generation jobs.</summary>
internal static class PostgresJobRow
{
    public static GenerationJob Read(PostgresRow row) => new()
    {
        Id = row.Guid("id"),
        PaperId = row.Guid("paper_id"),
        Type = row.Enum(CatalogText.JobTypes, "job_type"),
        Status = row.Enum(CatalogText.JobStatuses, "status"),
        GenerationParameters = row.Json("generation_parameters")!.Value,
        AiModelsConfig = row.Json("ai_models_config"),
        QualityPreset = row.Enum(CatalogText.QualityPresets, "quality_preset"),
        Priority = row.Int32("priority"),
        IdempotencyKey = row.TextOrNull("idempotency_key"),
        ProgressPercentage = row.Decimal("progress_percentage"),
        CurrentStage = row.TextOrNull("current_stage"),
        StagesCompleted = row.Texts("stages_completed"),
        EstimatedCompletionTime = row.MomentOrNull("estimated_completion_time"),
        OutputAssets = row.Json("output_assets"),
        ErrorMessages = row.Texts("error_messages"),
        PerformanceMetrics = row.Json("performance_metrics"),
        MemoryUsageMb = row.Int32OrNull("memory_usage_mb"),
        CpuUsagePercent = row.DecimalOrNull("cpu_usage_percent"),
        GpuUsagePercent = row.DecimalOrNull("gpu_usage_percent"),
        Attempts = row.Int32("attempts"),
        MaxAttempts = row.Int32("max_attempts"),
        AvailableAt = row.Moment("available_at"),
        LeaseHolder = row.TextOrNull("lease_holder"),
        LeaseToken = row.Int64("lease_token"),
        LeaseUntil = row.MomentOrNull("lease_until"),
        CancelRequestedAt = row.MomentOrNull("cancel_requested_at"),
        CancelReason = row.TextOrNull("cancel_reason"),
        TraceParent = row.TextOrNull("trace_parent"),
        TraceState = row.TextOrNull("trace_state"),
        CreatedAt = row.Moment("created_at"),
        UpdatedAt = row.Moment("updated_at"),
        StartedAt = row.MomentOrNull("started_at"),
        CompletedAt = row.MomentOrNull("completed_at"),
        RowVersion = row.Int64("row_version"),
    };

    public static JobCounts ReadCounts(PostgresRow row) => new()
    {
        Pending = row.Int64("pending"),
        Delayed = row.Int64("delayed"),
        Running = row.Int64("running"),
        Completed = row.Int64("completed"),
        Failed = row.Int64("failed"),
        Cancelled = row.Int64("cancelled"),
        OldestWaiting = row.Int64OrNull("oldest_ms") is { } waited ? TimeSpan.FromMilliseconds(waited) : null,
    };
}
