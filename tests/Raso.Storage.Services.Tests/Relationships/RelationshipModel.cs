using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>Relationships in memory, as simply as can be.</summary>
internal sealed class RelationshipModel
{
    private readonly HashSet<(AssetReference Source, AssetReference Target, RelationshipType Type)> _rows = [];

    public string Create(AssetReference source, AssetReference target, RelationshipType type)
    {
        if (source == target)
        {
            return "itself";
        }

        if (_rows.Contains((source, target, type)))
        {
            return $"{CatalogErrorCode.AlreadyExists}";
        }

        if (type == RelationshipType.DependsOn && Needs(target, [type]).ContainsKey(source))
        {
            return $"{CatalogErrorCode.CircularDependency}";
        }

        _rows.Add((source, target, type));
        return "made";
    }

    public bool Delete(AssetReference source, AssetReference target, RelationshipType type) => _rows.Remove((source, target, type));

    /// <summary>Gets what an asset needs, and how deep each lies.</summary>
    public Dictionary<AssetReference, int> Needs(AssetReference asset, IReadOnlyCollection<RelationshipType> types, AssetReference? without = null) =>
        Search(asset, found => Pairs(types).Where(pair => pair.Needing == found && pair.Needed != without).Select(pair => pair.Needed));

    /// <summary>Gets what needs an asset, and how deep each lies.</summary>
    public Dictionary<AssetReference, int> NeededBy(AssetReference asset, IReadOnlyCollection<RelationshipType> types) =>
        Search(asset, found => Pairs(types).Where(pair => pair.Needed == found).Select(pair => pair.Needing));

    private IEnumerable<(AssetReference Needing, AssetReference Needed)> Pairs(IReadOnlyCollection<RelationshipType> types) => _rows
        .Where(row => types.Contains(row.Type))
        .Select(row => row.Type == RelationshipType.Generates ? (row.Target, row.Source) : (row.Source, row.Target));

    private static Dictionary<AssetReference, int> Search(AssetReference start, Func<AssetReference, IEnumerable<AssetReference>> next)
    {
        var depths = new Dictionary<AssetReference, int> { [start] = 0 };
        var queue = new Queue<AssetReference>([start]);
        while (queue.TryDequeue(out var asset))
        {
            foreach (var other in next(asset).Where(other => depths.TryAdd(other, depths[asset] + 1)))
            {
                queue.Enqueue(other);
            }
        }

        depths.Remove(start);
        return depths;
    }
}
