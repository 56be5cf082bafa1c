using System.Globalization;
using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;
using Raso.Storage.Testing.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance;

/// <summary>A database file of its own in a temporary folder, deleted after the test.</summary>
public class SqliteCatalogHarness : CatalogConformanceHarness
{
    private readonly List<SqliteCatalog> _catalogs = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-conformance-").FullName;
    private SqliteConnection? _holder;

    public override bool HasSql => true;

    private string File => Path.Combine(_folder, "raso.db");

    public override async ValueTask<ICatalog> CreateCatalogAsync(CancellationToken cancellationToken)
    {
        var catalog = Open(File);
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

    // A file that another program holds for itself alone.
    public override async ValueTask<ICatalog?> CreateUnreachableAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(_folder, "held.db");
        _holder = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await _holder.OpenAsync(cancellationToken);
        await using var command = _holder.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return Open(file, TimeSpan.Zero);
    }

    public override async Task<int> ExecuteSqlAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<IReadOnlyList<IReadOnlyList<string?>>> QuerySqlAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
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
        GC.SuppressFinalize(this);
        foreach (var catalog in _catalogs)
        {
            await catalog.DisposeAsync();
        }

        if (_holder is not null)
        {
            await _holder.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }

    private SqliteCatalog Open(string file, TimeSpan? busyTimeout = null)
    {
        var catalog = new SqliteCatalog(new SqliteOptions { DataSource = file, BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30) });
        _catalogs.Add(catalog);
        return catalog;
    }

    // As a plain shell: foreign keys off, so that triggers alone must hold the rules.
    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, ForeignKeys = false, DefaultTimeout = 30 };
        var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
