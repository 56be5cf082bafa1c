using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Relationships;

/// <summary>Orders what must be made again. Assets that need each other in a circle count as one, so that the rest has an order all the same.</summary>
internal sealed class RebuildOrder
{
    private readonly AssetReference _changed;
    private readonly Dictionary<AssetReference, List<AssetReference>> _needs = [];
    private readonly Dictionary<AssetReference, int> _levels = [];
    private readonly Dictionary<AssetReference, (int Circle, int Size)> _circles = [];

    private RebuildOrder(AssetReference changed, IReadOnlyList<RelationshipStep> steps)
    {
        _changed = changed;
        foreach (var (asset, from) in steps)
        {
            // What leads back to the changed asset does not make it again.
            if (asset != changed)
            {
                Needs(asset).Add(from);
                if (from != changed)
                {
                    Needs(from);
                }
            }
        }
    }

    /// <summary>Orders the assets that steps lead to, from the changed asset to what needs it.</summary>
    public static IReadOnlyList<RebuildStep> Of(AssetReference changed, IReadOnlyList<RelationshipStep> steps)
    {
        var order = new RebuildOrder(changed, steps);
        foreach (var circle in StrongComponents.Of(order._needs))
        {
            order.Place(circle);
        }

        return [.. order._needs.Keys
            .OrderBy(asset => order._levels[asset])
            .ThenBy(asset => order._circles[asset].Circle)
            .ThenBy(asset => asset.Type)
            .ThenBy(asset => asset.Id)
            .Select(order.StepOf)];
    }

    private List<AssetReference> Needs(AssetReference asset)
    {
        if (!_needs.TryGetValue(asset, out var needs))
        {
            _needs.Add(asset, needs = []);
        }

        return needs;
    }

    // Components come after those that they need.
    private void Place(IReadOnlyList<AssetReference> component)
    {
        var level = 1 + component.SelectMany(asset => _needs[asset]).Max(need => _levels.GetValueOrDefault(need));
        foreach (var asset in component)
        {
            _circles[asset] = (component.Count > 1 ? _circles.Count + 1 : 0, component.Count);
            _levels[asset] = level;
        }
    }

    private RebuildStep StepOf(AssetReference asset) =>
        new(asset, _levels[asset], [.. _needs[asset].Distinct().OrderBy(need => need != _changed).ThenBy(need => need.Type).ThenBy(need => need.Id)], _circles[asset].Size > 1);
}
