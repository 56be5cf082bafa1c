using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The migrations of the SQLite schema. The database's write lock keeps other hosts out, from the first look at what is applied to the last record.</summary>
internal sealed class SqliteMigrationStore(SqliteConnections connections, TimeProvider time) : IMigrationStore
{
    private static readonly Lazy<IReadOnlyList<MigrationScript>> Embedded = new(() => MigrationScript.Load(typeof(SqliteMigrationStore).Assembly));

    public IReadOnlyList<MigrationScript> Scripts => Embedded.Value;

    public Task<T> LockAsync<T>(Func<IMigrationSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => LockCoreAsync(work, cancellationToken), cancellationToken);

    private async Task<T> LockCoreAsync<T>(Func<IMigrationSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var rented = await connections.BeginWriteAsync(ConnectionSql.BeginMigration, cancellationToken).ConfigureAwait(false);
        try
        {
            var session = new SqliteMigrationSession(rented.Connection, time);
            session.MakeTable();
            try
            {
                return await work(session, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // Also after an error: each migration that was finished stays, as if it had been committed by itself.
                if (rented.Connection.InTransaction)
                {
                    await rented.CommitAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // The setting is silently ignored while a transaction is open.
            rented.Connection.Rollback();
            rented.Connection.Run(ConnectionSql.ForeignKeys);
        }
    }
}
