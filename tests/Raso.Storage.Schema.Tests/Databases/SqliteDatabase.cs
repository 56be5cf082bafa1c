using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;

namespace Raso.Storage.Schema.Tests;

/// <summary>A database in memory.</summary>
internal sealed partial class SqliteDatabase : CatalogueDatabase
{
    private SqliteDatabase(SqliteConnection connection)
        : base(connection)
    {
    }

    internal override bool IsPostgres => false;

    protected override IReadOnlyList<MigrationScript> Migrations { get; } = MigrationScript.Load(Assembly.Load("Raso.Storage.Sqlite"));

    internal static async Task<SqliteDatabase> OpenAsync(bool foreignKeys, bool recursiveTriggers)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = ":memory:",
            ForeignKeys = foreignKeys,
            RecursiveTriggers = recursiveTriggers,
        }.ConnectionString);
        await connection.OpenAsync();
        return new SqliteDatabase(connection);
    }

    protected override string List(string elements) => $"'[{elements}]'";

    protected override string FaultOf(DbException exception)
    {
        if (exception.Message.Contains("NOT NULL constraint failed", StringComparison.Ordinal))
        {
            return "not null";
        }

        var named = Named().Match(exception.Message);
        return named.Success ? named.Groups[1].Value : exception.Message;
    }

    [GeneratedRegex(@"'(?:(?:CHECK|UNIQUE|FOREIGN KEY) constraint failed: )?(RS\d\d\d|[\w., ]+)(?:: [^']*)?'")]
    private static partial Regex Named();
}
