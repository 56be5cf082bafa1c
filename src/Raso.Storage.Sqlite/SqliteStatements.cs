using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The statements of one session, until it ends.</summary>
internal sealed class SqliteStatements(DatabaseConnection connection, bool oneCall) : IDisposable
{
    private bool _called;
    private bool _ended;

    public DatabaseConnection Connection
    {
        get
        {
            ObjectDisposedException.ThrowIf(_ended, typeof(Catalog.ICatalogSession));
            return connection;
        }
    }

    /// <summary>Runs a function that blocks, already on a thread of the pool, as the tasks of the catalogue's contract.</summary>
    public static Task<T> Call<T>(Func<T> function)
    {
        try
        {
            return Task.FromResult(function());
        }
        catch (OperationCanceledException exception)
        {
            return Task.FromCanceled<T>(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>Runs one call of the session.</summary>
    public Task<T> Run<T>(Func<T> call)
    {
        if (oneCall && _called)
        {
            return Task.FromException<T>(new InvalidOperationException(
                $"This read makes one call; use {nameof(ICatalog)}.{nameof(ICatalog.ReadSnapshotAsync)} for several."));
        }

        _called = true;
        return Call(call);
    }

    public int Execute(string statement, SqliteArguments arguments, CancellationToken cancellationToken) =>
        Connection.Execute(statement, arguments, cancellationToken);

    public IReadOnlyList<T> Query<T>(string statement, SqliteArguments arguments, Func<SqliteRow, T> map, CancellationToken cancellationToken) =>
        Connection.Query(statement, arguments, map, cancellationToken);

    public T? QueryFirst<T>(string statement, SqliteArguments arguments, Func<SqliteRow, T> map, CancellationToken cancellationToken)
        where T : class => Connection.QueryFirst(statement, arguments, map, cancellationToken);

    /// <summary>Tells whether a query gives any row.</summary>
    public bool Any(string statement, SqliteArguments arguments, CancellationToken cancellationToken) =>
        Connection.Query(statement, arguments, static _ => true, cancellationToken).Count > 0;

    public void Mark() => Connection.RunWithin(ConnectionSql.Mark);

    public void ForgetMark() => Connection.RunWithin(ConnectionSql.ForgetMark);

    /// <summary>Takes back what was changed since the mark, where SQLite has not rolled back the whole transaction by itself.</summary>
    public void BackToMark()
    {
        if (Connection.InTransaction)
        {
            Connection.RunWithin(ConnectionSql.BackToMark);
        }
    }

    public void Dispose() => _ended = true;
}
