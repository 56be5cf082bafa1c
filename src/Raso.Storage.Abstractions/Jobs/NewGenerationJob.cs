using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Jobs;

/// <summary>A job that is to be put into the queue.</summary>
public sealed record NewGenerationJob
{
    /// <summary>Gets the id of the row; made by the SDK (UUIDv7) unless set. With an id of its own a call can be repeated safely.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the paper that the job is for; the job goes with it.</summary>
    public required Guid PaperId { get; init; }

    /// <summary>Gets what the job makes.</summary>
    public required JobType Type { get; init; }

    /// <summary>Gets what the worker is told: a JSON object or array.</summary>
    public required JsonElement GenerationParameters { get; init; }

    /// <summary>Gets the models and their settings: a JSON object or array.</summary>
    public JsonElement? AiModelsConfig { get; init; }

    /// <summary>Gets how much effort goes into the quality; medium unless set.</summary>
    public QualityPreset QualityPreset { get; init; } = QualityPreset.Medium;

    /// <summary>Gets the priority, -1,000 to 1,000; higher ones are claimed first, and 0 unless set.</summary>
    public int Priority { get; init; }

    /// <summary>Gets how long the job waits before it may be claimed, by the database's clock; up to 366 days, and not at all unless set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets how many attempts it has, 1 to 100; 3 unless set.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Gets a text of 1 to 200 characters that no other job has: a second call with the same key gives the job that is there.</summary>
    public string? IdempotencyKey { get; init; }
}
