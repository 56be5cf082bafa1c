using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Papers and videos in PostgreSQL, beside bare Npgsql: two databases of one server, which RASO_TEST_POSTGRES names.</summary>
internal sealed class PostgresJob(double scale) : IJob
{
    private const string Variable = "RASO_TEST_POSTGRES";

    private readonly string _server = Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no server; eng/bench starts one.");

    private SdkSide? _ours;
    private PostgresSide? _peer;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _ours = await SdkSide.OpenAsync(Use(await MakeAsync("raso_benchmark_ours")));
        var database = await MakeAsync("raso_benchmark_peer");
        await SdkSide.MigrateAsync(Use(database));
        _peer = PostgresSide.Open(database);
        var contests = new CatalogContests("PostgreSQL", "Npgsql, prepared", _ours, _peer, scale);
        await contests.WarmUpAsync();
        return contests.All;
    }

    public async ValueTask DisposeAsync()
    {
        await (_ours?.DisposeAsync() ?? default);
        await (_peer?.DisposeAsync() ?? default);
        await RunAsync("DROP DATABASE IF EXISTS raso_benchmark_ours");
        await RunAsync("DROP DATABASE IF EXISTS raso_benchmark_peer");
    }

    private static Action<RasoBuilder> Use(string database) => raso => raso.UsePostgres(database);

    private async Task<string> MakeAsync(string name)
    {
        await RunAsync($"DROP DATABASE IF EXISTS {name}");
        await RunAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString;
    }

    private async Task RunAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
