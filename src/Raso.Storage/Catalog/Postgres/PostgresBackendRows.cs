using Npgsql;
using Raso.Storage.Files;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The registered backends in PostgreSQL.</summary>
internal sealed class PostgresBackendRows(PostgresCommands commands) : IBackendRows
{
    public Task<IReadOnlyList<BackendRegistration>> FindAsync(string name, string identity, CancellationToken cancellationToken) =>
        commands.ListAsync(new NpgsqlBatchCommand(BackendSql.Find).With("name", name).With("identity", identity), Read, cancellationToken);

    public Task<IReadOnlyList<BackendRegistration>> ListAsync(CancellationToken cancellationToken) =>
        commands.ListAsync(new NpgsqlBatchCommand(BackendSql.List), Read, cancellationToken);

    public Task InsertAsync(string name, StorageIdentity identity, CancellationToken cancellationToken) =>
        commands.ExecuteAsync(Of(BackendSql.Insert, name, identity), cancellationToken);

    public Task RebindAsync(string name, StorageIdentity identity, CancellationToken cancellationToken) =>
        commands.ExecuteAsync(Of(BackendSql.Rebind, name, identity), cancellationToken);

    private static NpgsqlBatchCommand Of(string sql, string name, StorageIdentity identity) =>
        new NpgsqlBatchCommand(sql).With("name", name).With("identity", identity.Id).With("location", identity.Location);

    private static BackendRegistration Read(PostgresRow row) =>
        new(row.Text("name"), row.Text("identity"), row.Text("location"), row.Moment("first_seen"));
}
