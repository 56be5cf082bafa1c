using Raso.Storage.Assets;

namespace Raso.Storage.Relationships;

/// <summary>An asset that must be made again because another changed.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Level">When it can be made: 1 for what needs none of the others, and else one more than the greatest level of what it needs. Assets of one level do not need each other, unless <paramref name="IsInCircle"/>, and can be made side by side.</param>
/// <param name="Needs">What it is directly made from, of the assets in the list and the one that changed.</param>
/// <param name="IsInCircle">Whether it needs itself by way of others, which types other than <see cref="RelationshipType.DependsOn"/> allow; a circle through the asset that changed is cut there and does not count. The assets of one circle have the same level, follow each other and can come in no order that is right.</param>
public sealed record RebuildStep(AssetReference Asset, int Level, IReadOnlyList<AssetReference> Needs, bool IsInCircle);
