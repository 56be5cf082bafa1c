using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What tells a transaction from all others, for the case that the answer to its COMMIT is lost. It is asked for with the transaction's own statements until one has changed something, so that it costs no round trip.</summary>
internal sealed class TransactionIdentity
{
    /// <summary>Gets the id; <see langword="null"/> while the transaction has changed nothing.</summary>
    public ulong? Xid { get; private set; }

    /// <summary>Gets what tells the run of the server that gave the id from others.</summary>
    public string Era { get; private set; } = "";

    /// <summary>Gets a value indicating whether the last batch failed: the server may have given up the whole transaction, and would answer its COMMIT without an error.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Asks after the statements of a batch, where that is not known yet.</summary>
    public void Ask(NpgsqlBatch batch)
    {
        if (Xid is null || IsInDoubt)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionSql.CurrentXid));
        }

        IsInDoubt = true;
    }

    /// <summary>Notes that something runs whose outcome the next batch will tell.</summary>
    public void Doubt() => IsInDoubt = true;

    /// <summary>Notes that a batch succeeded.</summary>
    public void Confirm() => IsInDoubt = false;

    /// <summary>Reads the answer, where a reader stands on it.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (reader.FieldCount > 0
            && reader.GetName(0) == TransactionSql.XidColumn
            && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = new PostgresRow(reader);
            (Xid, Era) = (row.XidOrNull(TransactionSql.XidColumn), row.Text("era"));
        }
    }
}
