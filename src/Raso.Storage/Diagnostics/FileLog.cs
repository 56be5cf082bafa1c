using Microsoft.Extensions.Logging;

namespace Raso.Storage.Diagnostics;

/// <summary>What is logged of files between bytes and rows: event ids 2000 to 2999.</summary>
internal static partial class FileLog
{
    [LoggerMessage(EventId = FileEvents.RenewalFailed, Level = LogLevel.Warning, Message = "The lease of file {FileId} could not be renewed; trying again until it has run out.")]
    public static partial void RenewalFailed(ILogger logger, Guid fileId, Exception error);

    [LoggerMessage(EventId = FileEvents.UndoLeftToSweep, Level = LogLevel.Warning, Message = "Writing file {FileId} could not be undone; the next sweep past its lease does it.")]
    public static partial void UndoLeftToSweep(ILogger logger, Guid fileId, Exception error);

    [LoggerMessage(EventId = FileEvents.DeletionFailed, Level = LogLevel.Warning, Message = "The bytes of file {FileId} on backend {Backend} could not be deleted; they are tried again after a pause.")]
    public static partial void DeletionFailed(ILogger logger, Guid fileId, string backend, Exception error);

    [LoggerMessage(EventId = FileEvents.Swept, Level = LogLevel.Debug, Message = "Swept: {Abandoned} abandoned, {Deleted} replicas deleted, {Failed} failed.")]
    public static partial void Swept(ILogger logger, int abandoned, int deleted, int failed);

    [LoggerMessage(EventId = FileEvents.SweepFailed, Level = LogLevel.Error, Message = "The sweep failed; the next one tries again.")]
    public static partial void SweepFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = FileEvents.DeletionLeftToSweep, Level = LogLevel.Warning, Message = "The files of what was deleted could not be deleted at once; the next sweep does it.")]
    public static partial void DeletionLeftToSweep(ILogger logger, Exception error);

    [LoggerMessage(EventId = FileEvents.BackendsNotChecked, Level = LogLevel.Warning, Message = "The stores of the backends could not be checked at start; each is checked before its first use.")]
    public static partial void BackendsNotChecked(ILogger logger, Exception error);

    [LoggerMessage(EventId = FileEvents.BackendsNotCheckedInTime, Level = LogLevel.Warning, Message = "The check of the backends' stores at start took longer than {Seconds} s and was given up; each store is checked before its first use.")]
    public static partial void BackendsNotCheckedInTime(ILogger logger, double seconds);

    [LoggerMessage(EventId = FileEvents.UploadsNotAborted, Level = LogLevel.Warning, Message = "What interrupted uploads left on backend {Backend} could not be removed; a sweep in an hour tries again.")]
    public static partial void UploadsNotAborted(ILogger logger, string backend, Exception error);

    [LoggerMessage(EventId = FileEvents.FolderLeftToSweep, Level = LogLevel.Warning, Message = "The metadata.json of paper {PaperId} could not be brought up to date; a sweep tries again after a pause.")]
    public static partial void FolderLeftToSweep(ILogger logger, Guid paperId, Exception? error);
}
