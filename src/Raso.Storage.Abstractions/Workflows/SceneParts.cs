using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>What stands of one scene.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Visual">Its visual; <see langword="null"/> where it has none, or not yet.</param>
/// <param name="Narration">Its narration; <see langword="null"/> where it has none, or not yet.</param>
public sealed record SceneParts(SceneDescription Scene, VisualAsset? Visual, AudioAsset? Narration);
