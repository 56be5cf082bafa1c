using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Raso.Storage.Services.Tests.Diagnostics;

/// <summary>Writes down all that anybody outside could see of a process: logs at every level, activities and metrics of every source, errors in all their parts, and what it is told to look at.</summary>
internal sealed class Witness : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _metrics = new();

    public Witness()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = See,
        };
        ActivitySource.AddActivityListener(_activities);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<double>(See);
        _metrics.SetMeasurementEventCallback<long>(See);
        _metrics.SetMeasurementEventCallback<int>(See);
        _metrics.Start();
    }

    /// <summary>Gets or sets a value indicating whether it looks; not while the test itself handles the secret.</summary>
    public bool Looks { get; set; } = true;

    public IReadOnlyCollection<string> Seen
    {
        get
        {
            _metrics.RecordObservableInstruments();
            return _seen;
        }
    }

    public void See(object? shown)
    {
        if (Looks)
        {
            _seen.Enqueue($"{shown}");
        }
    }

    public void See(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            See(error.ToString());
            foreach (DictionaryEntry entry in error.Data)
            {
                See($"{entry.Key}={entry.Value}");
            }

            // What an exception carries beside its text: structured logs write it out.
            foreach (var property in error.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                See($"{property.Name}={property.GetValue(error)}");
            }
        }
    }

    public void See(HealthReport report)
    {
        foreach (var (name, entry) in report.Entries)
        {
            See($"{name} {entry.Status} {entry.Description} {string.Join(',', entry.Tags)} {string.Join(',', entry.Data)}");
            See(entry.Exception);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        See((object)state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        See($"{logLevel} {eventId} {formatter(state, exception)}");
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            See(string.Join(',', values));
        }

        See(exception);
    }

    public void Dispose()
    {
        _activities.Dispose();
        _metrics.Dispose();
    }

    private void See(Activity activity)
    {
        See($"{activity.DisplayName} {activity.StatusDescription} {string.Join(',', activity.TagObjects)} {string.Join(',', activity.Baggage)}");
        foreach (var happened in activity.Events)
        {
            See($"{happened.Name} {string.Join(',', happened.Tags)}");
        }
    }

    private void See<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
        {
            See($"{instrument.Name} {tag.Key}={tag.Value}");
        }
    }
}
