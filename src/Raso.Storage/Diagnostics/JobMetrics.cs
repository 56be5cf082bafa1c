using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Raso.Storage.Diagnostics;

/// <summary>The instruments of worker hosts. One meter for the process; what a whole catalogue holds is counted elsewhere.</summary>
internal static class JobMetrics
{
    private static readonly Meter Meter = new(RasoTelemetry.Name);

    private static readonly UpDownCounter<long> Running =
        Meter.CreateUpDownCounter<long>("raso.jobs.running", "{job}", "Handlers that run in this process.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("raso.jobs.run.duration", "s", "How long handlers ran.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("raso.jobs.failures", "{attempt}", "Attempts that failed.");

    public static void CountRunning(string type, int change) => Running.Add(change, new TagList { { "type", type } });

    public static void RecordRun(string type, string outcome, TimeSpan duration) =>
        Duration.Record(duration.TotalSeconds, new TagList { { "type", type }, { "outcome", outcome } });

    public static void CountFailure(string type, bool isLast) => Failures.Add(1, new TagList { { "type", type }, { "last", isLast } });
}
