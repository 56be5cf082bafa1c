using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Workflows;

/// <summary>Finds what stands of a plan, by the ids that its parts have.</summary>
internal sealed class PlanInspection(GenerationPlan plan, IAssetService assets, IAssetRelationships relationships)
{
    private const int LinksAtOnce = 1_000;

    private readonly GenerationTally _tally = new(plan, hasVideo: true, progress: null);

    public async Task<GenerationReport> RunAsync(CancellationToken cancellationToken)
    {
        var scenes = new List<SceneParts>(plan.Scenes.Count);
        foreach (var scene in plan.Scenes)
        {
            scenes.Add(await InspectAsync(scene, cancellationToken).ConfigureAwait(false));
        }

        var parts = scenes.SelectMany(scene => new Asset?[] { scene.Visual, scene.Narration }).OfType<Asset>();
        var video = await FindAsync(assets.Videos, AssetType.Video, null, [.. parts.Select(ReferenceTo)], RelationshipType.DependsOn, cancellationToken).ConfigureAwait(false);
        return new GenerationReport { Scenes = scenes, Video = video, Parts = _tally.Parts };
    }

    private async Task<SceneParts> InspectAsync(SceneDescription scene, CancellationToken cancellationToken)
    {
        var visual = scene.HasVisual
            ? await FindAsync(assets.Visuals, AssetType.Visual, scene.Number, [], RelationshipType.Enhances, cancellationToken).ConfigureAwait(false)
            : null;
        var narration = scene.Script is not null
            ? await FindAsync(
                assets.Audio, AssetType.Audio, scene.Number, visual is null ? [] : [ReferenceTo(visual)], RelationshipType.Enhances, cancellationToken).ConfigureAwait(false)
            : null;
        return new SceneParts(scene, visual, narration);
    }

    /// <summary>Finds a part, and counts it as finished where it is linked to all that it should be.</summary>
    private async Task<TAsset?> FindAsync<TAsset, TNew, TChanges>(
        IAssetSet<TAsset, TNew, TChanges> set,
        AssetType type,
        int? scene,
        IReadOnlyCollection<AssetReference> targets,
        RelationshipType link,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        var asset = await set.GetAsync(_tally.IdOf(type, scene), cancellationToken).ConfigureAwait(false);
        if (asset is not null && (targets.Count == 0 || (await TargetsAsync(ReferenceTo(asset), link, cancellationToken).ConfigureAwait(false)).IsSupersetOf(targets)))
        {
            _tally.Settle(type, scene, GenerationPartState.Kept);
        }

        return asset;
    }

    private async Task<HashSet<AssetReference>> TargetsAsync(AssetReference source, RelationshipType link, CancellationToken cancellationToken)
    {
        var targets = new HashSet<AssetReference>();
        var options = new RelationshipListOptions { Types = [link], PageSize = LinksAtOnce, Latest = true };
        while (true)
        {
            var page = await relationships.ListBySourceAsync(source, options, cancellationToken).ConfigureAwait(false);
            targets.UnionWith(page.Items.Select(item => item.Target));
            if (page.Next is null)
            {
                return targets;
            }

            options = options with { After = page.Next };
        }
    }

    private static AssetReference ReferenceTo(Asset asset) => new(asset.Type, asset.Id);
}
