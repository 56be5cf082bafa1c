using Microsoft.Extensions.Logging;

namespace Raso.Storage.Diagnostics;

/// <summary>What is logged of migrations: event ids 3000 to 3999.</summary>
internal static partial class MigrationLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Information, Message = "Applied migration {Version} ({Name}).")]
    public static partial void Applied(ILogger logger, int version, string name);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Undid migration {Version} ({Name}).")]
    public static partial void Undone(ILogger logger, int version, string name);
}
