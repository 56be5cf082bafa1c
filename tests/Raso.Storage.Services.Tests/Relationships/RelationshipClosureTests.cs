using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>What an asset needs, what needs it, and what must be made again when it changes.</summary>
public abstract class RelationshipClosureTests(Catalogue catalogue) : RelationshipSuite(catalogue)
{
    [Fact]
    public async Task Closures_OfAFilm_HaveDepthsAndPaths()
    {
        // Film 0 of narration 1 and animation 2; the animation of diagram 5; the diagram generates slide 8; music 4 enhances the film.
        var a = await AddFilmAsync();

        var needs = await Relationships.GetDependenciesAsync(a[0], cancellationToken: Token);
        var neededBy = await Relationships.GetDependentsAsync(a[5], cancellationToken: Token);

        needs.IsCut.Should().BeFalse();
        needs.Assets.Select(found => (found.Asset, found.Depth)).Should().BeEquivalentTo([(a[1], 1), (a[2], 1), (a[5], 2)]);
        needs.Assets.Single(found => found.Asset == a[5]).GetPath().Should().Equal(a[0], a[2], a[5]);
        needs.Assets.Single(found => found.Asset == a[1]).GetPath().Should().Equal(a[0], a[1]);
        neededBy.Assets.Select(found => found.Asset).Should().Equal(a[2], a[0]);
        neededBy.Assets[1].GetPath().Should().Equal(a[5], a[2], a[0]);
        neededBy.Assets[1].Via.Should().BeSameAs(neededBy.Assets[0]);
        $"{neededBy.Assets[1]}".Should().Be($"{a[0]} at depth 2");
    }

    [Fact]
    public async Task Closures_OfChosenTypes_ReadGeneratesFromItsTarget()
    {
        var a = await AddFilmAsync();
        RelationshipType[] all = Enum.GetValues<RelationshipType>();

        (await FoundAsync(Relationships.GetDependentsAsync(a[5], new ClosureOptions { Types = [RelationshipType.Generates] }, Token))).Should().Equal(a[8]);
        (await FoundAsync(Relationships.GetDependenciesAsync(a[8], new ClosureOptions { Types = [RelationshipType.Generates] }, Token))).Should().Equal(a[5]);
        (await FoundAsync(Relationships.GetDependenciesAsync(a[5], new ClosureOptions { Types = all }, Token))).Should().BeEmpty();
        (await FoundAsync(Relationships.GetDependentsAsync(a[0], new ClosureOptions { Types = all }, Token))).Should().Equal(a[4]);
        (await FoundAsync(Relationships.GetDependenciesAsync(a[4], new ClosureOptions { Types = all }, Token))).Should().BeEquivalentTo([a[0], a[1], a[2], a[5]]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public async Task Closures_WithinADepthAndALimit_GiveTheNearest(int maxDepth)
    {
        var a = await AddAssetsAsync(12);
        foreach (var (source, target) in a.Zip(a.Skip(1)))
        {
            await LinkAsync(source, target);
        }

        var within = await Relationships.GetDependenciesAsync(a[0], new ClosureOptions { MaxDepth = maxDepth }, Token);
        var three = await Relationships.GetDependenciesAsync(a[0], new ClosureOptions { MaxDepth = maxDepth, Limit = 3 }, Token);
        var exact = await Relationships.GetDependenciesAsync(a[0], new ClosureOptions { MaxDepth = maxDepth, Limit = Math.Min(maxDepth, 11) }, Token);

        within.Assets.Select(found => found.Asset).Should().Equal(a.Skip(1).Take(maxDepth));
        within.IsCut.Should().BeFalse();
        three.Assets.Select(found => found.Asset).Should().Equal(a.Skip(1).Take(Math.Min(maxDepth, 3)));
        three.IsCut.Should().Be(maxDepth > 3);
        exact.IsCut.Should().BeFalse("nothing within the depth is missing");
    }

    [Fact]
    public async Task RebuildOrder_OfAFilm_PutsEachAfterWhatItNeeds()
    {
        var a = await AddFilmAsync();
        await LinkAsync(a[3], a[0]);
        await LinkAsync(a[3], a[8]);

        var order = await Relationships.GetRebuildOrderAsync(a[5], cancellationToken: Token);

        order.Select(step => (step.Asset, step.Level)).Should().Equal((a[2], 1), (a[8], 1), (a[0], 2), (a[3], 3));
        order.Should().NotContain(step => step.IsInCircle);
        order[0].Needs.Should().Equal(a[5]);
        order[2].Needs.Should().Equal(a[2]);
        order[3].Needs.Should().Equal(a[0], a[8]);
        (await Relationships.GetRebuildOrderAsync(a[5], new RebuildOptions { Types = [RelationshipType.DependsOn] }, Token))
            .Select(step => step.Asset).Should().Equal(a[2], a[0], a[3]);
        (await Relationships.GetRebuildOrderAsync(a[3], cancellationToken: Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task RebuildOrder_WithACircleOfGenerates_MarksItAndOrdersTheRest()
    {
        // 0 generates 1; 1, 2 and 3 generate each other in a circle; 3 generates 4, and 4 generates 0 again.
        var a = await AddAssetsAsync(6);
        foreach (var (source, target) in (IEnumerable<(int, int)>)[(0, 1), (1, 2), (2, 3), (3, 1), (3, 4), (4, 0), (0, 5), (5, 4)])
        {
            await LinkAsync(a[source], a[target], RelationshipType.Generates);
        }

        var order = await Relationships.GetRebuildOrderAsync(a[0], cancellationToken: Token);

        order.Select(step => (step.Asset, step.Level, step.IsInCircle)).Should().BeEquivalentTo(
            [(a[1], 1, true), (a[2], 1, true), (a[3], 1, true), (a[5], 1, false), (a[4], 2, false)]);
        order[^1].Asset.Should().Be(a[4]);
        order[^1].Needs.Should().BeEquivalentTo([a[3], a[5]]);
    }

    [Fact]
    public async Task RebuildOrder_OfMoreThanTheLimit_IsRefused()
    {
        var a = await AddAssetsAsync(5);
        foreach (var (source, target) in a.Zip(a.Skip(1)))
        {
            await LinkAsync(source, target);
        }

        (await Relationships.GetRebuildOrderAsync(a[4], new RebuildOptions { Limit = 4 }, Token)).Select(step => step.Asset).Should().Equal(a[3], a[2], a[1], a[0]);
        var tooMany = () => Relationships.GetRebuildOrderAsync(a[4], new RebuildOptions { Limit = 3 }, Token);
        (await tooMany.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(
            error => error.Code == CatalogErrorCode.LimitExceeded && error.Message.Contains("more than 3"));
    }

    private async Task<AssetReference[]> AddFilmAsync()
    {
        var a = await AddAssetsAsync(9);
        await LinkAsync(a[0], a[1]);
        await LinkAsync(a[0], a[2]);
        await LinkAsync(a[2], a[5]);
        await LinkAsync(a[5], a[8], RelationshipType.Generates);
        await LinkAsync(a[4], a[0], RelationshipType.Enhances);
        return a;
    }

    private static async Task<IEnumerable<AssetReference>> FoundAsync(Task<AssetClosure> closure) => (await closure).Assets.Select(found => found.Asset);
}
