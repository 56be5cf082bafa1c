using System.Globalization;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>Several hosts add the parts of a circle at once.</summary>
public abstract class RelationshipRaceTests(Catalogue catalogue) : RelationshipSuite(catalogue)
{
    private const int Rounds = 200;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Create_PartsOfACircleByTwoHosts_OneIsRefusedEachTime(int length)
    {
        await using var other = new Bench(Catalogue);
        Bench[] hosts = [Bench, other];
        var a = await AddAssetsAsync(length);

        for (var round = 0; round < Rounds; round++)
        {
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var adders = Enumerable.Range(0, length).Select(i => Task.Run(async () =>
            {
                await start.Task;
                return await TryAsync(hosts[(i + round) % 2], Link(a[i], a[(i + 1) % length]));
            })).ToArray();
            start.SetResult();
            var refused = await Task.WhenAll(adders);

            refused.Count(error => error is not null).Should().Be(1, "round {0} closes the circle once", round);
            refused.Single(error => error is not null)!.Code.Should().Be(CatalogErrorCode.CircularDependency);
            var deleted = 0;
            for (var i = 0; i < length; i++)
            {
                deleted += await Relationships.DeleteBetweenAsync(a[i], a[(i + 1) % length], RelationshipType.DependsOn, Token) ? 1 : 0;
            }

            deleted.Should().Be(length - 1, "all but the refused part are there");
        }
    }

    [Fact]
    public async Task Create_RandomDependenciesByTwoHosts_NeverFormACircle()
    {
        await using var other = new Bench(Catalogue);
        var seed = Environment.GetEnvironmentVariable("RASO_TEST_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        var random = new Random(seed);
        var a = await AddAssetsAsync(9);
        var links = Enumerable.Range(0, 200).Select(_ => (From: random.Next(9), To: random.Next(9))).Where(link => link.From != link.To).Distinct().ToArray();
        var refused = 0;

        await Parallel.ForEachAsync(
            links.Select((link, i) => (link, Host: i % 2 == 0 ? Bench : other)),
            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Token },
            async (add, _) =>
            {
                if (await TryAsync(add.Host, Link(a[add.link.From], a[add.link.To])) is { } error)
                {
                    error.Code.Should().Be(CatalogErrorCode.CircularDependency);
                    Interlocked.Increment(ref refused);
                }
            });

        (await Catalogue.CountAsync("asset_relationships")).Should().Be(links.Length - refused, "seed {0}", seed);
        foreach (var asset in a)
        {
            // What is found on the way down is found nowhere on the way up, unless there is a circle.
            var down = (await Relationships.GetDependenciesAsync(asset, new ClosureOptions { Latest = true }, Token)).Assets.Select(found => found.Asset);
            var up = (await Relationships.GetDependentsAsync(asset, new ClosureOptions { Latest = true }, Token)).Assets.Select(found => found.Asset);
            down.Intersect(up).Should().BeEmpty("seed {0}", seed);
        }

        // Nine assets in one line have 36 pairs: of each pair one direction at most is there.
        (links.Length - refused).Should().BeInRange(8, 36);
    }

    private static async Task<CatalogException?> TryAsync(Bench host, NewRelationship link)
    {
        try
        {
            await host.Relationships.CreateAsync(link, Token);
            return null;
        }
        catch (CatalogException error)
        {
            return error;
        }
    }
}
