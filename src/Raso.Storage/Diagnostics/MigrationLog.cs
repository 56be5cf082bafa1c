using Microsoft.Extensions.Logging;

namespace Raso.Storage.Diagnostics;

/// <summary>What is logged of migrations: event ids 300 to 399.</summary>
internal static partial class MigrationLog
{
    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "Applied migration {Version} ({Name}).")]
    public static partial void Applied(ILogger logger, int version, string name);

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "Undid migration {Version} ({Name}).")]
    public static partial void Undone(ILogger logger, int version, string name);
}
