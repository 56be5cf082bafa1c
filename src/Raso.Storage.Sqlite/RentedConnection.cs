namespace Raso.Storage.Sqlite;

/// <summary>A connection with an open transaction; rolled back when it is disposed before it was committed.</summary>
internal sealed class RentedConnection(DatabaseConnection connection, SqliteConnections owner, bool isWriter) : IDisposable
{
    public DatabaseConnection Connection => connection;

    public Task CommitAsync() => owner.CommitAsync(connection);

    public void Dispose() => owner.Return(connection, isWriter);
}
