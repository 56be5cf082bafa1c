using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>What became of one part of a plan.</summary>
/// <param name="Type">The kind of the asset: a visual or narration of a scene, or the final video.</param>
/// <param name="SceneNumber">The number of its scene; <see langword="null"/> for the final video.</param>
/// <param name="State">Whether it was made, stood already, failed or was not reached.</param>
/// <param name="AssetId">The id of the asset, which a part that is not there yet will have too.</param>
/// <param name="Error">Why it failed; <see langword="null"/> where it did not.</param>
public sealed record GenerationPart(AssetType Type, int? SceneNumber, GenerationPartState State, Guid AssetId, Exception? Error)
{
    /// <summary>Gets what <see cref="GeneratedFile.Release"/> threw; <see langword="null"/> where it did not. It changes nothing of <see cref="State"/>.</summary>
    public Exception? ReleaseError { get; init; }

    /// <summary>Gets a value indicating whether the asset stands, stored and linked.</summary>
    public bool IsFinished => State is GenerationPartState.Made or GenerationPartState.Kept;
}
