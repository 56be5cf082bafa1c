using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Raso.Storage.Sqlite;

/// <summary>One connection: its settings, its transaction, its statements. Calls block; statements stop when a token fires.</summary>
internal sealed class DatabaseConnection : IDisposable
{
    // A progress handler runs within the statement, so that no cancellation falls between two calls, as sqlite3_interrupt's may.
    private const int InstructionsBetweenChecks = 1000;

    private readonly SqliteConnection _connection;
    private readonly PreparedStatements _statements;
    private readonly bool _readOnly;
    private CancellationToken _transactionCancellation;
    private CancellationToken _callCancellation;

    private DatabaseConnection(SqliteConnection connection, string file, bool readOnly)
    {
        _readOnly = readOnly;
        _connection = connection;
        _statements = new PreparedStatements(connection);
        Handle = connection.Handle!;
        File = file;
        raw.sqlite3_progress_handler(Handle, InstructionsBetweenChecks, _ => CancelledToken() is null ? 0 : 1, null);
    }

    public string File { get; }

    public sqlite3 Handle { get; }

    /// <summary>Gets a value indicating whether a transaction is open. SQLite rolls back by itself when the disk is full or a change is interrupted.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="SqliteException">It could not be opened or set up.</exception>
    /// <exception cref="CatalogException">There cannot be a database at that place.</exception>
    public static DatabaseConnection Open(string file, bool create, bool readOnly, TimeSpan busyTimeout)
    {
        if (create)
        {
            DatabaseFile.Prepare(file);
        }

        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(busyTimeout.TotalSeconds)),
        };
        var connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            SearchFunctions.AddTo(connection);
            var opened = new DatabaseConnection(connection, file, readOnly);
            opened.Run(ConnectionSql.Settings);
            if (opened._statements.Find(ConnectionSql.Journal).Query(new SqliteArguments(), row => row.Text("journal_mode")) is not ["wal"])
            {
                throw new CatalogException(CatalogErrorCode.Unavailable, $"'{file}' cannot keep a write-ahead log. Put it on a local disk: network folders have no shared memory.");
            }

            opened.Run(readOnly ? ConnectionSql.ReadOnly : ConnectionSql.ReadWrite);
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction that every statement belongs to until it ends.</summary>
    /// <exception cref="SqliteException">Another connection writes.</exception>
    public void Begin(string statement, CancellationToken cancellationToken)
    {
        try
        {
            Run(statement);
        }
        catch (SqliteException)
        {
            Rollback();
            throw;
        }

        _transactionCancellation = cancellationToken;
    }

    /// <summary>Commits. Never cancelled: what has begun is finished, and its outcome counts.</summary>
    /// <exception cref="SqliteException">It failed; <see cref="InTransaction"/> tells whether the transaction is still open.</exception>
    public void Commit()
    {
        _transactionCancellation = default;
        Run(ConnectionSql.Commit);
    }

    /// <summary>Rolls back what is still open.</summary>
    /// <exception cref="SqliteException">It failed; the connection must be closed, which rolls back.</exception>
    public void Rollback()
    {
        _transactionCancellation = default;
        if (InTransaction)
        {
            Run(ConnectionSql.Rollback);
        }
    }

    /// <summary>Runs statements that give no rows and take no parameters, at once and uninterrupted.</summary>
    /// <exception cref="SqliteException">One failed.</exception>
    public void Run(string statements) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, statements), Handle);

    /// <summary>Runs statements as <see cref="Run"/> does, but within the transaction and with the errors of the catalogue.</summary>
    /// <exception cref="CatalogException">The transaction is over, or a statement failed.</exception>
    public void RunWithin(string statements)
    {
        if (!InTransaction)
        {
            throw RolledBack();
        }

        try
        {
            Run(statements);
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Map(exception, File);
        }
    }

    /// <summary>Runs a statement within the transaction.</summary>
    /// <returns>How many rows it changed, without those that triggers changed.</returns>
    public int Execute(string statement, SqliteArguments arguments, CancellationToken cancellationToken) =>
        Within(
            () =>
            {
                _statements.Find(statement).Execute(arguments);
                return raw.sqlite3_changes(Handle);
            },
            cancellationToken);

    /// <summary>Runs a query within the transaction.</summary>
    public IReadOnlyList<T> Query<T>(string statement, SqliteArguments arguments, Func<SqliteRow, T> map, CancellationToken cancellationToken) =>
        Within(() => _statements.Find(statement).Query(arguments, map), cancellationToken);

    /// <summary>Runs a query within the transaction that gives one row at most.</summary>
    public T? QueryFirst<T>(string statement, SqliteArguments arguments, Func<SqliteRow, T> map, CancellationToken cancellationToken)
        where T : class => Query(statement, arguments, map, cancellationToken) is [var first, ..] ? first : null;

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private T Within<T>(Func<T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _transactionCancellation.ThrowIfCancellationRequested();
        if (!InTransaction)
        {
            // Outside of a transaction each statement would commit by itself.
            throw RolledBack();
        }

        _callCancellation = cancellationToken;
        try
        {
            return run();
        }
        catch (SqliteException exception) when (_readOnly && exception.SqliteErrorCode == SqliteErrors.ReadOnly)
        {
            throw new InvalidOperationException("A session for reading cannot change anything; use ICatalog.WriteAsync.", exception);
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Map(exception, File, CancelledToken() ?? default);
        }
        finally
        {
            _callCancellation = default;
        }
    }

    private static CatalogException RolledBack() =>
        new(CatalogErrorCode.Conflict, "The transaction was rolled back by an earlier error; nothing more can be done in it.");

    private CancellationToken? CancelledToken() =>
        _callCancellation.IsCancellationRequested ? _callCancellation
        : _transactionCancellation.IsCancellationRequested ? _transactionCancellation
        : null;
}
