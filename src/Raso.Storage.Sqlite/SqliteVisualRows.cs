using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of visuals.</summary>
internal sealed class SqliteVisualRows(SqliteStatements statements) : SqliteAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges>(statements, VisualSql.All)
{
    protected override void AddFields(SqliteArguments arguments, NewVisualAsset asset, VersionFile file)
    {
        arguments
            .Id("$video_asset_id", asset.VideoAssetId)
            .Text("$role", CatalogText.VisualRoles.Format(asset.Role))
            .Text("$resolution", asset.Resolution)
            .Text("$format", CatalogText.VisualFormats.Format(asset.Format))
            .Text("$animation_framework", asset.AnimationFramework)
            .Seconds("$duration_seconds", asset.Duration)
            .Seconds("$start_time_seconds", asset.StartTime)
            .Seconds("$end_time_seconds", asset.EndTime)
            .Path("$source_code_path", file.SourceCodePath);
    }

    protected override void AddFields(SqliteArguments arguments, VisualAssetChanges changes, VisualAsset old, VersionFile? file)
    {
        arguments
            .Id("$video_asset_id", changes.VideoAssetId.Or(old.VideoAssetId))
            .Text("$role", CatalogText.VisualRoles.Format(changes.Role.Or(old.Role)))
            .Text("$resolution", changes.Resolution.Or(old.Resolution))
            .Text("$format", CatalogText.VisualFormats.Format(changes.Format.Or(old.Format)))
            .Text("$animation_framework", changes.AnimationFramework.Or(old.AnimationFramework))
            .Seconds("$duration_seconds", changes.Duration.Or(old.Duration))
            .Seconds("$start_time_seconds", changes.StartTime.Or(old.StartTime))
            .Seconds("$end_time_seconds", changes.EndTime.Or(old.EndTime))
            .Path("$source_code_path", file is null ? old.SourceCodePath : file.SourceCodePath);
    }

    protected override VisualAsset Map(SqliteRow row) => new(row.Asset(AssetType.Visual))
    {
        VideoAssetId = row.IdOrNull("video_asset_id"),
        Role = row.Enum("role", CatalogText.VisualRoles),
        Resolution = row.TextOrNull("resolution"),
        Format = row.EnumOrNull("format", CatalogText.VisualFormats),
        AnimationFramework = row.TextOrNull("animation_framework"),
        Duration = row.SecondsOrNull("duration_seconds"),
        StartTime = row.SecondsOrNull("start_time_seconds"),
        EndTime = row.SecondsOrNull("end_time_seconds"),
        SourceCodePath = row.PathOrNull("source_code_path"),
    };
}
