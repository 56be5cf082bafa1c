using Raso.Storage.Catalog;
using Raso.Storage.Jobs;

namespace Raso.Storage.Sqlite;

/// <summary>Reads and writes the fields of generation jobs.</summary>
internal static class SqliteJobRow
{
    public static SqliteArguments Write(NewJobRow row) => new SqliteArguments()
        .Id("$id", row.Id)
        .Id("$paper_id", row.Job.PaperId)
        .Text("$type", CatalogText.JobTypes.Format(row.Job.Type))
        .Json("$parameters", row.Job.GenerationParameters)
        .Json("$models", row.Job.AiModelsConfig)
        .Text("$preset", CatalogText.QualityPresets.Format(row.Job.QualityPreset))
        .Integer("$priority", row.Job.Priority)
        .Integer("$max_attempts", row.Job.MaxAttempts)
        .Modifier("$delay", row.Job.Delay)
        .Text("$key", row.Job.IdempotencyKey)
        .Text("$trace", row.TraceParent)
        .Text("$state", row.TraceState);

    public static SqliteArguments Write(SqliteArguments lease, JobProgress progress)
    {
        lease
            .Number("$percentage", (double?)progress.Percentage)
            .Text("$stage", progress.Stage)
            .Modifier("$remaining", progress.Remaining)
            .Integer("$memory", progress.MemoryUsageMb)
            .Number("$cpu", (double?)progress.CpuUsagePercent)
            .Number("$gpu", (double?)progress.GpuUsagePercent);
        return progress.StagesCompleted is { } stages ? lease.Texts("$stages", stages) : lease.Text("$stages", null);
    }

    public static GenerationJob Read(SqliteRow row) => new()
    {
        Id = row.Id("id"),
        PaperId = row.Id("paper_id"),
        Type = row.Enum("job_type", CatalogText.JobTypes),
        Status = row.Enum("status", CatalogText.JobStatuses),
        GenerationParameters = row.JsonOrNull("generation_parameters")!.Value,
        AiModelsConfig = row.JsonOrNull("ai_models_config"),
        QualityPreset = row.Enum("quality_preset", CatalogText.QualityPresets),
        Priority = row.Int32("priority"),
        IdempotencyKey = row.TextOrNull("idempotency_key"),
        ProgressPercentage = Hundredths(row, "progress_percentage")!.Value,
        CurrentStage = row.TextOrNull("current_stage"),
        StagesCompleted = row.Texts("stages_completed"),
        EstimatedCompletionTime = row.TimeOrNull("estimated_completion_time"),
        OutputAssets = row.JsonOrNull("output_assets"),
        ErrorMessages = row.Texts("error_messages"),
        PerformanceMetrics = row.JsonOrNull("performance_metrics"),
        MemoryUsageMb = row.Int32OrNull("memory_usage_mb"),
        CpuUsagePercent = Hundredths(row, "cpu_usage_percent"),
        GpuUsagePercent = Hundredths(row, "gpu_usage_percent"),
        Attempts = row.Int32("attempts"),
        MaxAttempts = row.Int32("max_attempts"),
        AvailableAt = row.Time("available_at"),
        LeaseHolder = row.TextOrNull("lease_holder"),
        LeaseToken = row.Integer("lease_token"),
        LeaseUntil = row.TimeOrNull("lease_until"),
        CancelRequestedAt = row.TimeOrNull("cancel_requested_at"),
        CancelReason = row.TextOrNull("cancel_reason"),
        TraceParent = row.TextOrNull("trace_parent"),
        TraceState = row.TextOrNull("trace_state"),
        CreatedAt = row.Time("created_at"),
        UpdatedAt = row.Time("updated_at"),
        StartedAt = row.TimeOrNull("started_at"),
        CompletedAt = row.TimeOrNull("completed_at"),
        RowVersion = row.Integer("row_version"),
    };

    public static JobCounts ReadCounts(SqliteRow row) => new()
    {
        Pending = row.Integer("pending"),
        Delayed = row.Integer("delayed"),
        Running = row.Integer("running"),
        Completed = row.Integer("completed"),
        Failed = row.Integer("failed"),
        Cancelled = row.Integer("cancelled"),
        OldestWaiting = row.IsNull("oldest_ms") ? null : TimeSpan.FromMilliseconds(row.Integer("oldest_ms")),
    };

    // As PostgreSQL's numeric columns, which hold two decimals.
    private static decimal? Hundredths(SqliteRow row, string column) =>
        row.IsNull(column) ? null : decimal.Round((decimal)row.Number(column), 2, MidpointRounding.AwayFromZero);
}
