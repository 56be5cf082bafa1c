using Raso.Storage.Assets;

namespace Raso.Storage.Relationships;

/// <summary>An asset that was found by following relationships, and the shortest way to it.</summary>
public sealed class RelatedAsset
{
    private readonly AssetReference _start;

    /// <summary>Initializes an asset that one relationship joins to where the search began.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="start">Where the search began.</param>
    public RelatedAsset(AssetReference asset, AssetReference start)
    {
        Asset = asset;
        Depth = 1;
        _start = start;
    }

    /// <summary>Initializes an asset that was found by way of another.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="via">The asset before it.</param>
    public RelatedAsset(AssetReference asset, RelatedAsset via)
    {
        ArgumentNullException.ThrowIfNull(via);
        Asset = asset;
        Via = via;
        Depth = via.Depth + 1;
        _start = via._start;
    }

    /// <summary>Gets the asset.</summary>
    public AssetReference Asset { get; }

    /// <summary>Gets the number of relationships on the shortest way, at least 1.</summary>
    public int Depth { get; }

    /// <summary>Gets the asset before it on the way; <see langword="null"/> where that is the one that the search began at.</summary>
    public RelatedAsset? Via { get; }

    /// <summary>Lists the assets on the way, from the one that the search began at to this one; a new list each time, one longer than <see cref="Depth"/>.</summary>
    /// <returns>The assets.</returns>
    public IReadOnlyList<AssetReference> GetPath()
    {
        var path = new AssetReference[Depth + 1];
        path[0] = _start;
        for (var step = this; step is not null; step = step.Via)
        {
            path[step.Depth] = step.Asset;
        }

        return path;
    }

    /// <summary>Gets the asset and its depth, for example <c>video 01980c5e-6f0a-7c3e-9d54-2f6f0f2f4a11 at depth 2</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Asset} at depth {Depth}";
}
