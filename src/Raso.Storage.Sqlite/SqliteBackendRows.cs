using Raso.Storage.Catalog;
using Raso.Storage.Files;

namespace Raso.Storage.Sqlite;

/// <summary>The registered backends in SQLite.</summary>
internal sealed class SqliteBackendRows(SqliteStatements statements) : IBackendRows
{
    public Task<IReadOnlyList<BackendRegistration>> FindAsync(string name, string identity, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        statements.Query(BackendSql.Find, new SqliteArguments().Text("$name", name).Text("$identity", identity), Map, cancellationToken));

    public Task<IReadOnlyList<BackendRegistration>> ListAsync(CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        statements.Query(BackendSql.List, new SqliteArguments(), Map, cancellationToken));

    public Task InsertAsync(string name, StorageIdentity identity, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        statements.Execute(BackendSql.Insert, Of(name, identity), cancellationToken));

    public Task RebindAsync(string name, StorageIdentity identity, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        statements.Execute(BackendSql.Rebind, Of(name, identity), cancellationToken));

    private static SqliteArguments Of(string name, StorageIdentity identity) =>
        new SqliteArguments().Text("$name", name).Text("$identity", identity.Id).Text("$location", identity.Location);

    private static BackendRegistration Map(SqliteRow row) =>
        new(row.Text("name"), row.Text("identity"), row.Text("location"), row.Time("first_seen"));
}
