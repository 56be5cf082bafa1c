using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Relationships;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the topics of relationships share: assets of every kind, and relationships between them.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class RelationshipSuite<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Gets every type.</summary>
    protected static RelationshipType[] EveryType { get; } = Enum.GetValues<RelationshipType>();

    /// <summary>Inserts assets of one paper: by turns a video, an audio asset and a visual.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The assets.</returns>
    protected async Task<AssetReference[]> AddAssetsAsync(int count)
    {
        var paper = await AddPaperAsync();
        FileIntent[] files = [.. Enumerable.Range(0, count).Select(_ =>
            new FileIntent(Guid.CreateVersion7(), StoragePath.Parse(MakeName("files/file") + ".bin"), Guid.CreateVersion7()))];
        await WriteAsync(async session =>
        {
            foreach (var file in files)
            {
                await session.Files.BeginAsync(file, "application/octet-stream", ["disk"], LongLease, Token);
            }
        });
        return await WriteAsync(async session =>
        {
            var assets = new AssetReference[count];
            for (var i = 0; i < count; i++)
            {
                await ConfirmAsync(session, files[i]);
                var file = new VersionFile(files[i].Path, LengthOf(files[i]), null, null, null);
                assets[i] = (i % 3) switch
                {
                    0 => await InsertAsync(session, VideoKind.Instance, paper.Id, file),
                    1 => await InsertAsync(session, AudioKind.Instance, paper.Id, file),
                    _ => await InsertAsync(session, VisualKind.Instance, paper.Id, file),
                };
            }

            return assets;
        });
    }

    /// <summary>Makes a relationship.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="type">The type.</param>
    /// <returns>The row.</returns>
    protected async Task<AssetRelationship> LinkAsync(AssetReference source, AssetReference target, RelationshipType type = RelationshipType.DependsOn) =>
        Assert.IsType<AssetRelationship>(await WriteAsync(session => session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(source, target, type), Token)));

    /// <summary>Makes relationships in one transaction.</summary>
    /// <param name="links">The source and the target of each.</param>
    /// <param name="type">The type.</param>
    /// <returns>A task that ends when they are committed.</returns>
    protected Task LinkAllAsync(IEnumerable<(AssetReference Source, AssetReference Target)> links, RelationshipType type = RelationshipType.DependsOn) =>
        WriteAsync(async session =>
        {
            foreach (var (source, target) in links)
            {
                Assert.NotNull(await session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(source, target, type), Token));
            }
        });

    /// <summary>Makes the fields of a relationship.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="type">The type.</param>
    /// <returns>The fields.</returns>
    protected static NewRelationship Link(AssetReference source, AssetReference target, RelationshipType type = RelationshipType.DependsOn) =>
        new() { Source = source, Target = target, Type = type };

    /// <summary>Walks along targets.</summary>
    /// <param name="start">Where the walk begins.</param>
    /// <param name="maxDepth">The greatest depth.</param>
    /// <param name="limit">The greatest number of assets.</param>
    /// <param name="types">The types; <see cref="RelationshipType.DependsOn"/> where none is given.</param>
    /// <returns>The steps.</returns>
    protected Task<IReadOnlyList<RelationshipStep>> WalkAsync(AssetReference start, int? maxDepth = null, int limit = 10_000, params RelationshipType[] types) =>
        ReadAsync(session => session.Relationships.WalkAsync(
            new RelationshipWalk { Start = start, ToTarget = types.Length == 0 ? [RelationshipType.DependsOn] : types, ToSource = [], MaxDepth = maxDepth, Limit = limit },
            Token));

    /// <summary>Requires that each asset of a walk comes after the one that it is reached from, and gives the depths.</summary>
    /// <param name="start">Where the walk began.</param>
    /// <param name="steps">The steps.</param>
    /// <returns>The depth of each asset.</returns>
    protected static Dictionary<AssetReference, int> DepthsOf(AssetReference start, IReadOnlyList<RelationshipStep> steps)
    {
        var depths = new Dictionary<AssetReference, int> { [start] = 0 };
        foreach (var (asset, from) in steps)
        {
            Assert.True(depths.TryGetValue(from, out var depth), $"{asset} comes before {from}, which leads to it.");
            Assert.True(depths.TryAdd(asset, depth + 1), $"{asset} comes twice.");
        }

        depths.Remove(start);
        return depths;
    }

    private async Task<AssetReference> InsertAsync<TA, TN, TC>(ICatalogSession session, AssetKind<TA, TN, TC> kind, Guid paperId, VersionFile file)
        where TA : Asset
        where TN : NewAsset
        where TC : AssetChanges, new() =>
        new(kind.Type, Assert.IsType<TA>(await kind.Rows(session).InsertAsync(Guid.CreateVersion7(), kind.Plain(paperId), file, Token)).Id);
}
