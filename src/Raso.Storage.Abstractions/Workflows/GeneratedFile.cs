using System.Text.Json;

namespace Raso.Storage.Workflows;

/// <summary>A file that a generator made. Limits are those of a new asset of its kind.</summary>
public abstract record GeneratedFile
{
    /// <summary>Gets the bytes, at least one.</summary>
    public required FileContent Content { get; init; }

    /// <summary>Gets the media type; the usual one of its format unless set.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the duration; unknown unless set.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the parameters that it was made with, as a JSON object or array; those of the plan unless set.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Gets the models that it was made with, as a JSON object or array; those of the plan unless set.</summary>
    public JsonElement? AiModels { get; init; }

    /// <summary>Gets what was measured of it, as a JSON object or array; nothing unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }

    /// <summary>Gets what is called once the bytes are stored or given up, for example to delete a temporary file; nothing unless set. What it throws fails no part, and is told by <see cref="GenerationPart.ReleaseError"/>.</summary>
    public Func<ValueTask>? Release { get; init; }
}
