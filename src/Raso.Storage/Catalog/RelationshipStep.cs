using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

/// <summary>One step of a walk along relationships.</summary>
/// <param name="Asset">The asset that the step leads to.</param>
/// <param name="From">The asset that it comes from.</param>
public readonly record struct RelationshipStep(AssetReference Asset, AssetReference From);
