using System.Security.Cryptography;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>A schema of the test class's own, migrated, and a catalogue over it.</summary>
public sealed class PostgresSchemaFixture : IAsyncLifetime
{
    private readonly List<PostgresCatalog> _catalogs = [];

    internal string Schema { get; } = $"raso_test_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    internal PostgresCatalog Catalog { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Catalog = Open();
        await MigrateAsync(Catalog.Migrations);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var catalog in _catalogs)
        {
            await catalog.DisposeAsync();
        }

        await PostgresServer.ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
    }

    internal PostgresCatalog Open(Action<NpgsqlConnectionStringBuilder>? configure = null, TimeSpan? settleTimeout = null)
    {
        var settings = PostgresServer.Settings;
        configure?.Invoke(settings);
        var catalog = new PostgresCatalog(new PostgresOptions
        {
            ConnectionString = settings.ConnectionString,
            Schema = Schema,
            SettleTimeout = settleTimeout ?? TimeSpan.FromSeconds(30),
        });
        _catalogs.Add(catalog);
        return catalog;
    }

    /// <summary>Applies what is missing.</summary>
    /// <returns>How many migrations this call applied.</returns>
    internal static Task<int> MigrateAsync(IMigrationStore store) => store.LockAsync(
        async (session, token) =>
        {
            var applied = await session.ListAppliedAsync(token);
            foreach (var script in store.Scripts.Skip(applied.Count))
            {
                await session.ApplyAsync(script, token);
            }

            return store.Scripts.Count - applied.Count;
        },
        TestContext.Current.CancellationToken);

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        var settings = PostgresServer.Settings;
        settings.SearchPath = Schema;
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Gives the plan of a statement.</summary>
    internal async Task<string> ExplainAsync(string explain, NpgsqlBatchCommand statement)
    {
        var settings = PostgresServer.Settings;
        settings.SearchPath = Schema;
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await using var command = source.CreateCommand($"{explain} {statement.CommandText}");
        foreach (var parameter in statement.Parameters.ToList())
        {
            command.Parameters.Add(parameter.Clone());
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }
}
