using Npgsql;
using Raso.Storage.Assets;
using Raso.Storage.Versioning;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of versions and roll-backs in PostgreSQL.</summary>
internal sealed class PostgresVersionRows(PostgresCommands commands) : IVersionRows
{
    public Task<IReadOnlyList<ContentVersion>> ListAsync(AssetReference asset, int? before, int limit, CancellationToken cancellationToken) =>
        commands.ListAsync(Of(VersionSql.List, asset).With("before", before ?? int.MaxValue).With("limit", limit), ReadVersion, cancellationToken);

    public Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken) =>
        commands.FirstAsync([Of(VersionSql.GetCurrent, asset)], ReadVersion, cancellationToken);

    public Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken) =>
        commands.FirstAsync([Of(VersionSql.Get, asset).With("number", number)], ReadVersion, cancellationToken);

    public async Task<VersionRollback?> RollBackAsync(
        AssetReference asset, int number, string? createdBy, string? reason, long? expectedRowVersion, CancellationToken cancellationToken)
    {
        var (rowVersion, target) = await commands.RunAsync(
            [Lock(asset), Of(VersionSql.LockVersion, asset).With("number", number)], ReadTargetAsync, cancellationToken).ConfigureAwait(false);
        if (rowVersion is not { } actual)
        {
            throw VersionRowErrors.NoAsset(asset);
        }

        if (expectedRowVersion is { } expected && expected != actual)
        {
            throw VersionRowErrors.Changed(asset, expected, actual);
        }

        switch (target)
        {
            case null:
                throw VersionRowErrors.NoVersion(asset, number);
            case { IsPruned: true }:
                throw VersionRowErrors.Pruned(asset, number);
            case { IsCurrent: true }:
                return null;
            default:
                return await commands.FirstAsync(
                    [
                        Point(asset, target.FilePath),
                        Of(VersionSql.NoteRollback, asset).With("created_by", createdBy).With("reason", reason),
                    ],
                    ReadRollback,
                    cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<IReadOnlyList<VersionRollback>> ListRollbacksAsync(AssetReference asset, int? before, int limit, CancellationToken cancellationToken) =>
        commands.ListAsync(Of(VersionSql.ListRollbacks, asset).With("before", before ?? int.MaxValue).With("limit", limit), ReadRollback, cancellationToken);

    public async Task<IReadOnlyList<PrunedVersion>> PruneAsync(AssetReference asset, PrunePolicy policy, int limit, CancellationToken cancellationToken)
    {
        var prune = Of(VersionSql.Prune, asset)
            .With("keep_last", policy.KeepLast ?? 0)
            .With("by_age", policy.KeepFor is not null)
            .With("keep_for", policy.KeepFor ?? TimeSpan.Zero)
            .With("limit", limit);
        var pruned = await commands.RunAsync([Lock(asset), prune], ReadPrunedAsync, cancellationToken).ConfigureAwait(false)
            ?? throw VersionRowErrors.NoAsset(asset);
        return [.. pruned.OrderBy(version => version.Number)];
    }

    private static async Task<(long? RowVersion, Target? Target)> ReadTargetAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        long? rowVersion = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? new PostgresRow(reader).Int64("row_version") : null;
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (rowVersion, Target.Read(new PostgresRow(reader))) : (rowVersion, null);
    }

    private static async Task<IReadOnlyList<PrunedVersion>?> ReadPrunedAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return await PostgresCommands.ReadAllAsync(
            reader,
            row => new PrunedVersion(row.Int32("version_number"), row.Int64("file_size"), row.Guid("file_id"), row.GuidOrNull("source_code_id")),
            cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Of(string sql, AssetReference asset) => new NpgsqlBatchCommand(sql)
        .With("content_type", CatalogText.AssetTypes.Format(asset.Type))
        .With("content_id", asset.Id);

    private static NpgsqlBatchCommand Lock(AssetReference asset)
    {
        var sql = asset.Type switch
        {
            AssetType.Video => VersionSql.LockVideo,
            AssetType.Audio => VersionSql.LockAudio,
            _ => VersionSql.LockVisual,
        };
        return new NpgsqlBatchCommand(sql).With("content_id", asset.Id);
    }

    private static NpgsqlBatchCommand Point(AssetReference asset, StoragePath path)
    {
        var sql = asset.Type switch
        {
            AssetType.Video => VersionSql.PointVideo,
            AssetType.Audio => VersionSql.PointAudio,
            _ => VersionSql.PointVisual,
        };
        return new NpgsqlBatchCommand(sql).With("content_id", asset.Id).With("file_path", path);
    }

    private static ContentVersion ReadVersion(PostgresRow row) => new()
    {
        Id = row.Guid("id"),
        Asset = ReadAsset(row),
        Number = row.Int32("version_number"),
        IsCurrent = row.Boolean("is_current"),
        ParentId = row.GuidOrNull("parent_version_id"),
        ParentNumber = row.Int32OrNull("parent_number"),
        ChangesDescription = row.TextOrNull("changes_description"),
        GenerationParameters = row.Json("generation_parameters"),
        AiModelsUsed = row.Json("ai_models_used"),
        PerformanceMetrics = row.Json("performance_metrics"),
        Properties = CatalogJson.Parse(row.Text("properties"), "properties")!.Value,
        FilePath = row.Path("file_path"),
        FileSize = row.Int64("file_size"),
        Sha256 = row.Text("checksum"),
        ContentType = row.Text("media_type"),
        SourceCodePath = row.PathOrNull("source_code_path"),
        SourceCodeSha256 = row.TextOrNull("source_code_sha256"),
        PrunedAt = row.MomentOrNull("pruned_at"),
        CreatedAt = row.Moment("created_at"),
        CreatedBy = row.TextOrNull("created_by"),
    };

    private static VersionRollback ReadRollback(PostgresRow row) => new()
    {
        Id = row.Guid("id"),
        Asset = ReadAsset(row),
        Number = row.Int32("rollback_number"),
        FromNumber = row.Int32("from_number"),
        ToNumber = row.Int32("to_number"),
        CreatedAt = row.Moment("created_at"),
        CreatedBy = row.TextOrNull("created_by"),
        Reason = row.TextOrNull("reason"),
    };

    private static AssetReference ReadAsset(PostgresRow row) => new(row.Enum(CatalogText.AssetTypes, "content_type"), row.Guid("content_id"));

    /// <summary>A version that is to be rolled back to.</summary>
    private sealed record Target(StoragePath FilePath, bool IsCurrent, bool IsPruned)
    {
        public static Target Read(PostgresRow row) => new(row.Path("file_path"), row.Boolean("is_current"), row.Boolean("is_pruned"));
    }
}
