using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>What is to be made for a paper.</summary>
public sealed record GenerationPlan
{
    /// <summary>Gets the id of the paper.</summary>
    public required Guid PaperId { get; init; }

    /// <summary>Gets the title, 1 to 250 characters; the final video is called <c>Complete Video: {title}</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the scenes, 1 to 10,000, in the order of the video.</summary>
    public required IReadOnlyList<SceneDescription> Scenes { get; init; }

    /// <summary>Gets how much effort goes into the quality; medium unless set.</summary>
    public QualityPreset QualityPreset { get; init; } = QualityPreset.Medium;

    /// <summary>Gets how the scripts are spoken.</summary>
    public NarrationSettings Narration { get; init; } = new();

    /// <summary>Gets the parameters of the final video, as a JSON object or array; none unless set.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Gets the models, as a JSON object or array, for every part whose generator tells none; none unless set.</summary>
    public JsonElement? AiModels { get; init; }

    /// <summary>Gets an id that tells this run from others of the same plan, to make all of it anew; none unless set. To go on, give the same one again.</summary>
    public Guid? RunId { get; init; }
}
