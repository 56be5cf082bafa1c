using System.Data;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Runs statements on the connection of one transaction, each call in one round trip, and turns errors into those of the catalogue.</summary>
internal sealed class PostgresCommands(NpgsqlConnection connection, PostgresScope scope, CommandSettings settings, TransactionIdentity? identity = null)
{
    private bool _isBegun;
    private bool _isMarkDue;
    private bool _isMarked;
    private bool _isEnded;

    /// <summary>Refuses further use, because the transaction is over.</summary>
    public void End() => _isEnded = true;

    /// <summary>Runs statements and reads what they give; the reader stands on the first one that gives rows. A statement that is not prepared is planned for the values at hand.</summary>
    public async Task<T> RunAsync<T>(
        IReadOnlyList<NpgsqlBatchCommand> commands,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken,
        bool prepare = true)
    {
        ObjectDisposedException.ThrowIf(_isEnded, typeof(ICatalogSession));
        if (_isBegun && scope == PostgresScope.OneRead)
        {
            throw new InvalidOperationException($"This read makes one call; use {nameof(ICatalog)}.{nameof(ICatalog.ReadSnapshotAsync)} for several.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var batch = connection.CreateBatch();
            if (settings.TimeoutSeconds is { } seconds)
            {
                batch.Timeout = seconds;
            }

            // What begins a step is not prepared: an error of that comes before the mark is set, and would leave none to go back to but the step before's.
            // Nor is what follows an error: until the transaction has gone back to its mark, the server parses nothing.
            var mayPrepare = prepare && settings.Prepare && !_isMarkDue && identity is not { IsInDoubt: true };
            Fill(batch, commands);
            _isBegun = true;
            if (mayPrepare)
            {
                // A trip of its own the first time on a connection, and none later. Npgsql's automatic preparation spares that trip, but takes a
                // statement that failed meanwhile for prepared, and misreads its next answer (https://github.com/npgsql/npgsql/issues/6391).
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            var result = await read(reader, cancellationToken).ConfigureAwait(false);
            do
            {
                // Errors of later statements are raised here.
                await (identity?.ReadAsync(reader, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            }
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));

            identity?.Confirm();
            return result;
        }
        catch (Exception exception) when (PostgresErrors.Map(exception, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
    }

    /// <summary>Runs calls as one step, which an error takes back whole while the transaction stays usable.</summary>
    public async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        _isMarkDue = true;
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch when (!_isMarkDue && connection.FullState == ConnectionState.Open)
        {
            await ExecuteAsync(new NpgsqlBatchCommand(TransactionSql.BackToMark), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _isMarkDue = false;
        }
    }

    /// <summary>Sends rows by COPY, in the binary format.</summary>
    public async Task CopyAsync(string copy, Func<NpgsqlBinaryImporter, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (_isMarkDue)
        {
            await ProbeAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            identity?.Doubt();
            var importer = await connection.BeginBinaryImportAsync(copy, cancellationToken).ConfigureAwait(false);
            await using var _ = importer.ConfigureAwait(false);
            if (settings.TimeoutSeconds is { } seconds)
            {
                importer.Timeout = TimeSpan.FromSeconds(seconds);
            }

            await write(importer, cancellationToken).ConfigureAwait(false);
            await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresErrors.Map(exception, cancellationToken) is { } mapped)
        {
            throw mapped;
        }

        // COPY cannot ask for the transaction's id along the way.
        await ProbeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs no statement but those that go with every batch.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => RunAsync([], static (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Runs statements that give no more than one row, and reads it.</summary>
    public Task<T?> FirstAsync<T>(IReadOnlyList<NpgsqlBatchCommand> commands, Func<PostgresRow, T> read, CancellationToken cancellationToken) =>
        RunAsync<T?>(
            commands,
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? read(new PostgresRow(reader)) : default,
            cancellationToken);

    /// <summary>Runs a statement and reads its rows.</summary>
    public Task<IReadOnlyList<T>> ListAsync<T>(NpgsqlBatchCommand command, Func<PostgresRow, T> read, CancellationToken cancellationToken, bool prepare = true) =>
        RunAsync([command], (reader, token) => ReadAllAsync(reader, read, token), cancellationToken, prepare);

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await RunAsync([command], static (_, _) => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
        return command.RecordsAffected;
    }

    /// <summary>Reads the rows of the statement on which a reader stands.</summary>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(NpgsqlDataReader reader, Func<PostgresRow, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(new PostgresRow(reader)));
        }

        return rows;
    }

    // What bounds the transaction goes with the statements, for it to cost no round trip of its own.
    private void Fill(NpgsqlBatch batch, IReadOnlyList<NpgsqlBatchCommand> commands)
    {
        // One statement sees one moment of itself, and SELECT changes nothing; all else is held to reading by the transaction.
        var isTransaction = scope == PostgresScope.OneRead && !(commands is [var only] && only.CommandText.StartsWith("SELECT", StringComparison.Ordinal));
        var opening = scope switch
        {
            PostgresScope.OneRead when isTransaction => TransactionSql.BeginRead,
            PostgresScope.Snapshot when !_isBegun => TransactionSql.SetReadOnly,
            _ => null,
        };
        if (opening is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(opening));
        }

        if (_isMarkDue)
        {
            Mark(batch);
        }

        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        identity?.Ask(batch);
        if (isTransaction)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionSql.EndRead));
        }
    }

    // One mark at a time, set with the first statements of a step: a step that succeeds costs no round trip.
    private void Mark(NpgsqlBatch batch)
    {
        if (_isMarked)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionSql.ForgetMark));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionSql.Mark));
        (_isMarkDue, _isMarked) = (false, true);
    }
}
