using System.Globalization;
using Npgsql;
using Raso.Storage.Catalog;
using Raso.Storage.Catalog.Postgres;
using Raso.Storage.Testing.Catalog;

[assembly: AssemblyFixture(typeof(Raso.Storage.Conformance.Catalog.PostgresSchemas))]

namespace Raso.Storage.Conformance.Catalog;

/// <summary>A schema on the test server that no other test uses at the same time.</summary>
public sealed class PostgresCatalogHarness : CatalogConformanceHarness
{
    private const string UnreachablePassword = "pass-5f0c-word";

    private readonly List<PostgresCatalog> _catalogs = [];
    private NpgsqlDataSource? _plain;
    private string? _schema;
    private bool _isMigrated;

    public override bool HasSql => true;

    public override IReadOnlyList<string> Secrets =>
        [UnreachablePassword, .. new[] { new NpgsqlConnectionStringBuilder(PostgresSchemas.Server).Password }.OfType<string>()];

    private NpgsqlDataSource Plain => _plain ??= PostgresSchemas.OpenPlain(_schema ?? throw new InvalidOperationException("There is no catalogue yet."));

    public override async ValueTask<ICatalog> CreateCatalogAsync(CancellationToken cancellationToken)
    {
        (_schema, var isNew) = await PostgresSchemas.TakeAsync(cancellationToken);
        var catalog = new PostgresCatalog(new PostgresOptions { ConnectionString = PostgresSchemas.Server, Schema = _schema });
        _catalogs.Add(catalog);
        if (isNew)
        {
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
        }

        _isMigrated = true;
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
        if (_schema is { } schema)
        {
            // Tests of migrations leave other tables behind than they found.
            var isReusable = _isMigrated
                && TestContext.Current.TestClass?.TestClassName is { } name
                && !name.EndsWith(nameof(PostgresMigrationTests), StringComparison.Ordinal)
                && !name.EndsWith(nameof(PostgresErrorTests), StringComparison.Ordinal);
            foreach (var catalog in _catalogs)
            {
                await catalog.DisposeAsync();
            }

            await PostgresSchemas.GiveBackAsync(schema, isReusable);
        }

        if (_plain is not null)
        {
            await _plain.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
