using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The ledger of files. One writer at a time: rows that another transaction holds, and would be skipped, do not exist here.</summary>
internal sealed class SqliteFileLedger(SqliteStatements statements) : IFileLedger
{
    private const int MaxReason = 500;

    public Task BeginAsync(FileIntent intent, string? contentType, IReadOnlyList<string> backends, TimeSpan lease, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (backends.Count == 0)
        {
            throw new ArgumentException("A file needs at least one backend.", nameof(backends));
        }

        var arguments = Of(intent).Path("$path", intent.Path).Text("$content_type", contentType).Modifier("$lease", lease);
        statements.Execute(LedgerSql.InsertFile, arguments, cancellationToken);
        return statements.Execute(LedgerSql.InsertReplicas, new SqliteArguments().Id("$id", intent.FileId).Texts("$backends", backends), cancellationToken);
    });

    public Task<bool> RenewAsync(FileIntent intent, TimeSpan lease, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(LedgerSql.Renew, Of(intent).Modifier("$lease", lease), cancellationToken) > 0);

    public Task AddReplicaAsync(FileIntent intent, string backend, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (!statements.Any(LedgerSql.IsHeld, Of(intent), cancellationToken))
        {
            throw new CatalogException(CatalogErrorCode.LeaseLost, $"The file '{intent.Path}' is no longer being written under this lease: nothing may be sent to '{backend}'.");
        }

        return statements.Execute(LedgerSql.AddReplica, new SqliteArguments().Id("$id", intent.FileId).Text("$backend", backend), cancellationToken);
    });

    public Task ConfirmAsync(FileIntent intent, long length, string sha256, IReadOnlyList<StoredReplica> replicas, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (statements.Execute(LedgerSql.Confirm, Of(intent).Integer("$size", length).Text("$sha256", sha256), cancellationToken) == 0)
        {
            throw new CatalogException(CatalogErrorCode.LeaseLost, $"The file '{intent.Path}' is no longer being written under this lease; it was abandoned, or confirmed before. Write it again at a new path.");
        }

        var stored = SqliteJson.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var replica in replicas)
            {
                writer.WriteStartObject();
                writer.WriteString("backend", SqliteText.Checked(replica.Backend));
                writer.WriteString("etag", replica.ETag is { } tag ? SqliteText.Checked(tag) : null);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
        var unknown = statements.Query(LedgerSql.FindUnknownReplicas, ForReplicas(intent, stored), row => row.Text("backend"), cancellationToken);
        if (unknown.Count > 0)
        {
            throw new ArgumentException($"The file '{intent.Path}' was not begun on: {string.Join(", ", unknown)}.", nameof(replicas));
        }

        return statements.Execute(LedgerSql.ConfirmReplicas, ForReplicas(intent, stored), cancellationToken);
    });

    public Task<bool> AbandonAsync(FileIntent intent, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(LedgerSql.Abandon, Of(intent), cancellationToken) > 0 || statements.Any(LedgerSql.IsAbandoned, Of(intent), cancellationToken));

    public Task<int> AbandonExpiredAsync(int limit, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(LedgerSql.AbandonExpired, new SqliteArguments().Integer("$limit", limit), cancellationToken));

    public Task<IReadOnlyList<ReplicaClaim>> ClaimDeletionsAsync(IReadOnlyList<Guid>? files, int limit, TimeSpan claim, TimeSpan purgeAfter, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var token = Guid.CreateVersion7();
        var arguments = new SqliteArguments().Integer("$limit", limit).Modifier("$purge_before", -purgeAfter);
        var claims = files is null
            ? statements.Query(LedgerSql.FindDeletions, arguments, row => MapClaim(row, token), cancellationToken)
            : statements.Query(LedgerSql.FindDeletionsOf, arguments.Ids("$files", files), row => MapClaim(row, token), cancellationToken);
        if (claims.Count > 0)
        {
            var replicas = SqliteJson.Write(writer =>
            {
                writer.WriteStartArray();
                foreach (var found in claims)
                {
                    writer.WriteStartObject();
                    writer.WriteString("file", SqliteText.Format(found.FileId));
                    writer.WriteString("backend", found.Backend);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            statements.Execute(LedgerSql.Claim, new SqliteArguments().Id("$token", token).Modifier("$claim", claim).RawJson("$replicas", replicas), cancellationToken);
        }

        return claims;
    });

    public Task<bool> CompleteDeletionAsync(ReplicaClaim claim, CancellationToken cancellationToken) => statements.Run(() =>
    {
        if (statements.Execute(LedgerSql.CompleteReplica, Of(claim), cancellationToken) == 0)
        {
            return false;
        }

        statements.Execute(LedgerSql.EndDeleted, new SqliteArguments().Id("$id", claim.FileId), cancellationToken);
        statements.Execute(LedgerSql.Purge, new SqliteArguments().Id("$id", claim.FileId), cancellationToken);
        return true;
    });

    public Task FailDeletionAsync(ReplicaClaim claim, string reason, TimeSpan pause, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Execute(LedgerSql.Fail, Of(claim).Text("$reason", Shorten(reason)).Modifier("$pause", pause), cancellationToken));

    public Task<LedgerFile?> FindAsync(StoragePath path, CancellationToken cancellationToken) => statements.Run(() =>
        LedgerFileRow.Group(statements.Query(LedgerSql.Find, new SqliteArguments().Path("$path", path), LedgerFileRow.Map, cancellationToken)).SingleOrDefault());

    public Task<IReadOnlyList<LedgerFile>> ListAsync(StoragePath? after, int limit, CancellationToken cancellationToken) => statements.Run(() =>
        LedgerFileRow.Group(statements.Query(LedgerSql.List, new SqliteArguments().Path("$after", after).Integer("$limit", limit), LedgerFileRow.Map, cancellationToken)));

    public Task<IReadOnlyList<Guid>> ListOfPaperAsync(Guid paperId, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Query(LedgerSql.ListOfPaper, new SqliteArguments().Id("$paper_id", paperId), row => row.Id("id"), cancellationToken));

    public Task<IReadOnlyList<Guid>> ListOfAssetAsync(AssetType type, Guid assetId, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Query(
            LedgerSql.ListOfAsset,
            new SqliteArguments().Text("$content_type", CatalogText.AssetTypes.Format(type)).Id("$content_id", assetId),
            row => row.Id("id"),
            cancellationToken));

    private static SqliteArguments Of(FileIntent intent) => new SqliteArguments().Id("$id", intent.FileId).Id("$token", intent.Token);

    private static SqliteArguments Of(ReplicaClaim claim) =>
        new SqliteArguments().Id("$id", claim.FileId).Text("$backend", claim.Backend).Id("$token", claim.Token);

    private static SqliteArguments ForReplicas(FileIntent intent, string replicas) =>
        new SqliteArguments().Id("$id", intent.FileId).RawJson("$replicas", replicas);

    private static ReplicaClaim MapClaim(SqliteRow row, Guid token) => new(
        row.Id("file_id"),
        row.Text("path"),
        row.Text("backend"),
        token,
        row.Enum("state", CatalogText.FileStates),
        row.Int32("attempts"));

    // A cut through a surrogate pair would make the text invalid, and the deletion would never be given back.
    private static string Shorten(string reason)
    {
        var clean = reason.Replace('\0', ' ');
        return clean.Length <= MaxReason ? clean : clean[..(char.IsHighSurrogate(clean[MaxReason - 1]) ? MaxReason - 1 : MaxReason)];
    }
}
