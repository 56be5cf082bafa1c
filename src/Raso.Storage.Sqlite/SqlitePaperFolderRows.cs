using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The record of papers' folders.</summary>
internal sealed class SqlitePaperFolderRows(SqliteStatements statements) : IPaperFolderRows
{
    public Task<long?> AddAsync(Guid paperId, string backend, CancellationToken cancellationToken) => SqliteStatements.Call(() => statements.Query(
        PaperFolderSql.Add,
        new SqliteArguments().Id("$paper_id", paperId).Text("$backend", backend),
        row => (long?)row.Integer("revision"),
        cancellationToken).SingleOrDefault());

    public Task<long?> FindWrittenAsync(Guid paperId, CancellationToken cancellationToken) => statements.Run(() => statements.Query(
        PaperFolderSql.FindWritten, new SqliteArguments().Id("$paper_id", paperId), row => (long?)row.Integer("written_revision"), cancellationToken).SingleOrDefault());

    public Task<IReadOnlyList<PaperFolderClaim>> ClaimAsync(
        IReadOnlyCollection<Guid>? papers, int limit, TimeSpan claim, CancellationToken cancellationToken) => SqliteStatements.Call<IReadOnlyList<PaperFolderClaim>>(() =>
    {
        var token = Guid.CreateVersion7();
        var arguments = new SqliteArguments().Id("$token", token).Modifier("$claim", claim).Integer("$limit", limit);
        var count = papers is null
            ? statements.Execute(PaperFolderSql.ClaimAny, arguments, cancellationToken)
            : statements.Execute(PaperFolderSql.ClaimOf, arguments.Ids("$papers", papers), cancellationToken);
        return count == 0 ? [] : statements.Query(PaperFolderSql.Claimed, new SqliteArguments().Id("$token", token), Map, cancellationToken);
    });

    public Task<bool> CompleteAsync(PaperFolderClaim claim, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        statements.Execute(PaperFolderSql.Complete, Of(claim).Integer("$revision", claim.Revision), cancellationToken) > 0);

    public Task<bool> ReleaseAsync(PaperFolderClaim claim, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
        statements.Execute(PaperFolderSql.Pause, Of(claim), cancellationToken) > 0);

    public Task<bool> RemoveAsync(PaperFolderClaim claim, CancellationToken cancellationToken) => SqliteStatements.Call(() =>
    {
        if (statements.Execute(PaperFolderSql.Remove, Of(claim).Integer("$revision", claim.Revision), cancellationToken) > 0)
        {
            return true;
        }

        statements.Execute(PaperFolderSql.Release, Of(claim), cancellationToken);
        return false;
    });

    private static SqliteArguments Of(PaperFolderClaim claim) => new SqliteArguments().Id("$paper_id", claim.PaperId).Id("$token", claim.Token);

    private static PaperFolderClaim Map(SqliteRow row) =>
        new(row.Id("paper_id"), row.Text("folder"), row.Text("backend"), row.Id("claim_token"), row.Integer("revision"));
}
