using System.Data;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>A schema of PostgreSQL that is locked for migration: the transactions run in the session that holds the lock.</summary>
internal sealed class PostgresMigrationSession(NpgsqlConnection connection, PostgresCommands commands) : IMigrationSession
{
    public Task<IReadOnlyList<AppliedMigration>> ListAppliedAsync(CancellationToken cancellationToken) => commands.ListAsync(
        new NpgsqlBatchCommand(MigrationSql.List),
        row => new AppliedMigration(row.Int32("version"), row.Text("name"), row.Text("checksum"), row.Moment("applied_at")),
        cancellationToken);

    public Task<DateTimeOffset> ApplyAsync(MigrationScript script, CancellationToken cancellationToken) => RunAsync(
        script.Sql,
        new NpgsqlBatchCommand(MigrationSql.Record).With("version", script.Version).With("name", script.Name).With("checksum", script.Checksum),
        row => row.Moment("applied_at"),
        cancellationToken);

    public Task UndoAsync(MigrationScript script, CancellationToken cancellationToken) => RunAsync(
        script.UndoSql,
        new NpgsqlBatchCommand(MigrationSql.Forget).With("version", script.Version),
        _ => true,
        cancellationToken);

    private async Task<T?> RunAsync<T>(string script, NpgsqlBatchCommand record, Func<PostgresRow, T> read, CancellationToken cancellationToken)
    {
        var transaction = await PostgresConnections.BeginAsync(connection, IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        try
        {
            // As a command of its own: only there Npgsql parts a text into statements.
            var command = new NpgsqlCommand(script, connection, transaction) { CommandTimeout = 0 };
            await using var __ = command.ConfigureAwait(false);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresErrors.Map(exception, cancellationToken) is { } mapped)
        {
            throw mapped;
        }

        var result = await commands.FirstAsync([record], read, cancellationToken).ConfigureAwait(false);
        return await PostgresCommit.SendAsync(transaction).ConfigureAwait(false) is { } cause
            ? throw new CatalogException(
                CatalogErrorCode.OutcomeUnknown,
                "The connection to PostgreSQL broke while a migration was committed: migrate again, which applies only what is missing.",
                isTransient: true,
                cause)
            : result;
    }
}
