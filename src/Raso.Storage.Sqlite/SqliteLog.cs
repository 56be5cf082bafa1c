using Microsoft.Extensions.Logging;

namespace Raso.Storage.Sqlite;

/// <summary>What the SQLite catalogue logs: event ids 5000 to 5999.</summary>
internal static partial class SqliteLog
{
    [LoggerMessage(SqliteEvents.Busy, LogLevel.Debug, "Another process writes to the database; waiting.")]
    public static partial void Busy(ILogger logger);

    [LoggerMessage(SqliteEvents.OutcomeUnknown, LogLevel.Error, "The outcome of a COMMIT is unknown.")]
    public static partial void OutcomeUnknown(ILogger logger, Exception exception);
}
