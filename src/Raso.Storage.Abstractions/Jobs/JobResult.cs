using System.Text.Json;

namespace Raso.Storage.Jobs;

/// <summary>What a job made.</summary>
public sealed record JobResult
{
    /// <summary>Gets the assets that were made: a JSON object or array.</summary>
    public JsonElement? OutputAssets { get; init; }

    /// <summary>Gets what was measured: a JSON object or array.</summary>
    public JsonElement? PerformanceMetrics { get; init; }
}
