using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Relationships;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Walks along relationships: every asset once, by a shortest way, within a depth and a limit, around circles, and without counting the ways.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class RelationshipClosureConformance<THarness> : RelationshipSuite<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Each asset is reached by a shortest way, although longer ones lead to it.</summary>
    [Fact]
    public async Task Walk_SeveralWays_TakesAShortest()
    {
        var a = await AddAssetsAsync(7);
        await LinkAllAsync([(a[0], a[1]), (a[1], a[2]), (a[2], a[3]), (a[0], a[3]), (a[3], a[4]), (a[2], a[4]), (a[5], a[0]), (a[4], a[6]), (a[0], a[6])]);

        var steps = await WalkAsync(a[0]);

        Assert.Equal(
            new() { [a[1]] = 1, [a[3]] = 1, [a[6]] = 1, [a[2]] = 2, [a[4]] = 2 },
            DepthsOf(a[0], steps));
        Assert.Equal(a[3], steps.Single(step => step.Asset == a[4]).From);
    }

    /// <summary>Types are followed in the direction that was chosen for each.</summary>
    [Fact]
    public async Task Walk_TypesAndDirections_AreThoseThatWereChosen()
    {
        var a = await AddAssetsAsync(6);
        await LinkAsync(a[0], a[1]);
        await LinkAsync(a[2], a[1], RelationshipType.Generates);
        await LinkAsync(a[1], a[3], RelationshipType.Generates);
        await LinkAsync(a[2], a[4], RelationshipType.Enhances);
        await LinkAsync(a[5], a[0]);

        Assert.Equal([a[1], a[2]], await FoundAsync(a[0], [RelationshipType.DependsOn], [RelationshipType.Generates]));
        Assert.Equal([a[1], a[2], a[4]], await FoundAsync(a[0], [RelationshipType.DependsOn, RelationshipType.Enhances], [RelationshipType.Generates]));
        Assert.Equal([a[1], a[3]], await FoundAsync(a[0], [RelationshipType.DependsOn, RelationshipType.Generates], []));
        Assert.Equal([a[0], a[5]], await FoundAsync(a[1], [], [RelationshipType.DependsOn]));
        Assert.Empty(await FoundAsync(a[0], [], []));
    }

    /// <summary>Circles, which types other than depends_on may form, end nothing and double nothing; the start is not found.</summary>
    /// <param name="maxDepth">The greatest depth; any where <see langword="null"/>.</param>
    [Theory]
    [InlineData(null)]
    [InlineData(8)]
    public async Task Walk_AroundCircles_FindsEachOnce(int? maxDepth)
    {
        var a = await AddAssetsAsync(5);
        await LinkAllAsync([(a[0], a[1]), (a[1], a[0]), (a[1], a[2]), (a[2], a[3]), (a[3], a[1]), (a[3], a[4]), (a[4], a[0])], RelationshipType.References);

        var steps = await WalkAsync(a[0], maxDepth, 100, RelationshipType.References);

        Assert.Equal(new() { [a[1]] = 1, [a[2]] = 2, [a[3]] = 3, [a[4]] = 4 }, DepthsOf(a[0], steps));
    }

    /// <summary>A greatest depth leaves out what lies deeper, and keeps what a shorter way leads to.</summary>
    /// <param name="maxDepth">The greatest depth.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Walk_WithinADepth_FindsWhatLiesWithin(int maxDepth)
    {
        var a = await AddAssetsAsync(10);
        await LinkAllAsync([.. a.Zip(a.Skip(1)), (a[0], a[2]), (a[2], a[7])]);
        Dictionary<AssetReference, int> all = new()
        {
            [a[1]] = 1,
            [a[2]] = 1,
            [a[3]] = 2,
            [a[7]] = 2,
            [a[4]] = 3,
            [a[8]] = 3,
            [a[5]] = 4,
            [a[9]] = 4,
            [a[6]] = 5,
        };

        var steps = await WalkAsync(a[0], maxDepth);

        Assert.Equal(all.Where(asset => asset.Value <= maxDepth).ToDictionary(), DepthsOf(a[0], steps));
    }

    /// <summary>A limit keeps the nearest.</summary>
    /// <param name="maxDepth">The greatest depth; any where <see langword="null"/>.</param>
    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public async Task Walk_BeyondTheLimit_KeepsTheNearest(int? maxDepth)
    {
        var layers = await AddLayersAsync(4, 3);

        for (var limit = 1; limit <= 12; limit++)
        {
            var depths = DepthsOf(layers[0][0], await WalkAsync(layers[0][0], maxDepth, limit));

            Assert.Equal(Math.Min(limit, 9), depths.Count);
            Assert.Equal(Enumerable.Range(0, depths.Count).Select(i => 1 + (i / 3)), depths.Values.Order());
        }
    }

    /// <summary>Twenty layers of ten, each joined to all of the next, have 10^20 ways: each asset is found once, in no time that would be noticed, and so is the circle that would close them.</summary>
    [Fact]
    public async Task Walk_FullyJoinedLayers_DoesNotCountTheWays()
    {
        var layers = await AddLayersAsync(20, 10);
        var start = layers[0][0];

        var all = DepthsOf(start, await WalkAsync(start));
        var near = DepthsOf(start, await WalkAsync(start, maxDepth: 8));
        var steps = await ReadAsync(session => session.Relationships.ListStepsAsync(Down(start, 1000), 10_000, Token));

        Assert.Equal(190, all.Count);
        Assert.All(layers.Skip(1).SelectMany((layer, i) => layer.Select(asset => (asset, Depth: i + 1))), place => Assert.Equal(place.Depth, all[place.asset]));
        Assert.Equal(80, near.Count);
        Assert.Equal(10 + (18 * 100), steps.Count);
        await ThrowsAsync(CatalogErrorCode.CircularDependency, () => LinkAsync(layers[19][9], start));
    }

    /// <summary>A chain is followed to its end.</summary>
    [Fact]
    public async Task Walk_ALongChain_ReachesItsEnd()
    {
        var a = await AddAssetsAsync(300);
        await LinkAllAsync(a.Zip(a.Skip(1)));

        var steps = await WalkAsync(a[0]);

        Assert.Equal(a.Skip(1), steps.Select(step => step.Asset));
        Assert.Equal(a.SkipLast(1), steps.Select(step => step.From));
    }

    /// <summary>All steps are given: several to one asset, and those back to the start.</summary>
    [Fact]
    public async Task ListSteps_GivesEveryStepOnce()
    {
        var a = await AddAssetsAsync(5);
        await LinkAllAsync([(a[0], a[1]), (a[0], a[2]), (a[1], a[3]), (a[2], a[3]), (a[3], a[0]), (a[4], a[0])], RelationshipType.Enhances);
        var walk = Down(a[0], 100) with { ToTarget = [RelationshipType.Enhances] };

        var steps = await ReadAsync(session => session.Relationships.ListStepsAsync(walk, 100, Token));
        var few = await ReadAsync(session => session.Relationships.ListStepsAsync(walk, 2, Token));

        Assert.Equal(
            new HashSet<RelationshipStep> { new(a[1], a[0]), new(a[2], a[0]), new(a[3], a[1]), new(a[3], a[2]), new(a[0], a[3]) },
            steps.ToHashSet());
        Assert.Equal(5, steps.Count);
        Assert.Equal(2, few.Count);
    }

    /// <summary>A limit of assets bounds the steps, and more than the limit are seen to be there.</summary>
    [Fact]
    public async Task ListSteps_BeyondTheLimit_LeadsToMore()
    {
        var layers = await AddLayersAsync(5, 3);

        var steps = await ReadAsync(session => session.Relationships.ListStepsAsync(Down(layers[0][0], 4), 1000, Token));

        Assert.InRange(steps.Select(step => step.Asset).Distinct().Count(), 5, 11);
    }

    /// <summary>An asset without relationships, or none at all, finds nothing.</summary>
    [Fact]
    public async Task Walk_FromNothing_FindsNothing()
    {
        var a = await AddAssetsAsync(2);

        Assert.Empty(await WalkAsync(a[0]));
        Assert.Empty(await WalkAsync(new AssetReference(AssetType.Video, Guid.CreateVersion7())));
        Assert.Empty(await ReadAsync(session => session.Relationships.ListStepsAsync(Down(a[1], 10), 10, Token)));
    }

    private static RelationshipWalk Down(AssetReference start, int limit) => new() { Start = start, ToTarget = [RelationshipType.DependsOn], ToSource = [], Limit = limit };

    private async Task<AssetReference[][]> AddLayersAsync(int count, int size)
    {
        var layers = (await AddAssetsAsync(count * size)).Chunk(size).ToArray();
        await LinkAllAsync(layers.Zip(layers.Skip(1)).SelectMany(pair => pair.First.SelectMany(source => pair.Second.Select(target => (source, target)))));
        return layers;
    }

    private async Task<IEnumerable<AssetReference>> FoundAsync(AssetReference start, RelationshipType[] toTarget, RelationshipType[] toSource)
    {
        var walk = new RelationshipWalk { Start = start, ToTarget = toTarget, ToSource = toSource, Limit = 100 };
        var steps = await ReadAsync(session => session.Relationships.WalkAsync(walk, Token));
        return steps.Select(step => step.Asset);
    }
}
