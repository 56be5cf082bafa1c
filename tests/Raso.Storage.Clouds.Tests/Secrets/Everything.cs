using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>Hears all that a process tells: every log at Trace, every activity, the events of networking and of SDKs, and what is told to it by hand.</summary>
internal sealed class Everything : EventListener, ILoggerProvider
{
    // They need not be asked whether they are on: runtime and tests have others by the thousand.
    private static readonly string[] Talkers = ["System.Net", "Azure", "Amazon", "AWS", "Google", "Minio", "Polly", "Raso"];

    private readonly ConcurrentQueue<string> _told = new();
    private readonly ActivityListener _activities;

    public Everything()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Tell(
                "activity",
                string.Join(' ', [
                    activity.OperationName, activity.DisplayName, activity.StatusDescription ?? "", activity.TraceStateString ?? "",
                    .. activity.TagObjects.Concat(activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value))).Select(tag => $"{tag.Key}={tag.Value}"),
                    .. activity.Events.SelectMany(item => item.Tags.Select(tag => $"{item.Name}: {tag.Key}={tag.Value}"))])),
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Gets all that was told.</summary>
    public IReadOnlyCollection<string> Told => _told;

    /// <summary>Notes a text, and who told it.</summary>
    public void Tell(string who, string text) => _told.Enqueue($"{who}: {text}");

    /// <summary>Notes an error with all that is in it and below it.</summary>
    public void Tell(Exception error)
    {
        Tell("exception", error.ToString());
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            foreach (var key in cause.Data.Keys)
            {
                Tell("exception data", $"{key}={cause.Data[key]}");
            }
        }

        if (error is AggregateException several)
        {
            several.InnerExceptions.ToList().ForEach(Tell);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public override void Dispose()
    {
        _activities.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (Talkers.Any(talker => eventSource.Name.StartsWith(talker, StringComparison.Ordinal)))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        // The base class calls this before the constructor of this class has run.
        _told?.Enqueue($"{eventData.EventSource.Name}: {eventData.EventName} {eventData.Message} {string.Join(' ', eventData.Payload ?? new([]))}");

    private sealed class Logger(Everything all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            all.Tell("scope", $"{category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            all.Tell("log", $"{logLevel} {category} {formatter(state, exception)} {state}");
            if (exception is not null)
            {
                all.Tell(exception);
            }
        }
    }
}
