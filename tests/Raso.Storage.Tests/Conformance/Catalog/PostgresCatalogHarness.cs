using System.Globalization;
using Npgsql;
using Raso.Storage.Catalog;
using Raso.Storage.Catalog.Postgres;
using Raso.Storage.Testing.Catalog;

namespace Raso.Storage.Conformance.Catalog;

/// <summary>A schema of its own on the test server, dropped after the test.</summary>
public sealed class PostgresCatalogHarness : CatalogConformanceHarness
{
    private const string Variable = "RASO_TEST_POSTGRES";

    private const string UnreachablePassword = "pass-5f0c-word";

    private readonly List<PostgresCatalog> _catalogs = [];
    private readonly string _schema = $"conformance_{Guid.CreateVersion7():N}";
    private NpgsqlDataSource? _plain;

    public override bool HasSql => true;

    public override IReadOnlyList<string> Secrets =>
        [UnreachablePassword, .. new[] { new NpgsqlConnectionStringBuilder(Server).Password }.OfType<string>()];

    private static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{Variable} names no PostgreSQL server: run the tests with ./eng/test, which starts one.");

    private NpgsqlDataSource Plain => _plain ??= NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(Server) { SearchPath = _schema, Pooling = false });

    public override async ValueTask<ICatalog> CreateCatalogAsync(CancellationToken cancellationToken)
    {
        await ExecuteSqlAsync($"CREATE SCHEMA {_schema}", cancellationToken);
        var catalog = new PostgresCatalog(new PostgresOptions { ConnectionString = Server, Schema = _schema });
        _catalogs.Add(catalog);
        await catalog.Migrations.LockAsync(
            async (session, token) =>
            {
                foreach (var script in catalog.Migrations.Scripts)
                {
                    await session.ApplyAsync(script, token);
                }

                return true;
            },
            cancellationToken);
        return catalog;
    }

    public override ValueTask<ICatalog?> CreateUnreachableAsync(CancellationToken cancellationToken)
    {
        // Nothing listens on port 1.
        var catalog = new PostgresCatalog(new PostgresOptions
        {
            ConnectionString = $"Host=127.0.0.1;Port=1;Username=nobody;Password={UnreachablePassword};Database=none;Timeout=5",
        });
        _catalogs.Add(catalog);
        return ValueTask.FromResult<ICatalog?>(catalog);
    }

    public override async Task<int> ExecuteSqlAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Plain.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<IReadOnlyList<IReadOnlyList<string?>>> QuerySqlAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Plain.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<IReadOnlyList<string?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column =>
                reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))]);
        }

        return rows;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var catalog in _catalogs)
        {
            await catalog.DisposeAsync();
        }

        if (_plain is not null)
        {
            await ExecuteSqlAsync($"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {_schema} CASCADE", CancellationToken.None);
            await _plain.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
