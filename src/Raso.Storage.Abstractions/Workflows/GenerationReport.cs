using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>What a run made, and what it found made already.</summary>
public sealed record GenerationReport
{
    /// <summary>Gets what stands of each scene, in the order of the plan.</summary>
    public required IReadOnlyList<SceneParts> Scenes { get; init; }

    /// <summary>Gets the final video; <see langword="null"/> where none was asked for, or parts failed.</summary>
    public VideoAsset? Video { get; init; }

    /// <summary>Gets what became of each part: scene by scene its visual and its narration, then the final video.</summary>
    public required IReadOnlyList<GenerationPart> Parts { get; init; }

    /// <summary>Gets a value indicating whether every part of the plan is finished.</summary>
    public bool IsComplete => Parts.All(part => part.IsFinished);
}
