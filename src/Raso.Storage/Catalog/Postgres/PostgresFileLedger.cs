using Npgsql;
using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The ledger of files in PostgreSQL.</summary>
internal sealed class PostgresFileLedger(PostgresCommands commands) : IFileLedger
{
    public Task BeginAsync(FileIntent intent, string? contentType, IReadOnlyList<string> backends, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (backends.Count == 0)
        {
            throw new ArgumentException("A file is written to at least one backend.", nameof(backends));
        }

        return commands.RunAsync(
            [
                new NpgsqlBatchCommand(LedgerSql.InsertFile)
                    .With("id", intent.FileId)
                    .With("path", intent.Path)
                    .With("token", intent.Token)
                    .With("lease", lease)
                    .With("content_type", contentType),
                new NpgsqlBatchCommand(LedgerSql.InsertReplicas).With("id", intent.FileId).With("backends", backends),
            ],
            static (_, _) => Task.FromResult(true),
            cancellationToken);
    }

    public async Task<bool> RenewAsync(FileIntent intent, TimeSpan lease, CancellationToken cancellationToken) =>
        await commands.ExecuteAsync(Of(LedgerSql.Renew, intent).With("lease", lease), cancellationToken).ConfigureAwait(false) > 0;

    public async Task AddReplicaAsync(FileIntent intent, string backend, CancellationToken cancellationToken)
    {
        if (!await commands.FirstAsync([Of(LedgerSql.AddReplica, intent).With("backend", backend)], row => row.Boolean("held"), cancellationToken).ConfigureAwait(false))
        {
            throw new CatalogException(
                CatalogErrorCode.LeaseLost,
                $"The file {intent.Path} is not being written under this token any more, or its lease ran out: nothing may be sent to '{backend}'.");
        }
    }

    public async Task ConfirmAsync(FileIntent intent, long length, string sha256, IReadOnlyList<StoredReplica> replicas, CancellationToken cancellationToken)
    {
        var confirm = Of(LedgerSql.Confirm, intent)
            .With("size", (long?)length)
            .With("sha256", sha256)
            .With("backends", replicas.Select(replica => replica.Backend))
            .With("etags", replicas.Select(replica => replica.ETag));
        var (files, stored) = await commands.FirstAsync([confirm], row => (row.Int64("files"), row.Int64("replicas")), cancellationToken).ConfigureAwait(false);
        if (files == 0)
        {
            throw new CatalogException(
                CatalogErrorCode.LeaseLost,
                $"The file {intent.Path} is not being written under this token any more: its lease ran out and it was abandoned, or it was confirmed before.");
        }

        if (stored != replicas.Count)
        {
            throw new CatalogException(CatalogErrorCode.ConstraintViolation, $"The file {intent.Path} was stored on a backend for which the ledger has no replica.");
        }
    }

    public Task<bool> AbandonAsync(FileIntent intent, CancellationToken cancellationToken) =>
        commands.FirstAsync([Of(LedgerSql.Abandon, intent), Of(LedgerSql.IsAbandoned, intent)], row => row.Boolean("found"), cancellationToken);

    public Task<int> AbandonExpiredAsync(int limit, CancellationToken cancellationToken) =>
        commands.ExecuteAsync(new NpgsqlBatchCommand(LedgerSql.AbandonExpired).With("limit", limit), cancellationToken);

    public Task<IReadOnlyList<ReplicaClaim>> ClaimDeletionsAsync(
        IReadOnlyList<Guid>? files,
        int limit,
        TimeSpan claim,
        TimeSpan purgeAfter,
        CancellationToken cancellationToken)
    {
        var command = files is null
            ? new NpgsqlBatchCommand(LedgerSql.ClaimAny)
            : new NpgsqlBatchCommand(LedgerSql.ClaimOf).With("files", files);
        return commands.ListAsync(command.With("limit", limit).With("claim", claim).With("purge_after", purgeAfter), ReadClaim, cancellationToken);
    }

    public async Task<bool> CompleteDeletionAsync(ReplicaClaim claim, CancellationToken cancellationToken)
    {
        var complete = Of(LedgerSql.CompleteReplica, claim);
        await commands.RunAsync(
            [
                new NpgsqlBatchCommand(LedgerSql.LockFile).With("id", claim.FileId),
                complete,
                new NpgsqlBatchCommand(LedgerSql.EndFile).With("id", claim.FileId),
                new NpgsqlBatchCommand(LedgerSql.PurgeFile).With("id", claim.FileId),
            ],
            static (_, _) => Task.FromResult(true),
            cancellationToken).ConfigureAwait(false);
        return complete.RecordsAffected > 0;
    }

    public Task FailDeletionAsync(ReplicaClaim claim, string reason, TimeSpan pause, CancellationToken cancellationToken) =>
        commands.ExecuteAsync(
            // What a backend says may hold a NUL, which PostgreSQL's text cannot.
            Of(LedgerSql.FailDeletion, claim).With("reason", reason.Replace('\0', ' ')).With("pause", pause),
            cancellationToken);

    public async Task<LedgerFile?> FindAsync(StoragePath path, CancellationToken cancellationToken) =>
        Group(await commands.ListAsync(new NpgsqlBatchCommand(LedgerSql.Find).With("path", path), ReadFile, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public async Task<IReadOnlyList<LedgerFile>> ListAsync(StoragePath? after, int limit, CancellationToken cancellationToken) =>
        Group(await commands.ListAsync(
            new NpgsqlBatchCommand(LedgerSql.List).With("after", after?.Value ?? string.Empty).With("limit", limit),
            ReadFile,
            cancellationToken).ConfigureAwait(false));

    public Task<IReadOnlyList<Guid>> ListOfPaperAsync(Guid paperId, CancellationToken cancellationToken) =>
        commands.ListAsync(new NpgsqlBatchCommand(LedgerSql.ListOfPaper).With("id", paperId), row => row.Guid("id"), cancellationToken);

    public Task<IReadOnlyList<Guid>> ListOfAssetAsync(AssetType type, Guid assetId, CancellationToken cancellationToken) =>
        commands.ListAsync(
            new NpgsqlBatchCommand(LedgerSql.ListOfAsset).With("content_type", CatalogText.AssetTypes.Format(type)).With("id", assetId),
            row => row.Guid("id"),
            cancellationToken);

    private static NpgsqlBatchCommand Of(string sql, FileIntent intent) =>
        new NpgsqlBatchCommand(sql).With("id", intent.FileId).With("token", intent.Token);

    private static NpgsqlBatchCommand Of(string sql, ReplicaClaim claim) =>
        new NpgsqlBatchCommand(sql).With("id", claim.FileId).With("backend", claim.Backend).With("token", claim.Token);

    private static ReplicaClaim ReadClaim(PostgresRow row) => new(
        row.Guid("file_id"),
        row.Text("path"),
        row.Text("backend"),
        row.Guid("claim_token"),
        row.Enum(CatalogText.FileStates, "state"),
        row.Int32("attempts"));

    private static (LedgerFile File, LedgerReplica? Replica) ReadFile(PostgresRow row) => (
        new LedgerFile
        {
            Id = row.Guid("id"),
            Path = row.Path("path"),
            State = row.Enum(CatalogText.FileStates, "state"),
            Length = row.Int64OrNull("size"),
            Sha256 = row.TextOrNull("sha256"),
            ContentType = row.TextOrNull("content_type"),
            Replicas = [],
        },
        row.TextOrNull("backend") is { } backend
            ? new LedgerReplica(backend, row.Enum(CatalogText.ReplicaStates, "replica_state"), row.TextOrNull("etag"))
            : null);

    private static List<LedgerFile> Group(IReadOnlyList<(LedgerFile File, LedgerReplica? Replica)> rows) =>
        [.. rows.GroupBy(row => row.File.Id).Select(group => group.First().File with { Replicas = [.. group.Select(row => row.Replica).OfType<LedgerReplica>()] })];
}
