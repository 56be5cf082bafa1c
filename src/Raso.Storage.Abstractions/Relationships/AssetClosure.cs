namespace Raso.Storage.Relationships;

/// <summary>What an asset needs, or what needs it, to any depth.</summary>
/// <param name="Assets">The assets, each once, the nearest first; the asset that was asked for is not among them.</param>
/// <param name="IsCut">Whether there are more than <see cref="ClosureOptions.Limit"/> within <see cref="ClosureOptions.MaxDepth"/>.</param>
public sealed record AssetClosure(IReadOnlyList<RelatedAsset> Assets, bool IsCut);
