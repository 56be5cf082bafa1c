using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Raso.Storage.Diagnostics;

/// <summary>The instruments of the storage side. One meter for the process: backends are told apart by their tag.</summary>
internal static class StorageMetrics
{
    private static readonly Meter Meter = new(RasoTelemetry.Name);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("raso.storage.duration", "s", "Duration of one call of a backend.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("raso.storage.bytes", "By", "Content stored or read.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("raso.storage.retries", "{request}", "Requests sent again.");

    private static readonly Counter<long> Resumes =
        Meter.CreateCounter<long>("raso.storage.read.resumes", "{read}", "Broken reads taken up again.");

    private static readonly Counter<long> Skipped =
        Meter.CreateCounter<long>("raso.storage.list.skipped", "{key}", "Foreign keys that are no valid path.");

    public static void RecordCall(string backend, string operation, string outcome, TimeSpan duration) =>
        Duration.Record(duration.TotalSeconds, new TagList { { "backend", backend }, { "operation", operation }, { "outcome", outcome } });

    public static void CountBytesWritten(string backend, long count) =>
        Bytes.Add(count, new TagList { { "backend", backend }, { "operation", "store" } });

    public static void CountBytesRead(string backend, long count) =>
        Bytes.Add(count, new TagList { { "backend", backend }, { "operation", "retrieve" } });

    public static void CountRetry(string backend, string operation, string outcome) =>
        Retries.Add(1, new TagList { { "backend", backend }, { "operation", operation }, { "outcome", outcome } });

    public static void CountResume(string backend) => Resumes.Add(1, new TagList { { "backend", backend } });

    public static void CountSkipped(string backend) => Skipped.Add(1, new TagList { { "backend", backend } });
}
