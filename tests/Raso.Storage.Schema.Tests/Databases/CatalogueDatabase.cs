using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Raso.Storage.Catalog;

namespace Raso.Storage.Schema.Tests;

/// <summary>A catalogue of its own with the whole schema, written to by plain SQL that both dialects understand.</summary>
internal abstract partial class CatalogueDatabase(DbConnection connection) : IAsyncDisposable
{
    internal DbConnection Connection => connection;

    /// <summary>Gets whether the dialect is PostgreSQL.</summary>
    internal abstract bool IsPostgres { get; }

    internal static async Task<CatalogueDatabase> CreateAsync(CatalogueKind kind)
    {
        CatalogueDatabase database = kind switch
        {
            CatalogueKind.Postgres => await PostgresDatabase.ConnectAsync(),
            CatalogueKind.Sqlite => await SqliteDatabase.OpenAsync(foreignKeys: false, recursiveTriggers: false),
            CatalogueKind.SqliteWithForeignKeys => await SqliteDatabase.OpenAsync(foreignKeys: true, recursiveTriggers: false),
            CatalogueKind.SqliteWithRecursiveTriggers => await SqliteDatabase.OpenAsync(foreignKeys: false, recursiveTriggers: true),
            CatalogueKind.SqliteWithBoth => await SqliteDatabase.OpenAsync(foreignKeys: true, recursiveTriggers: true),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        await database.ApplyAsync();
        return database;
    }

    internal async Task ApplyAsync()
    {
        foreach (var migration in Migrations)
        {
            await RunAsync(migration.Sql);
        }
    }

    internal async Task UndoAsync()
    {
        foreach (var migration in Migrations.Reverse())
        {
            await RunAsync(migration.UndoSql);
        }
    }

    internal Task ExecuteAsync(string sql) => RunAsync(Translate(sql));

    /// <summary>Runs a query and gives its rows as text, fields joined by '|', a missing value as nothing, true as 1.</summary>
    internal async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Translate(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows;
    }

    internal async Task<string> ScalarAsync(string sql) => (await QueryAsync(sql)).Should().ContainSingle().Subject;

    /// <summary>Runs a statement that must fail and gives what refused it: the name of a constraint, "not null", or a trigger's RS code.</summary>
    internal async Task<string> FaultAsync(string sql)
    {
        await RunAsync("SAVEPOINT attempt");
        try
        {
            await ExecuteAsync(sql);
        }
        catch (DbException exception)
        {
            await RunAsync("ROLLBACK TO SAVEPOINT attempt");
            await RunAsync("RELEASE SAVEPOINT attempt");
            return FaultOf(exception);
        }

        await RunAsync("ROLLBACK TO SAVEPOINT attempt");
        await RunAsync("RELEASE SAVEPOINT attempt");
        return "nothing refused it";
    }

    public virtual async ValueTask DisposeAsync() => await connection.DisposeAsync();

    protected abstract IReadOnlyList<MigrationScript> Migrations { get; }

    /// <summary>Turns <c>list["a","b"]</c> into the dialect's list of texts.</summary>
    protected abstract string List(string elements);

    protected abstract string FaultOf(DbException exception);

    internal string Translate(string sql) => Lists().Replace(sql, match => List(match.Groups[1].Value));

    private static string Text(object value) => value switch
    {
        DBNull => string.Empty,
        bool flag => flag ? "1" : "0",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    [GeneratedRegex(@"list\[([^\]]*)\]")]
    private static partial Regex Lists();

    private async Task RunAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
