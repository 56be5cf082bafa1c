using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Relationships;

/// <summary>Follows needs from asset to asset: which end of a relationship needs the other, and how deep each asset lies.</summary>
internal static class RelationshipClosure
{
    // Within a greater depth it costs less to visit each asset once and to drop those that lie too deep.
    private const int MaxDepthOfWalk = 8;

    private static readonly RelationshipType[] NeededBySource =
        [RelationshipType.DependsOn, RelationshipType.Enhances, RelationshipType.Replaces, RelationshipType.References];

    private static readonly RelationshipType[] NeededByTarget = [RelationshipType.Generates];

    /// <summary>Gets the walk from an asset to what it needs.</summary>
    public static RelationshipWalk ToDependencies(AssetReference start, IReadOnlyCollection<RelationshipType> types, int limit) => new()
    {
        Start = start,
        ToTarget = [.. types.Intersect(NeededBySource)],
        ToSource = [.. types.Intersect(NeededByTarget)],
        Limit = limit,
    };

    /// <summary>Gets the walk from an asset to what needs it.</summary>
    public static RelationshipWalk ToDependents(AssetReference start, IReadOnlyCollection<RelationshipType> types, int limit) => new()
    {
        Start = start,
        ToTarget = [.. types.Intersect(NeededByTarget)],
        ToSource = [.. types.Intersect(NeededBySource)],
        Limit = limit,
    };

    /// <summary>Walks, and gives each asset its depth and its way.</summary>
    public static async Task<AssetClosure> FindAsync(IRelationshipRows rows, RelationshipWalk walk, int? maxDepth, CancellationToken cancellationToken)
    {
        // One asset more than asked for tells whether there are more.
        var bounded = walk with { MaxDepth = maxDepth <= MaxDepthOfWalk ? maxDepth : null, Limit = walk.Limit + 1 };
        var steps = await rows.WalkAsync(bounded, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<AssetReference, RelatedAsset>(steps.Count);
        var assets = new List<RelatedAsset>(steps.Count);
        foreach (var (asset, from) in steps)
        {
            var related = from == walk.Start ? new RelatedAsset(asset, walk.Start) : new RelatedAsset(asset, found[from]);
            found.Add(asset, related);
            if (maxDepth is null || related.Depth <= maxDepth)
            {
                assets.Add(related);
            }
        }

        return assets.Count > walk.Limit ? new AssetClosure([.. assets.Take(walk.Limit)], true) : new AssetClosure(assets, false);
    }
}
