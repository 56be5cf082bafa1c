using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Catalog;

/// <summary>How relationships are followed from an asset.</summary>
public sealed record RelationshipWalk
{
    /// <summary>Gets the asset that the walk begins at.</summary>
    public required AssetReference Start { get; init; }

    /// <summary>Gets the types that are followed from the source to the target.</summary>
    public required IReadOnlyCollection<RelationshipType> ToTarget { get; init; }

    /// <summary>Gets the types that are followed from the target to the source.</summary>
    public required IReadOnlyCollection<RelationshipType> ToSource { get; init; }

    /// <summary>Gets the greatest depth; any where <see langword="null"/>.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>Gets the greatest number of assets, the nearest ones.</summary>
    public required int Limit { get; init; }
}
