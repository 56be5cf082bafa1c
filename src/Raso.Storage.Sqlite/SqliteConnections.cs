using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Raso.Storage.Sqlite;

/// <summary>The connections of one catalogue: one for writing, for which the writers of this process queue, and a few for reading. All waiting is real time: a test's clock that stands still must not hold up what another connection lets go.</summary>
internal sealed class SqliteConnections : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string _file;
    private readonly SqliteOptions _options;
    private readonly DatabaseWitness _witness;
    private readonly ResiliencePipeline _busy;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly SemaphoreSlim _turn;
    private readonly SemaphoreSlim _readers;
    private readonly ConcurrentBag<DatabaseConnection> _idleReaders = [];
    private DatabaseConnection? _idleWriter;
    private bool _disposed;

    public SqliteConnections(SqliteOptions options, ILogger logger)
    {
        _options = options;
        _file = Path.GetFullPath(options.DataSource);
        _witness = new DatabaseWitness(_file, options.BusyTimeout);
        _readers = new SemaphoreSlim(options.MaxReaders, options.MaxReaders);
        _busy = BuildPipeline(options.BusyTimeout, logger);
        _turn = WriterTurns.Join(_file);
    }

    /// <summary>Gets what all catalogues of this process on the same file share, so that a write within a write is recognized.</summary>
    public object WriterTurn => _turn;

    /// <summary>Waits for this process's turn to write and for the database's write lock, and begins a transaction.</summary>
    public async Task<RentedConnection> BeginWriteAsync(string statement, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var connection = await BeginAsync(TakeWriter, statement, readOnly: false, cancellationToken).ConfigureAwait(false);
                return new RentedConnection(connection, this, isWriter: true);
            }
            catch
            {
                _turn.Release();
                throw;
            }
        }
        catch
        {
            _writer.Release();
            throw;
        }
    }

    /// <summary>Waits for a connection and begins a transaction that sees this moment.</summary>
    public async Task<RentedConnection> BeginReadAsync(CancellationToken cancellationToken)
    {
        await _readers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = await BeginAsync(TakeReader, ConnectionSql.BeginRead, readOnly: true, cancellationToken).ConfigureAwait(false);
            return new RentedConnection(connection, this, isWriter: false);
        }
        catch
        {
            _readers.Release();
            throw;
        }
    }

    /// <summary>Commits, waiting for other processes where SQLite asks for it, and settles the outcome of a COMMIT that failed.</summary>
    /// <exception cref="CatalogException">Nothing was changed, except where the code is <see cref="CatalogErrorCode.OutcomeUnknown"/>.</exception>
    public async Task CommitAsync(DatabaseConnection connection)
    {
        if (!connection.InTransaction)
        {
            throw new CatalogException(CatalogErrorCode.Conflict, "The transaction was rolled back by an earlier error; nothing was changed.");
        }

        _witness.Check();
        try
        {
            await _busy.ExecuteAsync(
                static (connection, _) =>
                {
                    connection.Commit();
                    return default;
                },
                connection,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (SqliteException exception) when (!connection.InTransaction && exception.SqliteErrorCode == SqliteErrors.InputOutput)
        {
            // Rolled back for every connection that lives, but the commit record may be in the log already: a crash before the
            // next change could bring it back.
            throw new CatalogException(CatalogErrorCode.OutcomeUnknown, $"The disk failed under '{_file}' during COMMIT. Read what is there before the change is made again.", innerException: exception);
        }
        catch (SqliteException exception)
        {
            // Still open, or rolled back whole: in both cases it was not committed.
            throw SqliteErrors.Map(exception, _file);
        }
    }

    /// <summary>Takes a connection back after its transaction has ended.</summary>
    public void Return(DatabaseConnection connection, bool isWriter)
    {
        try
        {
            connection.Rollback();
            if (isWriter)
            {
                _idleWriter = connection;
            }
            else
            {
                _idleReaders.Add(connection);
            }
        }
        catch (SqliteException)
        {
            // Closing rolls back in any case.
            connection.Dispose();
        }
        finally
        {
            if (isWriter)
            {
                _turn.Release();
            }

            (isWriter ? _writer : _readers).Release();
        }
    }

    /// <summary>Waits for what is running and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.WaitAsync().ConfigureAwait(false);
        for (var i = 0; i < _options.MaxReaders; i++)
        {
            await _readers.WaitAsync().ConfigureAwait(false);
        }

        Close();
    }

    /// <summary>Waits for what is running and closes the connections.</summary>
    public void Dispose()
    {
        _writer.Wait();
        for (var i = 0; i < _options.MaxReaders; i++)
        {
            _readers.Wait();
        }

        Close();
    }

    private void Close()
    {
        if (!_disposed)
        {
            _disposed = true;
            WriterTurns.Leave(_file);
        }

        _witness.Dispose();
        _idleWriter?.Dispose();
        _idleWriter = null;
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        // Whoever waits now learns that the catalogue is closed.
        _writer.Release();
        _readers.Release(_options.MaxReaders);
    }

    private static ResiliencePipeline BuildPipeline(TimeSpan busyTimeout, ILogger logger)
    {
        var attempts = (int)(busyTimeout / Pause);
        return attempts == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<SqliteException>(SqliteErrors.IsBusy),
                MaxRetryAttempts = attempts,
                Delay = Pause,
                BackoffType = DelayBackoffType.Constant,
                UseJitter = true,
                OnRetry = arguments =>
                {
                    if (arguments.AttemptNumber == 0)
                    {
                        SqliteLog.Busy(logger);
                    }

                    return default;
                },
            })
            .Build();
    }

    private async ValueTask<DatabaseConnection> BeginAsync(Func<DatabaseConnection?> take, string statement, bool readOnly, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteCatalog));
        var connection = take();
        try
        {
            await _busy.ExecuteAsync(
                token =>
                {
                    connection ??= _witness.Open(readOnly);
                    connection.Begin(statement, cancellationToken);
                    _witness.Check();
                    return default;
                },
                cancellationToken).ConfigureAwait(false);
            return connection!;
        }
        catch (SqliteException exception)
        {
            connection?.Dispose();
            throw SqliteErrors.Map(exception, _file, cancellationToken);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private DatabaseConnection? TakeReader() => _idleReaders.TryTake(out var reader) ? reader : null;

    private DatabaseConnection? TakeWriter()
    {
        var writer = _idleWriter;
        _idleWriter = null;
        return writer;
    }
}
