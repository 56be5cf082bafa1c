using Raso.Storage.Papers;

namespace Raso.Storage.Assets;

/// <summary>A paper with all of its assets, each kind in the order in which its rows were made.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Videos">Its videos.</param>
/// <param name="Audio">Its audio assets.</param>
/// <param name="Visuals">Its visuals.</param>
public sealed record PaperAssets(
    Paper Paper,
    IReadOnlyList<VideoAsset> Videos,
    IReadOnlyList<AudioAsset> Audio,
    IReadOnlyList<VisualAsset> Visuals);
