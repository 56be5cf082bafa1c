using System.Globalization;

namespace Raso.Storage.Benchmarks.Measuring;

/// <summary>What is to be reached: a ratio of the peer's time to ours, a time of ours where the job is about that, or nothing.</summary>
internal sealed record Target
{
    public static readonly Target None = new();

    private double? MinRatio { get; init; }

    private double? MaxSeconds { get; init; }

    public static Target AtLeast(double ratio) => new() { MinRatio = ratio };

    public static Target Within(double seconds) => new() { MaxSeconds = seconds };

    public bool? IsMet(double ourSeconds, double ratio) =>
        MinRatio is { } least ? ratio >= least
        : MaxSeconds is { } most ? ourSeconds <= most
        : null;

    public override string ToString() =>
        MinRatio is { } least ? string.Create(CultureInfo.InvariantCulture, $">= {least:0.00}")
        : MaxSeconds is { } most ? string.Create(CultureInfo.InvariantCulture, $"<= {most:0.00} s")
        : "";
}
