using Npgsql;
using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of visuals in PostgreSQL.</summary>
internal sealed class PostgresVisualRows(PostgresCommands commands) : PostgresAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges>(commands)
{
    protected override string Kind => "visual";

    protected override string GetSql => VisualSql.Get;

    protected override string DeleteSql => VisualSql.Delete;

    protected override NpgsqlBatchCommand BindNew(NewVisualAsset asset) => new NpgsqlBatchCommand(VisualSql.Insert)
        .With("video_asset_id", asset.VideoAssetId)
        .With("role", CatalogText.VisualRoles.Format(asset.Role))
        .With("resolution", asset.Resolution)
        .With("format", CatalogText.VisualFormats.Format(asset.Format))
        .With("animation_framework", asset.AnimationFramework)
        .With("duration_seconds", CatalogText.ToSeconds(asset.Duration))
        .With("start_time_seconds", CatalogText.ToSeconds(asset.StartTime))
        .With("end_time_seconds", CatalogText.ToSeconds(asset.EndTime));

    protected override NpgsqlBatchCommand BindChanges(VisualAssetChanges changes) => new NpgsqlBatchCommand(VisualSql.Update)
        .With("set_video_asset_id", changes.VideoAssetId.IsSet).With("video_asset_id", changes.VideoAssetId.Value)
        .With("set_role", changes.Role.IsSet).With("role", CatalogText.VisualRoles.Format(changes.Role.Value))
        .With("set_resolution", changes.Resolution.IsSet).With("resolution", changes.Resolution.Value)
        .With("set_format", changes.Format.IsSet).With("format", CatalogText.VisualFormats.Format(changes.Format.Value))
        .With("set_animation_framework", changes.AnimationFramework.IsSet).With("animation_framework", changes.AnimationFramework.Value)
        .With("set_duration", changes.Duration.IsSet).With("duration_seconds", CatalogText.ToSeconds(changes.Duration.Value))
        .With("set_start_time", changes.StartTime.IsSet).With("start_time_seconds", CatalogText.ToSeconds(changes.StartTime.Value))
        .With("set_end_time", changes.EndTime.IsSet).With("end_time_seconds", CatalogText.ToSeconds(changes.EndTime.Value));

    protected override NpgsqlBatchCommand AddFile(NpgsqlBatchCommand command, VersionFile? file) => command
        .With("file_path", file?.Path)
        .With("file_size", file?.Length)
        .With("source_code_path", file?.SourceCodePath);

    protected override VisualAsset Read(PostgresRow row) => ReadRow(row);

    internal static VisualAsset ReadRow(PostgresRow row) => new(row.Asset(AssetType.Visual))
    {
        VideoAssetId = row.GuidOrNull("video_asset_id"),
        Role = row.Enum(CatalogText.VisualRoles, "role"),
        Resolution = row.TextOrNull("resolution"),
        Format = row.EnumOrNull(CatalogText.VisualFormats, "format"),
        AnimationFramework = row.TextOrNull("animation_framework"),
        SourceCodePath = row.PathOrNull("source_code_path"),
        Duration = row.Seconds("duration_seconds"),
        StartTime = row.Seconds("start_time_seconds"),
        EndTime = row.Seconds("end_time_seconds"),
    };
}
