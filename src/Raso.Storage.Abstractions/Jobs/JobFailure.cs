using System.Text.Json;

namespace Raso.Storage.Jobs;

/// <summary>Why an attempt failed, and whether there is to be another.</summary>
public sealed record JobFailure
{
    /// <summary>Gets what went wrong; not blank, and cut to 4,000 characters. The job keeps its latest 100 errors.</summary>
    public required string Error { get; init; }

    /// <summary>Gets a value indicating whether another attempt makes sense; <see langword="true"/> unless set, and none is made after the last one.</summary>
    public bool Retry { get; init; } = true;

    /// <summary>Gets how long the next attempt waits after the first failure, 0 to 1 day; 5 seconds unless set. It doubles with each attempt; up to half of it is taken off at random.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the longest wait, 0 to 366 days; 1 hour unless set.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Gets what was measured: a JSON object or array; what is there stays unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }
}
