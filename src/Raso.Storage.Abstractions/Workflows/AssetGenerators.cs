namespace Raso.Storage.Workflows;

/// <summary>The caller's functions that make files. Several scenes call them at the same time; each call is given a token that ends with the run.</summary>
public sealed record AssetGenerators
{
    /// <summary>Gets what makes the visual of a scene; needed where a scene has one.</summary>
    public Func<SceneDescription, CancellationToken, Task<GeneratedVisual>>? Visual { get; init; }

    /// <summary>Gets what speaks the script of a scene; needed where a scene has one. It is called after the visual of its scene was made or has failed.</summary>
    public Func<SceneDescription, CancellationToken, Task<GeneratedNarration>>? Narration { get; init; }

    /// <summary>Gets what makes the final video of the stored parts, in the order of the plan; no final video is made unless set.</summary>
    public Func<IReadOnlyList<SceneParts>, CancellationToken, Task<GeneratedVideo>>? FinalVideo { get; init; }
}
