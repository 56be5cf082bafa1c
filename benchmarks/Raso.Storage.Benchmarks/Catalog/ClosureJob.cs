using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NpgsqlTypes;
using Raso.Storage.Assets;
using Raso.Storage.Benchmarks.Measuring;
using Raso.Storage.Relationships;
using static Raso.Storage.Benchmarks.Catalog.BareNpgsql;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>What an asset needs and what needs it, in PostgreSQL: among 100,000 relationships, beside the same closure where there is nothing else, and beside the plainest recursive query.</summary>
internal sealed class ClosureJob(double scale) : IJob
{
    private const string Large = "raso_benchmark_closure";
    private const string Small = "raso_benchmark_closure_alone";
    private const string Recursion = """
        WITH RECURSIVE walk (kind, id) AS (
            SELECT 'video', @id
            UNION
            SELECT r.target_type, r.target_id FROM walk AS w JOIN asset_relationships AS r
            ON r.source_type = w.kind AND r.source_id = w.id AND r.relationship_type = 'depends_on'
        )
        SELECT id, kind FROM walk
        """;

    // A chain of 1,010 from 200,000 on; 10,000 films of four parts; 41 layers of 35, each joined to all of the next; the rest in pairs.
    private const string Graph = """
        WITH links (source, target) AS (
            SELECT 200000 + n, 200001 + n FROM generate_series(0, 1009) AS n
            UNION ALL SELECT n / 4, 100000 + n FROM generate_series(0, @others * 4 / 10) AS n
            UNION ALL SELECT 300000 + (n / 1225) * 35 + (n % 35), 300035 + (n / 1225) * 35 + (n / 35) % 35 FROM generate_series(0, @others * 49 / 100) AS n
            UNION ALL SELECT 400000 + 2 * n, 400001 + 2 * n FROM generate_series(0, @others / 10) AS n
        )
        INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type)
        SELECT 'video', lpad(source::text, 32, '0')::uuid, 'video', lpad(target::text, 32, '0')::uuid, 'depends_on' FROM links
        """;

    private readonly int _times = Math.Max(10, (int)(scale * 200));
    private readonly int _others = Math.Max(1000, (int)(scale * 100_000));
    private readonly List<IAsyncDisposable> _open = [];
    private IAssetRelationships? _large;
    private IAssetRelationships? _small;
    private BareNpgsql? _bare;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _large = await OpenAsync(Large, _others);
        _small = await OpenAsync(Small, 0);
        _open.Add(_bare = Open(PostgresDatabase.Named(Large)));
        return [Compare(10), Compare(100), Compare(1000), RebuildOrder(1000)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open)
        {
            await open.DisposeAsync();
        }

        await PostgresDatabase.DropAsync(Large);
        await PostgresDatabase.DropAsync(Small);
    }

    private async Task<IAssetRelationships> OpenAsync(string name, int others)
    {
        var database = await PostgresDatabase.MakeAsync(name);
        await SdkSide.MigrateAsync(raso => raso.UsePostgres(database));
        // The assets themselves are not there: nothing of them is read.
        await PostgresDatabase.RunAsync(
            database,
            "SET session_replication_role = replica",
            Graph.Replace("@others", others.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            "ANALYZE asset_relationships");
        var services = SdkSide.Build(raso => raso.UsePostgres(database));
        _open.Add(services);
        return services.GetRequiredService<IAssetRelationships>();
    }

    private Contest Compare(int found) => new(
        $"all that an asset needs, {found:N0} found among {_others:N0} relationships, {_times:N0} times",
        () => Measure.SampleAsync(() => FindAsync(_large!, found)),
        new Peer("the same by us where there are no others", Target.AtLeast(0.8), () => Measure.TimeAsync(() => FindAsync(_small!, found))),
        new Peer("Npgsql, a recursive query of the ids alone", Target.None, () => Measure.TimeAsync(() => FindBareAsync(found))));

    private Contest RebuildOrder(int found) => new(
        $"what must be made again, in order, {found:N0} found among {_others:N0} relationships, {_times:N0} times",
        () => Measure.SampleAsync(() => OrderAsync(_large!, found)),
        new Peer("the same by us where there are no others", Target.AtLeast(0.8), () => Measure.TimeAsync(() => OrderAsync(_small!, found))));

    private async Task FindAsync(IAssetRelationships relationships, int found)
    {
        for (var i = 0; i < _times; i++)
        {
            Expect(found, (await relationships.GetDependenciesAsync(Video(201_010 - found))).Assets.Count);
        }
    }

    private async Task FindBareAsync(int found)
    {
        for (var i = 0; i < _times; i++)
        {
            var ids = await _bare!.ReadAsync(Command(Recursion, Value("id", NpgsqlDbType.Uuid, Video(201_010 - found).Id)), row => row.GetGuid(0));
            Expect(found, ids.Count - 1);
        }
    }

    private async Task OrderAsync(IAssetRelationships relationships, int found)
    {
        for (var i = 0; i < _times; i++)
        {
            Expect(found, (await relationships.GetRebuildOrderAsync(Video(200_000 + found))).Count);
        }
    }

    private static AssetReference Video(int number) => new(AssetType.Video, Guid.ParseExact(number.ToString("D32", CultureInfo.InvariantCulture), "N"));

    private static void Expect(int found, int count)
    {
        if (count != found)
        {
            throw new InvalidOperationException($"{count} assets were found instead of {found}.");
        }
    }
}
