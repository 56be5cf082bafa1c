using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Relationships;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The rows of relationships: made, read, listed, changed, deleted, and gone with either of their assets.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class RelationshipConformance<THarness> : RelationshipSuite<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A row is given back as it was made, whatever kinds it joins.</summary>
    /// <param name="type">The type.</param>
    [Theory]
    [InlineData(RelationshipType.DependsOn)]
    [InlineData(RelationshipType.Generates)]
    [InlineData(RelationshipType.Enhances)]
    [InlineData(RelationshipType.Replaces)]
    [InlineData(RelationshipType.References)]
    public async Task Insert_EveryField_IsGivenBack(RelationshipType type)
    {
        var assets = await AddAssetsAsync(3);
        foreach (var (source, target) in assets.SelectMany((source, i) => assets.Skip(i + 1).Select(target => (source, target))))
        {
            var input = Link(source, target, type) with { Strength = 0.35m, Metadata = JsonElement.Parse("""{"scene": 3, "why": "Ton läuft mit"}""") };
            var id = Guid.CreateVersion7();

            var row = await WriteAsync(session => session.Relationships.InsertAsync(id, input, Token));

            Assert.Equal(id, row!.Id);
            Fields.Same(input, row);
            Assert.Equal(row.CreatedAt, (await ReadAsync(session => session.Relationships.GetAsync(id, Token)))!.CreatedAt);
            Fields.Same(input, (await ReadAsync(session => session.Relationships.FindAsync(source, target, type, Token)))!);
            Assert.Null(await ReadAsync(session => session.Relationships.FindAsync(target, source, type, Token)));
        }
    }

    /// <summary>A row with nothing but what it must have has the full strength and no metadata.</summary>
    [Fact]
    public async Task Insert_Plain_HasTheDefaults()
    {
        var assets = await AddAssetsAsync(2);

        var row = await LinkAsync(assets[0], assets[1]);

        Assert.Equal(1m, row.Strength);
        Assert.Null(row.Metadata);
    }

    /// <summary>An id that is there already raises nothing, and the transaction goes on.</summary>
    [Fact]
    public async Task Insert_KnownId_GivesNothingAndGoesOn()
    {
        var assets = await AddAssetsAsync(3);
        var row = await LinkAsync(assets[0], assets[1]);

        await WriteAsync(async session =>
        {
            Assert.Null(await session.Relationships.InsertAsync(row.Id, Link(assets[1], assets[2]), Token));
            Assert.NotNull(await session.Relationships.InsertAsync(Guid.CreateVersion7(), Link(assets[0], assets[2]), Token));
        });

        Fields.Same(row, (await ReadAsync(session => session.Relationships.GetAsync(row.Id, Token)))!);
    }

    /// <summary>Two assets have one relationship of a type in one direction, and may have others of other types.</summary>
    [Fact]
    public async Task Insert_SameEndsAndType_AlreadyExists()
    {
        var assets = await AddAssetsAsync(2);
        await LinkAsync(assets[0], assets[1]);
        await LinkAsync(assets[0], assets[1], RelationshipType.Enhances);
        await LinkAsync(assets[1], assets[0], RelationshipType.Enhances);

        await ThrowsAsync(CatalogErrorCode.AlreadyExists, () => LinkAsync(assets[0], assets[1]));
    }

    /// <summary>An end that is no asset is named by the property that gave it.</summary>
    [Fact]
    public async Task Insert_MissingEnd_NotFoundNamesTheEnd()
    {
        var assets = await AddAssetsAsync(3);
        foreach (var asset in assets)
        {
            var missing = asset with { Id = Guid.CreateVersion7() };
            var other = assets.First(known => known.Type != asset.Type);

            var source = await ThrowsAsync(CatalogErrorCode.NotFound, () => LinkAsync(missing, other));
            var target = await ThrowsAsync(CatalogErrorCode.NotFound, () => LinkAsync(other, missing));

            Assert.Contains("as Source", source.Message, StringComparison.Ordinal);
            Assert.Contains("as Target", target.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>An id of another kind of asset is no end.</summary>
    [Fact]
    public async Task Insert_KindOfAnother_NotFound()
    {
        var assets = await AddAssetsAsync(2);

        await ThrowsAsync(CatalogErrorCode.NotFound, () => LinkAsync(assets[0], new AssetReference(AssetType.Visual, assets[1].Id)));
    }

    /// <summary>Chosen fields change, and the others stay.</summary>
    [Fact]
    public async Task Update_ChosenFields_OthersStay()
    {
        var assets = await AddAssetsAsync(2);
        var before = await LinkAsync(assets[0], assets[1]);
        var metadata = JsonElement.Parse("[1, 2]");

        var weaker = await WriteAsync(session => session.Relationships.UpdateAsync(before.Id, new RelationshipChanges { Strength = 0.1m }, Token));
        var told = await WriteAsync(session => session.Relationships.UpdateAsync(before.Id, new RelationshipChanges { Metadata = metadata }, Token));
        var cleared = await WriteAsync(session => session.Relationships.UpdateAsync(before.Id, new RelationshipChanges { Metadata = new(null) }, Token));

        Fields.Same(before with { Strength = 0.1m }, weaker!);
        Fields.Same(before with { Strength = 0.1m, Metadata = metadata }, told!);
        Fields.Same(before with { Strength = 0.1m }, cleared!);
        Assert.Null(await WriteAsync(session => session.Relationships.UpdateAsync(Guid.CreateVersion7(), new RelationshipChanges { Strength = 0m }, Token)));
    }

    /// <summary>A row is deleted by its id or by its ends, once.</summary>
    [Fact]
    public async Task Delete_ByIdOrEnds_TellsWhetherThereWasOne()
    {
        var assets = await AddAssetsAsync(2);
        var first = await LinkAsync(assets[0], assets[1]);
        await LinkAsync(assets[0], assets[1], RelationshipType.References);

        Assert.True(await WriteAsync(session => session.Relationships.DeleteAsync(first.Id, Token)));
        Assert.False(await WriteAsync(session => session.Relationships.DeleteAsync(first.Id, Token)));
        Assert.False(await WriteAsync(session => session.Relationships.DeleteBetweenAsync(assets[1], assets[0], RelationshipType.References, Token)));
        Assert.True(await WriteAsync(session => session.Relationships.DeleteBetweenAsync(assets[0], assets[1], RelationshipType.References, Token)));
        Assert.Empty(await ReadAsync(session => session.Relationships.ListBySourceAsync(assets[0], EveryType, null, 10, Token)));
    }

    /// <summary>A deleted asset takes the relationships of both of its ends along, and no other.</summary>
    [Fact]
    public async Task Delete_AnAsset_LeavesNoRelationshipBehind()
    {
        var assets = await AddAssetsAsync(6);
        await LinkAllAsync([(assets[0], assets[1]), (assets[1], assets[2]), (assets[0], assets[2]), (assets[3], assets[1]), (assets[4], assets[5])]);

        await WriteAsync(session => session.Audio.DeleteAsync(assets[1].Id, Token));

        Assert.Equal([assets[2]], (await ReadAsync(session => session.Relationships.ListBySourceAsync(assets[0], EveryType, null, 10, Token))).Select(row => row.Target));
        Assert.Equal([assets[0]], (await ReadAsync(session => session.Relationships.ListByTargetAsync(assets[2], EveryType, null, 10, Token))).Select(row => row.Source));
        Assert.Empty(await ReadAsync(session => session.Relationships.ListBySourceAsync(assets[3], EveryType, null, 10, Token)));
        Assert.Single(await ReadAsync(session => session.Relationships.ListBySourceAsync(assets[4], EveryType, null, 10, Token)));
        Assert.Empty(await ReadAsync(session => session.Relationships.ListByTargetAsync(assets[1], EveryType, null, 10, Token)));
    }

    /// <summary>A deleted paper takes the relationships of its assets along.</summary>
    [Fact]
    public async Task Delete_APaper_LeavesNoRelationshipBehind()
    {
        var assets = await AddAssetsAsync(3);
        var others = await AddAssetsAsync(3);
        await LinkAllAsync([(assets[0], assets[1]), (assets[0], others[1]), (others[0], assets[2]), (others[0], others[1])]);
        var paper = (await ReadAsync(session => session.Videos.GetAsync(assets[0].Id, Token)))!.PaperId;

        await WriteAsync(session => session.Papers.DeleteAsync(paper, Token));

        Assert.Equal([others[1]], (await ReadAsync(session => session.Relationships.ListBySourceAsync(others[0], EveryType, null, 10, Token))).Select(row => row.Target));
        Assert.Single(await ReadAsync(session => session.Relationships.ListByTargetAsync(others[1], EveryType, null, 10, Token)));
    }

    /// <summary>Lists give each row once, in one order, whatever the size of the pages; the types are chosen.</summary>
    /// <param name="size">The size of the pages.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task List_PageByPage_GivesEachRowOnce(int size)
    {
        var assets = await AddAssetsAsync(6);
        var rows = new List<AssetRelationship>();
        foreach (var type in EveryType)
        {
            foreach (var other in assets.Skip(1))
            {
                rows.Add(await LinkAsync(assets[0], other, type));
            }
        }

        await LinkAllAsync([(assets[1], assets[2]), (assets[1], assets[0])], RelationshipType.Enhances);

        Assert.Equal(Ordered(rows, row => row.Target), await PagesAsync(assets[0], EveryType, size));
        RelationshipType[] two = [RelationshipType.References, RelationshipType.DependsOn];
        Assert.Equal(Ordered(rows.Where(row => two.Contains(row.Type)), row => row.Target), await PagesAsync(assets[0], two, size));
        Assert.Equal(
            [assets[0], assets[1]],
            (await ReadAsync(session => session.Relationships.ListByTargetAsync(assets[2], [RelationshipType.Enhances], null, 10, Token)))
                .Select(row => row.Source).OrderBy(asset => Array.IndexOf(assets, asset)));
    }

    private async Task<IReadOnlyList<Guid>> PagesAsync(AssetReference source, RelationshipType[] types, int size)
    {
        var ids = new List<Guid>();
        RelationshipKey? after = null;
        while (true)
        {
            var page = await ReadAsync(session => session.Relationships.ListBySourceAsync(source, types, after, size, Token));
            ids.AddRange(page.Select(row => row.Id));
            if (page.Count < size)
            {
                return ids;
            }

            after = new RelationshipKey(page[^1].Type, page[^1].Target);
        }
    }

    private static IEnumerable<Guid> Ordered(IEnumerable<AssetRelationship> rows, Func<AssetRelationship, AssetReference> other) => rows
        .OrderBy(row => CatalogText.RelationshipTypes.Format(row.Type), StringComparer.Ordinal)
        .ThenBy(row => CatalogText.AssetTypes.Format(other(row).Type), StringComparer.Ordinal)
        .ThenBy(row => other(row).Id.ToString(), StringComparer.Ordinal)
        .Select(row => row.Id);
}
