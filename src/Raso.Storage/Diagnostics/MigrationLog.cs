using Microsoft.Extensions.Logging;

namespace Raso.Storage.Diagnostics;

/// <summary>What is logged of migrations: event ids 3000 to 3999.</summary>
internal static partial class MigrationLog
{
    [LoggerMessage(EventId = MigrationEvents.Applied, Level = LogLevel.Information, Message = "Applied migration {Version} ({Name}).")]
    public static partial void Applied(ILogger logger, int version, string name);

    [LoggerMessage(EventId = MigrationEvents.Undone, Level = LogLevel.Warning, Message = "Undid migration {Version} ({Name}).")]
    public static partial void Undone(ILogger logger, int version, string name);
}
