using Microsoft.Extensions.Logging;
using Raso.Storage.Jobs;

namespace Raso.Storage.Diagnostics;

/// <summary>What worker hosts log: event ids 6000 to 6999.</summary>
internal static partial class JobLog
{
    [LoggerMessage(JobEvents.Started, LogLevel.Information, "Worker {Worker} runs up to {Concurrency} jobs at once.")]
    public static partial void Started(ILogger logger, string worker, int concurrency);

    [LoggerMessage(JobEvents.ClaimFailed, LogLevel.Warning, "Jobs could not be claimed; trying again after a pause.")]
    public static partial void ClaimFailed(ILogger logger, Exception error);

    [LoggerMessage(JobEvents.RenewalFailed, LogLevel.Warning, "The leases of {Count} jobs could not be renewed; trying again until they have run out.")]
    public static partial void RenewalFailed(ILogger logger, int count, Exception error);

    [LoggerMessage(JobEvents.Stopping, LogLevel.Information, "The handler of job {JobId} is told to stop: {Reason}.")]
    public static partial void Stopping(ILogger logger, Guid jobId, JobStopReason reason);

    [LoggerMessage(JobEvents.LeaseOver, LogLevel.Warning, "The lease of job {JobId} could not be renewed in time.")]
    public static partial void LeaseOver(ILogger logger, Guid jobId);

    [LoggerMessage(JobEvents.LeaseLost, LogLevel.Warning, "The end of job {JobId} does not count: its lease was lost.")]
    public static partial void LeaseLost(ILogger logger, Guid jobId);

    [LoggerMessage(JobEvents.AttemptFailed, LogLevel.Warning, "Job {JobId} ({Type}): attempt {Attempt} of {MaxAttempts} failed.")]
    public static partial void AttemptFailed(ILogger logger, Guid jobId, JobType type, int attempt, int maxAttempts, Exception? error);

    [LoggerMessage(JobEvents.Failed, LogLevel.Error, "Job {JobId} ({Type}) failed for good in attempt {Attempt}.")]
    public static partial void Failed(ILogger logger, Guid jobId, JobType type, int attempt, Exception? error);

    [LoggerMessage(JobEvents.EndNotWritten, LogLevel.Warning, "The end of job {JobId} could not be written; trying again as long as its lease lasts.")]
    public static partial void EndNotWritten(ILogger logger, Guid jobId, Exception error);

    [LoggerMessage(JobEvents.EndLost, LogLevel.Error, "The end of job {JobId} could not be written; it runs again when its lease has run out.")]
    public static partial void EndLost(ILogger logger, Guid jobId, Exception error);

    [LoggerMessage(JobEvents.ProgressNotWritten, LogLevel.Warning, "The progress of jobs could not be written; it is written with what comes next.")]
    public static partial void ProgressNotWritten(ILogger logger, Exception error);

    [LoggerMessage(JobEvents.LeftBehind, LogLevel.Warning, "{Count} handlers did not end in the time that the stopping host gave them; their jobs are given back.")]
    public static partial void LeftBehind(ILogger logger, int count);

    [LoggerMessage(JobEvents.NotGivenBack, LogLevel.Warning, "{Count} jobs could not be given back; they run again when their leases have run out.")]
    public static partial void NotGivenBack(ILogger logger, int count, Exception error);

    [LoggerMessage(JobEvents.StopCallbackFailed, LogLevel.Warning, "What the handler of job {JobId} does when it is told to stop failed.")]
    public static partial void StopCallbackFailed(ILogger logger, Guid jobId, Exception error);

    [LoggerMessage(JobEvents.Rescued, LogLevel.Information, "{Count} jobs were taken from workers whose leases had run out.")]
    public static partial void Rescued(ILogger logger, int count);

    [LoggerMessage(JobEvents.RescueFailed, LogLevel.Warning, "The jobs of dead workers could not be looked for; the next round tries again.")]
    public static partial void RescueFailed(ILogger logger, Exception error);

    [LoggerMessage(JobEvents.Purged, LogLevel.Information, "{Count} old jobs were deleted.")]
    public static partial void Purged(ILogger logger, long count);

    [LoggerMessage(JobEvents.PurgeFailed, LogLevel.Warning, "Old jobs could not be deleted; the next round tries again.")]
    public static partial void PurgeFailed(ILogger logger, Exception error);

    [LoggerMessage(JobEvents.CountFailed, LogLevel.Warning, "The jobs could not be counted for the metrics; the next round tries again.")]
    public static partial void CountFailed(ILogger logger, Exception error);

    [LoggerMessage(JobEvents.GpuUseNotRead, LogLevel.Information, "The use of graphics cards could not be read, and is not asked for again.")]
    public static partial void GpuUseNotRead(ILogger logger, Exception error);
}
