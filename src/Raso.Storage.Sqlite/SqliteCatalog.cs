using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The catalogue in one SQLite file: many readers, one writer at a time, on one machine.</summary>
internal sealed class SqliteCatalog : ICatalog, IAsyncDisposable, IDisposable
{
    private readonly SqliteConnections _connections;
    private readonly ILogger _logger;

    /// <summary>Initializes the catalogue; the file is opened with the first call.</summary>
    /// <exception cref="ValidationException">Options are at fault.</exception>
    public SqliteCatalog(SqliteOptions options, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } failures)
        {
            throw new ValidationException(failures);
        }

        _logger = loggerFactory?.CreateLogger<SqliteCatalog>() ?? NullLogger<SqliteCatalog>.Instance;
        var time = timeProvider ?? TimeProvider.System;
        _connections = new SqliteConnections(options, _logger);
        Migrations = new SqliteMigrationStore(_connections, time);
        JobSignal = new JobSignal(time);
    }

    public string Dialect => "SQLite";

    public IMigrationStore Migrations { get; }

    public JobSignal JobSignal { get; }

    // SQLite's calls block, so all of them run on the thread pool and the caller's thread stays free.
    public Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => ReadCoreAsync(work, oneCall: true, cancellationToken), cancellationToken);

    // There are no standbys: every read sees all that was committed before it began.
    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        ReadAsync(work, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => ReadCoreAsync(work, oneCall: false, cancellationToken), cancellationToken);

    public Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        NestedWrites.RunAsync(_connections.WriterTurn, () => Task.Run(() => WriteCoreAsync(work, cancellationToken), cancellationToken));

    /// <summary>Waits for what is running, and closes the file.</summary>
    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    /// <summary>Waits for what is running, and closes the file.</summary>
    public void Dispose() => _connections.Dispose();

    private async Task<T> ReadCoreAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, bool oneCall, CancellationToken cancellationToken)
    {
        using var rented = await _connections.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        using var session = new SqliteSession(rented.Connection, oneCall);
        return await work(session, cancellationToken).ConfigureAwait(false);
    }

    // No collision can roll a transaction back here, so work never runs twice: the write lock is taken before it begins.
    private async Task<T> WriteCoreAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var rented = await _connections.BeginWriteAsync(ConnectionSql.BeginWrite, cancellationToken).ConfigureAwait(false);
        using var session = new SqliteSession(rented.Connection);
        var result = await work(session, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        session.Statements.Execute(LedgerSql.Settle, new SqliteArguments(), cancellationToken);
        try
        {
            await rented.CommitAsync().ConfigureAwait(false);
        }
        catch (CatalogException exception) when (exception.Code == CatalogErrorCode.OutcomeUnknown)
        {
            SqliteLog.OutcomeUnknown(_logger, exception);
            throw;
        }

        if (session.HasJobSignal)
        {
            JobSignal.Pulse();
        }

        return result;
    }
}
