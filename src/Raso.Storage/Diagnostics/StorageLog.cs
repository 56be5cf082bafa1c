using Microsoft.Extensions.Logging;

namespace Raso.Storage.Diagnostics;

/// <summary>The log messages of the storage side. Provider errors are logged by code, never as they are: they can hold signed URLs.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(StorageEvents.RequestRetried, LogLevel.Warning,
        "Backend '{Backend}': {Operation} failed with {Code} in attempt {Attempt}; sent again in {Delay}.")]
    public static partial void RequestRetried(ILogger logger, string backend, string operation, StorageErrorCode code, int attempt, TimeSpan delay);

    [LoggerMessage(StorageEvents.CircuitOpened, LogLevel.Error,
        "Backend '{Backend}': too many requests failed; further ones fail at once for {BreakDuration}.")]
    public static partial void CircuitOpened(ILogger logger, string backend, TimeSpan breakDuration);

    [LoggerMessage(StorageEvents.CircuitClosed, LogLevel.Information, "Backend '{Backend}': a request succeeded again; the circuit is closed.")]
    public static partial void CircuitClosed(ILogger logger, string backend);

    [LoggerMessage(StorageEvents.ReadResumed, LogLevel.Warning,
        "Backend '{Backend}': a read broke with {Code} after {Position} bytes and is taken up again there.")]
    public static partial void ReadResumed(ILogger logger, string backend, StorageErrorCode code, long position);

    [LoggerMessage(StorageEvents.ChecksumNotRecorded, LogLevel.Warning,
        "Backend '{Backend}': a file is stored, but its SHA-256 could not be recorded with it ({Code}); it will be read unverified.")]
    public static partial void ChecksumNotRecorded(ILogger logger, string backend, StorageErrorCode code);

    [LoggerMessage(StorageEvents.UploadNotAborted, LogLevel.Warning,
        "Backend '{Backend}': the parts of a failed upload could not be removed ({Code}); AbortUploadsAsync removes them later.")]
    public static partial void UploadNotAborted(ILogger logger, string backend, StorageErrorCode code);

    [LoggerMessage(StorageEvents.OutcomeSettled, LogLevel.Information,
        "Backend '{Backend}': the answer to {Operation} was lost; its write token shows that it took effect.")]
    public static partial void OutcomeSettled(ILogger logger, string backend, string operation);

    [LoggerMessage(StorageEvents.KeySkipped, LogLevel.Debug, "Backend '{Backend}': the foreign key '{Key}' is no valid path and is left out.")]
    public static partial void KeySkipped(ILogger logger, string backend, string key);

    [LoggerMessage(StorageEvents.CallFailed, LogLevel.Debug, "Backend '{Backend}': {Operation} of '{Path}' ended with {Outcome}.")]
    public static partial void CallFailed(ILogger logger, string backend, string operation, string? path, string outcome);

    [LoggerMessage(StorageEvents.ContentCorrupted, LogLevel.Error,
        "Backend '{Backend}': a file that was read does not match its checksum or its length.")]
    public static partial void ContentCorrupted(ILogger logger, string backend);

    [LoggerMessage(StorageEvents.UploadResumed, LogLevel.Information,
        "Backend '{Backend}': an upload of an earlier call goes on; {Parts} parts of {Bytes} bytes together are there already.")]
    public static partial void UploadResumed(ILogger logger, string backend, int parts, long bytes);

    [LoggerMessage(StorageEvents.UploadBegunAnew, LogLevel.Information,
        "Backend '{Backend}': an upload of an earlier call cannot go on (it was removed, has expired, or holds bytes that nothing tells of) and begins anew.")]
    public static partial void UploadBegunAnew(ILogger logger, string backend);
}
