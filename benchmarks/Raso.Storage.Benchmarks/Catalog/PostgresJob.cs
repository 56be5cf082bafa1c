using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Papers and videos in PostgreSQL, beside bare Npgsql: two databases of one server, which RASO_TEST_POSTGRES names.</summary>
internal sealed class PostgresJob(double scale) : IJob
{
    private SdkSide? _ours;
    private PostgresSide? _peer;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _ours = await SdkSide.OpenAsync(Use(await PostgresDatabase.MakeAsync("raso_benchmark_ours")));
        var database = await PostgresDatabase.MakeAsync("raso_benchmark_peer");
        await SdkSide.MigrateAsync(Use(database));
        _peer = new PostgresSide(BareNpgsql.Open(database));
        var contests = new CatalogContests("PostgreSQL", "Npgsql, prepared", _ours, _peer, scale);
        await contests.WarmUpAsync();
        return contests.All;
    }

    public async ValueTask DisposeAsync()
    {
        await (_ours?.DisposeAsync() ?? default);
        await (_peer?.DisposeAsync() ?? default);
        await PostgresDatabase.DropAsync("raso_benchmark_ours");
        await PostgresDatabase.DropAsync("raso_benchmark_peer");
    }

    private static Action<RasoBuilder> Use(string database) => raso => raso.UsePostgres(database);
}
