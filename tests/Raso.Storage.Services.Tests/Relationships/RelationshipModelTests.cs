using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>Random relationships, made and deleted, against a model in memory: each call gives what the model gives.</summary>
public abstract class RelationshipModelTests(Catalogue catalogue) : RelationshipSuite(catalogue)
{
    private const int Steps = 250;

    [Fact]
    public async Task Calls_AtRandom_DoAsTheModel()
    {
        var seed = Environment.GetEnvironmentVariable("RASO_TEST_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed} (RASO_TEST_SEED)");
        var random = new Random(seed);
        var assets = await AddAssetsAsync(14);
        var model = new RelationshipModel();
        for (var step = 0; step < Steps; step++)
        {
            var because = string.Create(CultureInfo.InvariantCulture, $"seed {seed} (RASO_TEST_SEED), step {step}");
            var (source, target) = (assets[random.Next(assets.Length)], assets[random.Next(assets.Length)]);
            var type = random.Next(3) == 0 ? Enum.GetValues<RelationshipType>()[random.Next(5)] : RelationshipType.DependsOn;
            if (random.Next(5) == 0)
            {
                (await Relationships.DeleteBetweenAsync(source, target, type, Token)).Should().Be(model.Delete(source, target, type), because);
            }
            else
            {
                (await CreateAsync(Link(source, target, type))).Should().Be(model.Create(source, target, type), because);
            }

            if (step % 5 == 0)
            {
                await CompareAsync(model, random, source, because);
            }
        }
    }

    private async Task CompareAsync(RelationshipModel model, Random random, AssetReference asset, string because)
    {
        RelationshipType[] types = [.. Enum.GetValues<RelationshipType>().Where(_ => random.Next(2) == 0).DefaultIfEmpty(RelationshipType.DependsOn)];
        var options = new ClosureOptions { Types = types, MaxDepth = random.Next(2) == 0 ? random.Next(1, 12) : null, Latest = true };

        Check(await Relationships.GetDependenciesAsync(asset, options, Token), model.Needs(asset, types), (from, to) => model.Needs(from, types)[to] == 1);
        Check(await Relationships.GetDependentsAsync(asset, options, Token), model.NeededBy(asset, types), (from, to) => model.NeededBy(from, types)[to] == 1);

        var order = await Relationships.GetRebuildOrderAsync(asset, new RebuildOptions { Types = types, Latest = true }, Token);
        order.Select(step => step.Asset).Should().BeEquivalentTo(model.NeededBy(asset, types).Keys, because);
        var places = order.Select((step, place) => (step.Asset, place)).ToDictionary(step => step.Asset, step => step.place);
        foreach (var step in order)
        {
            step.Needs.Should().BeEquivalentTo(model.Needs(step.Asset, types).Where(need => need.Value == 1 && (places.ContainsKey(need.Key) || need.Key == asset)).Select(need => need.Key), because);
            foreach (var need in step.Needs.Where(need => need != asset))
            {
                var isCircle = model.Needs(need, types, without: asset).ContainsKey(step.Asset);
                (isCircle || places[need] < places[step.Asset]).Should().BeTrue(because);
                (order[places[need]].Level < step.Level).Should().Be(!isCircle, because);
            }

            step.IsInCircle.Should().Be(model.Needs(step.Asset, types, without: asset).Any(need => model.Needs(need.Key, types, without: asset).ContainsKey(step.Asset)), because);
        }

        void Check(AssetClosure closure, Dictionary<AssetReference, int> expected, Func<AssetReference, AssetReference, bool> isStep)
        {
            closure.Assets.ToDictionary(found => found.Asset, found => found.Depth)
                .Should().BeEquivalentTo(expected.Where(found => found.Value <= (options.MaxDepth ?? int.MaxValue)).ToDictionary(), because);
            closure.Assets.Select(found => found.Depth).Should().BeInAscendingOrder(because);
            foreach (var path in closure.Assets.Select(found => found.GetPath()))
            {
                path[0].Should().Be(asset, because);
                path.Zip(path.Skip(1)).Should().OnlyContain(pair => isStep(pair.First, pair.Second), because);
            }
        }
    }

    private async Task<string> CreateAsync(NewRelationship relationship)
    {
        try
        {
            await Relationships.CreateAsync(relationship, Token);
            return "made";
        }
        catch (ValidationException)
        {
            return "itself";
        }
        catch (CatalogException error)
        {
            return $"{error.Code}";
        }
    }
}
