using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>Relationships are made, listed, changed and deleted, by themselves and within a transaction.</summary>
public abstract class RelationshipTests(Catalogue catalogue) : RelationshipSuite(catalogue)
{
    [Fact]
    public async Task Create_EveryField_IsGivenBack()
    {
        var a = await AddAssetsAsync(2);
        var input = Link(a[0], a[1], RelationshipType.Enhances) with
        {
            Id = Guid.CreateVersion7(),
            Strength = 0.75m,
            Metadata = JsonElement.Parse("""{"scene": 3}"""),
        };

        var row = await Relationships.CreateAsync(input, Token);

        row.Should().BeEquivalentTo(input, options => options.Excluding(relationship => relationship.Metadata));
        JsonElement.DeepEquals(row.Metadata!.Value, input.Metadata!.Value).Should().BeTrue();
        (await Relationships.GetAsync(row.Id, Token))!.CreatedAt.Should().Be(row.CreatedAt);
        (await Relationships.FindAsync(a[0], a[1], RelationshipType.Enhances, Token))!.Id.Should().Be(row.Id);
        (await Relationships.GetAsync(Guid.CreateVersion7(), Token)).Should().BeNull();
    }

    [Fact]
    public async Task Create_Again_GivesTheSameRowOrSaysWhatDiffers()
    {
        var a = await AddAssetsAsync(3);
        var input = Link(a[0], a[1]) with { Id = Guid.CreateVersion7(), Metadata = JsonElement.Parse("[1]") };
        var row = await Relationships.CreateAsync(input, Token);

        var again = await Relationships.CreateAsync(input, Token);
        var other = () => Relationships.CreateAsync(input with { Strength = 0.5m }, Token);
        var sameEnds = () => LinkAsync(a[0], a[1]);

        again.CreatedAt.Should().Be(row.CreatedAt);
        (await other.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(
            error => error.Code == CatalogErrorCode.AlreadyExists && error.Message.Contains($"{row.Id}"));
        (await sameEnds.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(
            error => error.Code == CatalogErrorCode.AlreadyExists && error.Message.Contains($"Source is {a[0]}, Target is {a[1]}"));
    }

    [Fact]
    public async Task Create_WithAMissingEnd_NamesIt()
    {
        var a = await AddAssetsAsync(1);
        var missing = new AssetReference(AssetType.Audio, Guid.CreateVersion7());

        var source = () => LinkAsync(missing, a[0]);
        var target = () => LinkAsync(a[0], missing);

        (await source.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(
            error => error.Code == CatalogErrorCode.NotFound && error.Message.Contains("given as Source") && error.Message.Contains($"Source is {missing}"));
        (await target.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(
            error => error.Code == CatalogErrorCode.NotFound && error.Message.Contains("given as Target") && error.Message.Contains($"Target is {missing}"));
    }

    [Fact]
    public async Task Create_ClosingACircle_ShowsIt()
    {
        var a = await AddAssetsAsync(3);
        await LinkAsync(a[0], a[1]);
        await LinkAsync(a[1], a[2]);

        var close = () => LinkAsync(a[2], a[0]);

        (await close.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(
            error => error.Code == CatalogErrorCode.CircularDependency && !error.IsTransient
                && error.Message.Contains($"{a[2]} -> {a[0]} -> {a[1]} -> {a[2]}"));
        (await Catalogue.CountAsync("asset_relationships")).Should().Be(2);
    }

    [Fact]
    public async Task List_PageByPage_GivesEachOnce()
    {
        var a = await AddAssetsAsync(6);
        foreach (var other in a.Skip(1))
        {
            await LinkAsync(a[0], other);
            await LinkAsync(other, a[0], RelationshipType.References);
        }

        (await ListAsync(options => Relationships.ListBySourceAsync(a[0], options, Token), [RelationshipType.DependsOn])).Select(row => row.Target)
            .Should().BeEquivalentTo(a.Skip(1));
        (await ListAsync(options => Relationships.ListByTargetAsync(a[0], options, Token), null)).Select(row => row.Source).Should().BeEquivalentTo(a.Skip(1));
        (await ListAsync(options => Relationships.ListByTargetAsync(a[0], options, Token), [RelationshipType.DependsOn])).Should().BeEmpty();
        (await Relationships.ListBySourceAsync(a[0], cancellationToken: Token)).Items.Should().HaveCount(5);
    }

    [Fact]
    public async Task Update_And_Delete_OfWhatIsThereAndWhatIsNot()
    {
        var a = await AddAssetsAsync(2);
        var row = await LinkAsync(a[0], a[1]);

        (await Relationships.UpdateAsync(row.Id, new RelationshipChanges { Strength = 0.25m }, Token)).Strength.Should().Be(0.25m);
        (await Relationships.DeleteBetweenAsync(a[0], a[1], RelationshipType.Generates, Token)).Should().BeFalse();
        (await Relationships.DeleteBetweenAsync(a[0], a[1], RelationshipType.DependsOn, Token)).Should().BeTrue();
        (await Relationships.DeleteAsync(row.Id, Token)).Should().BeFalse();
        var update = () => Relationships.UpdateAsync(row.Id, new RelationshipChanges { Strength = 0.5m }, Token);
        (await update.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task DeleteAsset_TakesItsRelationshipsAlong()
    {
        var a = await AddAssetsAsync(4);
        await LinkAsync(a[0], a[1]);
        await LinkAsync(a[1], a[2]);
        await LinkAsync(a[0], a[2]);

        await Bench.Assets.Audio.DeleteAsync(a[1].Id, Token);

        (await Relationships.GetDependenciesAsync(a[0], cancellationToken: Token)).Assets.Select(found => found.Asset).Should().Equal(a[2]);
        (await Catalogue.CountAsync("asset_relationships")).Should().Be(1);
    }

    [Fact]
    public async Task List_AfterAPageOfAnotherList_IsRefused()
    {
        var a = await AddAssetsAsync(3);
        await LinkAsync(a[0], a[1]);
        await LinkAsync(a[0], a[2]);
        var options = new RelationshipListOptions { PageSize = 1, Latest = true };
        options = options with { After = (await Relationships.ListBySourceAsync(a[0], options, Token)).Next };

        foreach (var list in (Func<Task>[])[() => Relationships.ListByTargetAsync(a[0], options, Token), () => Relationships.ListBySourceAsync(a[1], options, Token)])
        {
            (await list.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("After");
        }
    }

    [Fact]
    public async Task UnitOfWork_SeesItsOwnRelationships_AndCommitsOrDropsThemTogether()
    {
        var a = await AddAssetsAsync(3);

        await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                var row = await scope.Relationships.CreateAsync(Link(a[0], a[1]), token);
                await scope.Relationships.CreateAsync(Link(a[1], a[2]), token);
                var circle = () => scope.Relationships.CreateAsync(Link(a[2], a[0]), token);
                (await circle.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.CircularDependency);
                (await scope.Relationships.ListBySourceAsync(a[0], cancellationToken: token)).Items.Should().ContainSingle();
                (await scope.Relationships.ListByTargetAsync(a[2], cancellationToken: token)).Items.Should().ContainSingle();
                (await scope.Relationships.GetDependentsAsync(a[2], cancellationToken: token)).Assets.Should().HaveCount(2);
                (await scope.Relationships.GetRebuildOrderAsync(a[2], cancellationToken: token)).Should().HaveCount(2);
                (await scope.Relationships.GetDependenciesAsync(a[0], cancellationToken: token)).Assets.Should().HaveCount(2);
                (await scope.Relationships.UpdateAsync(row.Id, new RelationshipChanges { Strength = 0.5m }, token)).Strength.Should().Be(0.5m);
                (await scope.Relationships.FindAsync(a[0], a[1], RelationshipType.DependsOn, token))!.Strength.Should().Be(0.5m);
                (await scope.Relationships.DeleteAsync(row.Id, token)).Should().BeTrue();
                (await scope.Relationships.GetAsync(row.Id, token)).Should().BeNull();
                return await scope.Relationships.CreateAsync(Link(a[2], a[0]), token);
            },
            Token);
        var dropped = () => Bench.Work.RunAsync<bool>(
            async (scope, token) =>
            {
                await scope.Relationships.DeleteBetweenAsync(a[1], a[2], RelationshipType.DependsOn, token);
                throw new InvalidDataException("the app's own");
            },
            Token);

        await dropped.Should().ThrowAsync<InvalidDataException>();
        (await Relationships.GetDependenciesAsync(a[1], cancellationToken: Token)).Assets.Select(found => found.Asset).Should().Equal(a[2], a[0]);
    }

    private static async Task<IReadOnlyList<AssetRelationship>> ListAsync(
        Func<RelationshipListOptions, Task<Page<AssetRelationship>>> list, IReadOnlyCollection<RelationshipType>? types)
    {
        var rows = new List<AssetRelationship>();
        string? after = null;
        do
        {
            var page = await list(new RelationshipListOptions { Types = types, PageSize = 2, After = after, Latest = true });
            page.Items.Should().HaveCountLessThanOrEqualTo(2);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        rows.Select(row => row.Id).Should().OnlyHaveUniqueItems();
        return rows;
    }
}
