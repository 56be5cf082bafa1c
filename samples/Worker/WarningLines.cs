using System.Globalization;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Worker;

/// <summary>Shows warnings and errors above the bars, into which a logger of its own would write.</summary>
internal sealed class WarningLines : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // That the host could not start is what the program itself ends with.
        if (IsEnabled(logLevel) && eventId.Name != "HostedServiceStartupFaulted")
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{formatter(state, exception)} {exception?.Message}[/]");
        }
    }

    public void Dispose()
    {
    }
}
