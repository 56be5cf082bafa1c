using System.Diagnostics;
using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>How long closures take in a graph of 100,000 relationships: told, never asserted. What is found is asserted.</summary>
public abstract class RelationshipMeasureTests(Catalogue catalogue) : RelationshipSuite(catalogue)
{
    // 10,000 films of four parts; a chain of 10,000; 41 layers of 35, each joined to all of the next.
    private const string Graph = """
        WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 48999),
        links (source, target) AS (
            SELECT n / 4, 100000 + n FROM numbers WHERE n < 40000
            UNION ALL SELECT 200000 + n, 200001 + n FROM numbers WHERE n < 10000
            UNION ALL SELECT 300000 + (n / 1225) * 35 + (n % 35), 300035 + (n / 1225) * 35 + (n / 35) % 35 FROM numbers WHERE n < 49000
        )
        INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type)
        """;

    /// <summary>Gets the SQL of the id that has a number.</summary>
    protected abstract string IdSql(string number);

    /// <summary>Gets the SQL that lets a statement name assets which are not there.</summary>
    protected abstract string Unchecked { get; }

    /// <summary>Gets the SQL that refreshes statistics.</summary>
    protected abstract string Analyze { get; }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Closures_InAGraphOfAHundredThousand_TakeTimeByWhatTheyFind()
    {
        await Catalogue.RunPastTriggersAsync(
            $"{Unchecked} {Graph} SELECT 'video', {IdSql("source")}, 'video', {IdSql("target")}, 'depends_on' FROM links");
        await Catalogue.RunAsync(Analyze);
        (await Catalogue.CountAsync("asset_relationships")).Should().Be(99_000);

        foreach (var (name, number, found, depth) in (IEnumerable<(string, int, int, int)>)
            [
                ("a film's parts", 17, 4, 1), ("the end of the chain", 209_990, 10, 10), ("a tenth of the chain", 209_000, 1_000, 1_000),
                ("the whole chain", 200_000, 10_000, 10_000), ("two joined layers", 300_035 + (38 * 35), 35, 1), ("all joined layers", 300_000, 1_400, 40),
            ])
        {
            var start = Asset(number);
            await TellAsync($"{name}: dependencies", found, async () =>
            {
                var closure = await Relationships.GetDependenciesAsync(start, cancellationToken: Token);
                closure.Assets.Max(asset => asset.Depth).Should().Be(depth);
                return closure.Assets.Count;
            });
        }

        await TellAsync("all joined layers: 1 deep", 35, async () =>
            (await Relationships.GetDependenciesAsync(Asset(300_000), new ClosureOptions { MaxDepth = 1 }, Token)).Assets.Count);
        await TellAsync("the whole chain upwards: order", 10_000, async () => (await Relationships.GetRebuildOrderAsync(Asset(210_000), cancellationToken: Token)).Count);
        await TellAsync("all joined layers upwards: order", 1_400, async () => (await Relationships.GetRebuildOrderAsync(Asset(301_400), cancellationToken: Token)).Count);
    }

    private static AssetReference Asset(int number) =>
        new(AssetType.Video, Guid.ParseExact(number.ToString("D12", CultureInfo.InvariantCulture).PadLeft(32, '0'), "N"));

    private static async Task TellAsync(string name, int found, Func<Task<int>> call)
    {
        var times = new List<double>();
        for (var i = 0; i < 11; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            (await call()).Should().Be(found, name);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {found} found, median {times[5]:F1} ms of 11"));
    }
}
