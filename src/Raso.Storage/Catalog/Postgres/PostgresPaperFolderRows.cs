using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The record of papers' folders in PostgreSQL.</summary>
internal sealed class PostgresPaperFolderRows(PostgresCommands commands) : IPaperFolderRows
{
    public Task<long?> AddAsync(Guid paperId, string backend, CancellationToken cancellationToken) => commands.FirstAsync(
        [new NpgsqlBatchCommand(PaperFolderSql.Add).With("paper_id", paperId).With("backend", backend)], row => (long?)row.Int64("revision"), cancellationToken);

    public Task<long?> FindWrittenAsync(Guid paperId, CancellationToken cancellationToken) => commands.FirstAsync(
        [new NpgsqlBatchCommand(PaperFolderSql.FindWritten).With("paper_id", paperId)], row => (long?)row.Int64("written_revision"), cancellationToken);

    public Task<IReadOnlyList<PaperFolderClaim>> ClaimAsync(
        IReadOnlyCollection<Guid>? papers, int limit, TimeSpan claim, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(papers is null ? PaperFolderSql.ClaimAny : PaperFolderSql.ClaimOf)
            .With("limit", limit)
            .With("token", Guid.CreateVersion7())
            .With("claim", claim);
        if (papers is not null)
        {
            command.With("papers", papers);
        }

        return commands.ListAsync(command, Read, cancellationToken);
    }

    public async Task<bool> CompleteAsync(PaperFolderClaim claim, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(Of(PaperFolderSql.Complete, claim).With("revision", (long?)claim.Revision), cancellationToken).ConfigureAwait(false) > 0;

    public async Task<bool> ReleaseAsync(PaperFolderClaim claim, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(Of(PaperFolderSql.Pause, claim), cancellationToken).ConfigureAwait(false) > 0;

    public async Task<bool> RemoveAsync(PaperFolderClaim claim, CancellationToken cancellationToken)
    {
        if (await commands.ExecuteAsync(Of(PaperFolderSql.Remove, claim).With("revision", (long?)claim.Revision), cancellationToken).ConfigureAwait(false) > 0)
        {
            return true;
        }

        await commands.ExecuteAsync(Of(PaperFolderSql.Release, claim), cancellationToken).ConfigureAwait(false);
        return false;
    }

    private static NpgsqlBatchCommand Of(string sql, PaperFolderClaim claim) =>
        new NpgsqlBatchCommand(sql).With("paper_id", claim.PaperId).With("token", claim.Token);

    private static PaperFolderClaim Read(PostgresRow row) =>
        new(row.Guid("paper_id"), row.Text("folder"), row.Text("backend"), row.Guid("claim_token"), row.Int64("revision"));
}
