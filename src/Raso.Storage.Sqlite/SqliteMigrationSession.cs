using System.Globalization;
using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>A schema under the database's write lock. A migration that has begun is not interrupted; cancellation comes between two.</summary>
internal sealed class SqliteMigrationSession(DatabaseConnection connection, TimeProvider time) : IMigrationSession
{
    public Task<IReadOnlyList<AppliedMigration>> ListAppliedAsync(CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        connection.Query(
            MigrationSql.List,
            new SqliteArguments(),
            row => new AppliedMigration(row.Int32("version"), row.Text("name"), row.Text("checksum"), row.Time("applied_at")),
            cancellationToken));

    public Task<DateTimeOffset> ApplyAsync(MigrationScript script, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        RunWhole(script, script.Sql, () => Execute(
            MigrationSql.Record,
            ByVersion(script)
                .Text("$name", script.Name)
                .Text("$checksum", script.Checksum)
                .Integer("$duration_ms", (long)time.GetElapsedTime(started).TotalMilliseconds)));
        return connection.Query(MigrationSql.GetAppliedAt, ByVersion(script), row => row.Time("applied_at"), CancellationToken.None).Single();
    });

    public Task UndoAsync(MigrationScript script, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        RunWhole(script, script.UndoSql, () => Execute(MigrationSql.Forget, ByVersion(script)));
        return true;
    });

    public void MakeTable() => Run(MigrationSql.MakeTable);

    private static SqliteArguments ByVersion(MigrationScript script) => new SqliteArguments().Integer("$version", script.Version);

    private void RunWhole(MigrationScript script, string sql, Action record)
    {
        Run(MigrationSql.Begin);
        try
        {
            Run(sql);
            if (!connection.InTransaction)
            {
                throw new InvalidOperationException($"Migration {script.Version} ended the transaction that it runs in; it must hold no BEGIN, COMMIT or ROLLBACK.");
            }

            CheckKeys(script);
            record();
            Run(MigrationSql.Keep);
        }
        catch
        {
            if (connection.InTransaction)
            {
                Run(MigrationSql.TakeBack);
            }

            throw;
        }
    }

    private void CheckKeys(MigrationScript script)
    {
        var broken = connection.Query(
            MigrationSql.FindBrokenKeys,
            new SqliteArguments(),
            row => (From: row.Text("from_table"), To: row.Text("parent")),
            CancellationToken.None);
        if (broken.Count > 0)
        {
            throw new CatalogException(
                CatalogErrorCode.ConstraintViolation,
                string.Create(CultureInfo.InvariantCulture, $"After migration {script.Version} ({script.Name}) a row of {broken[0].From} names a row of {broken[0].To} that does not exist. It was taken back."));
        }
    }

    private void Execute(string statement, SqliteArguments arguments) => connection.Execute(statement, arguments, CancellationToken.None);

    private void Run(string statements)
    {
        try
        {
            connection.Run(statements);
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Map(exception, connection.File);
        }
    }
}
