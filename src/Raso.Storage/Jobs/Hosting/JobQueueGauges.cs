using System.Diagnostics.Metrics;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>How many jobs of a catalogue stand where, and how long the oldest has waited: counted by its hosts now and then, as long as somebody collects it.</summary>
internal sealed class JobQueueGauges : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly IGenerationJobQueue _queue;
    private readonly TimeProvider _time;
    // Of its own, not the process's: it goes with the catalogue that it counts.
    private readonly Meter _meter = new(RasoTelemetry.Name);
    private readonly ObservableGauge<long> _jobs;
    private JobCounts? _counts;
    private long _readAt;

    public JobQueueGauges(IGenerationJobQueue queue, TimeProvider time)
    {
        (_queue, _time) = (queue, time);
        _jobs = _meter.CreateObservableGauge("raso.jobs.count", Count, "{job}", "Jobs of the catalogue by where they stand.");
        _meter.CreateObservableGauge("raso.jobs.oldest_waiting", Oldest, "s", "How long the oldest of the jobs that wait for a worker has waited.");
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        // Several hosts of one process count for each other.
        if (_jobs.Enabled && (_counts is null || _time.GetElapsedTime(_readAt) > Fresh))
        {
            _readAt = _time.GetTimestamp();
            _counts = await _queue.CountAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Count() => _counts is not { } counts
        ? []
        :
        [
            new(counts.Pending - counts.Delayed, new KeyValuePair<string, object?>("status", "waiting")),
            new(counts.Delayed, new KeyValuePair<string, object?>("status", "delayed")),
            new(counts.Running, new KeyValuePair<string, object?>("status", "running")),
            new(counts.Completed, new KeyValuePair<string, object?>("status", "completed")),
            new(counts.Failed, new KeyValuePair<string, object?>("status", "failed")),
            new(counts.Cancelled, new KeyValuePair<string, object?>("status", "cancelled")),
        ];

    private IEnumerable<Measurement<double>> Oldest() =>
        _counts is { } counts ? [new((counts.OldestWaiting ?? TimeSpan.Zero).TotalSeconds)] : [];
}
