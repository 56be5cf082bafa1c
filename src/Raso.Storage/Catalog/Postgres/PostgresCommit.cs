using Microsoft.Extensions.Logging;
using Npgsql;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Sends COMMIT and, where its answer is lost, settles it by the transaction's own status.</summary>
internal sealed class PostgresCommit(NpgsqlDataSource primary, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    private const string Committed = "committed";
    private const string Aborted = "aborted";
    private const string Forgotten = "forgotten"; // Too long ago, or in another run of the server; it says null.

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends COMMIT, which is never cancelled.</summary>
    /// <returns>How the answer was lost, or <see langword="null"/> where the transaction is committed.</returns>
    public static async Task<Exception?> SendAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (PostgresErrors.IsOutcomeOpen(exception))
        {
            return exception;
        }
        catch (Exception exception) when (PostgresErrors.Map(exception, CancellationToken.None) is { } mapped)
        {
            throw mapped;
        }
    }

    /// <summary>Waits until a transaction is known to be committed.</summary>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Unavailable"/>: it was rolled back. <see cref="CatalogErrorCode.OutcomeUnknown"/>: that could not be learned.</exception>
    public async Task SettleAsync(LostCommit lost)
    {
        CatalogLog.AnswerLost(logger, lost.Xid, lost.Cause);
        using var deadline = new CancellationTokenSource(timeout, time);
        while (true)
        {
            switch (await AskAsync(lost, deadline.Token).ConfigureAwait(false))
            {
                case Committed:
                    CatalogLog.Settled(logger, lost.Xid, Committed);
                    return;
                case Aborted:
                    CatalogLog.Settled(logger, lost.Xid, Aborted);
                    throw new CatalogException(
                        CatalogErrorCode.Unavailable,
                        "The connection to PostgreSQL broke at COMMIT, and the server has rolled the transaction back: nothing was changed.",
                        isTransient: true,
                        lost.Cause);
                case Forgotten:
                    throw Unknown(lost);
            }

            await Task.Delay(Pause, time, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (deadline.IsCancellationRequested)
            {
                throw Unknown(lost);
            }
        }
    }

    private CatalogException Unknown(LostCommit lost)
    {
        CatalogLog.OutcomeUnknown(logger, lost.Xid);
        return new CatalogException(
            CatalogErrorCode.OutcomeUnknown,
            "The connection to PostgreSQL broke at COMMIT, and the server could not be asked in time what became of the transaction: read before trying again.",
            innerException: lost.Cause);
    }

    private async Task<string?> AskAsync(LostCommit lost, CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresConnections.UseAsync(
                primary,
                async (connection, token) =>
                {
                    var status = new NpgsqlBatchCommand(TransactionSql.StatusOfXid).WithXid("xid", lost.Xid).With("era", lost.Era);
                    return await new PostgresCommands(connection, PostgresScope.Write, default)
                        .FirstAsync([status], row => row.TextOrNull("status") ?? Forgotten, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is CatalogException or OperationCanceledException)
        {
            // The server is away, or is a standby that has not seen the transaction: asked again until the deadline, which is reported.
            return null;
        }
    }
}
