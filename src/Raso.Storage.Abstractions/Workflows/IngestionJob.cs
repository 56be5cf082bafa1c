using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;

namespace Raso.Storage.Workflows;

/// <summary>The job that a paper is taken in with. Its parameters are a JSON object with <c>quality_preset</c>, <c>ai_models</c>, <c>visual_frameworks</c> and <c>audio_settings</c>. Limits are those of <see cref="NewGenerationJob"/>.</summary>
public sealed record IngestionJob
{
    /// <summary>Gets what the job makes; a full video unless set.</summary>
    public JobType Type { get; init; } = JobType.FullVideo;

    /// <summary>Gets how much effort goes into the quality; high unless set.</summary>
    public QualityPreset QualityPreset { get; init; } = QualityPreset.High;

    /// <summary>Gets the models and their settings, as a JSON object or array; none unless set.</summary>
    public JsonElement? AiModels { get; init; }

    /// <summary>Gets the frameworks that visuals may be rendered by, for example <c>manim</c>: at most 100, each of at most 50 characters; none unless set.</summary>
    public IReadOnlyList<string> VisualFrameworks { get; init; } = [];

    /// <summary>Gets how narration and music are made, as a JSON object or array; nothing unless set.</summary>
    public JsonElement? AudioSettings { get; init; }

    /// <summary>Gets further parameters, as a JSON object without the four names above; none unless set.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Gets the priority, -1,000 to 1,000; higher ones are claimed first, and 0 unless set.</summary>
    public int Priority { get; init; }

    /// <summary>Gets how long the job waits before it may be claimed, up to 366 days; not at all unless set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets how many attempts it has, 1 to 100; 3 unless set.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Gets the key by which a repeated call finds the job, at most 200 characters; made of the paper, its PDF and <see cref="Type"/> unless set, so that another PDF gets another job.</summary>
    public string? IdempotencyKey { get; init; }
}
