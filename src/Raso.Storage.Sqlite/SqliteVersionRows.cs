using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Versioning;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of versions and roll-backs. One writer at a time: what a change reads first still holds when it writes.</summary>
internal sealed class SqliteVersionRows(SqliteStatements statements) : IVersionRows
{
    public Task<IReadOnlyList<ContentVersion>> ListAsync(AssetReference asset, int? before, int limit, CancellationToken cancellationToken) => statements.Run(() =>
        statements.Query(VersionSql.List, Of(asset).Integer("$before", before ?? int.MaxValue).Integer("$limit", limit), MapVersion, cancellationToken));

    public Task<ContentVersion?> GetCurrentAsync(AssetReference asset, CancellationToken cancellationToken) => statements.Run(() =>
        statements.QueryFirst(VersionSql.GetCurrent, Of(asset), MapVersion, cancellationToken));

    public Task<ContentVersion?> GetAsync(AssetReference asset, int number, CancellationToken cancellationToken) => statements.Run(() =>
        Get(asset, number, cancellationToken));

    public Task<VersionRollback?> RollBackAsync(
        AssetReference asset, int number, string? createdBy, string? reason, long? expectedRowVersion, CancellationToken cancellationToken) => statements.Run(() =>
    {
        var rowVersion = RowVersionOf(asset, cancellationToken);
        if (expectedRowVersion is { } expected && expected != rowVersion)
        {
            throw VersionRowErrors.Changed(asset, expected, rowVersion);
        }

        var version = Get(asset, number, cancellationToken) ?? throw VersionRowErrors.NoVersion(asset, number);
        if (version.PrunedAt is not null)
        {
            throw VersionRowErrors.Pruned(asset, number);
        }

        if (version.IsCurrent)
        {
            return null;
        }

        var point = asset.Type switch
        {
            AssetType.Video => VersionSql.PointVideo,
            AssetType.Audio => VersionSql.PointAudio,
            _ => VersionSql.PointVisual,
        };
        statements.Execute(point, ById(asset).Path("$file_path", version.FilePath), cancellationToken);
        statements.Execute(VersionSql.NoteRollback, Of(asset).Text("$created_by", createdBy).Text("$reason", reason), cancellationToken);
        return ListRollbacks(asset, null, 1, cancellationToken).Single();
    });

    public Task<IReadOnlyList<VersionRollback>> ListRollbacksAsync(AssetReference asset, int? before, int limit, CancellationToken cancellationToken) =>
        statements.Run(() => ListRollbacks(asset, before, limit, cancellationToken));

    public Task<IReadOnlyList<PrunedVersion>> PruneAsync(AssetReference asset, PrunePolicy policy, int limit, CancellationToken cancellationToken) =>
        statements.Run<IReadOnlyList<PrunedVersion>>(() =>
        {
            RowVersionOf(asset, cancellationToken);
            var prunable = statements.Query(
                VersionSql.ListPrunable,
                Of(asset).Integer("$keep_last", policy.KeepLast ?? 0).Modifier("$keep_for", -policy.KeepFor).Integer("$limit", limit),
                row => (Id: row.Id("id"), Version: new PrunedVersion(
                    row.Int32("version_number"), row.Integer("file_size"), row.Id("file_id"), row.IdOrNull("source_code_id"))),
                cancellationToken);
            statements.Execute(VersionSql.Prune, new SqliteArguments().Ids("$ids", prunable.Select(item => item.Id)), cancellationToken);
            return [.. prunable.Select(item => item.Version)];
        });

    private ContentVersion? Get(AssetReference asset, int number, CancellationToken cancellationToken) =>
        statements.QueryFirst(VersionSql.Get, Of(asset).Integer("$number", number), MapVersion, cancellationToken);

    private IReadOnlyList<VersionRollback> ListRollbacks(AssetReference asset, int? before, int limit, CancellationToken cancellationToken) =>
        statements.Query(
            VersionSql.ListRollbacks, Of(asset).Integer("$before", before ?? int.MaxValue).Integer("$limit", limit), MapRollback, cancellationToken);

    private long RowVersionOf(AssetReference asset, CancellationToken cancellationToken)
    {
        var get = asset.Type switch
        {
            AssetType.Video => VersionSql.GetVideo,
            AssetType.Audio => VersionSql.GetAudio,
            _ => VersionSql.GetVisual,
        };
        var found = statements.Query(get, ById(asset), row => row.Integer("row_version"), cancellationToken);
        return found.Count > 0 ? found[0] : throw VersionRowErrors.NoAsset(asset);
    }

    private static SqliteArguments ById(AssetReference asset) => new SqliteArguments().Id("$content_id", asset.Id);

    private static SqliteArguments Of(AssetReference asset) => ById(asset).Text("$content_type", CatalogText.AssetTypes.Format(asset.Type));

    private static ContentVersion MapVersion(SqliteRow row) => new()
    {
        Id = row.Id("id"),
        Asset = MapAsset(row),
        Number = row.Int32("version_number"),
        IsCurrent = row.Integer("is_current") == 1,
        ParentId = row.IdOrNull("parent_version_id"),
        ParentNumber = row.Int32OrNull("parent_number"),
        ChangesDescription = row.TextOrNull("changes_description"),
        GenerationParameters = row.JsonOrNull("generation_parameters"),
        AiModelsUsed = row.JsonOrNull("ai_models_used"),
        PerformanceMetrics = row.JsonOrNull("performance_metrics"),
        Properties = CatalogJson.Parse(row.Text("properties"), "properties")!.Value,
        FilePath = row.Path("file_path"),
        FileSize = row.Integer("file_size"),
        Sha256 = row.Text("checksum"),
        ContentType = row.Text("media_type"),
        SourceCodePath = row.PathOrNull("source_code_path"),
        SourceCodeSha256 = row.TextOrNull("source_code_sha256"),
        PrunedAt = row.TimeOrNull("pruned_at"),
        CreatedAt = row.Time("created_at"),
        CreatedBy = row.TextOrNull("created_by"),
    };

    private static VersionRollback MapRollback(SqliteRow row) => new()
    {
        Id = row.Id("id"),
        Asset = MapAsset(row),
        Number = row.Int32("rollback_number"),
        FromNumber = row.Int32("from_number"),
        ToNumber = row.Int32("to_number"),
        CreatedAt = row.Time("created_at"),
        CreatedBy = row.TextOrNull("created_by"),
        Reason = row.TextOrNull("reason"),
    };

    private static AssetReference MapAsset(SqliteRow row) => new(row.Enum("content_type", CatalogText.AssetTypes), row.Id("content_id"));
}
