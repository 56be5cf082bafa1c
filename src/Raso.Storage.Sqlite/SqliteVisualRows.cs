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

    protected override VisualAsset Map(SqliteRow row) => new()
    {
        Id = row.Id("id"),
        PaperId = row.Id("paper_id"),
        Title = row.Text("title"),
        Description = row.TextOrNull("description"),
        SceneNumber = row.Int32OrNull("scene_number"),
        SceneName = row.TextOrNull("scene_name"),
        ValidationStatus = row.Enum("validation_status", CatalogText.ValidationStatuses),
        ValidationErrors = row.JsonOrNull("validation_errors"),
        GenerationParameters = row.JsonOrNull("generation_parameters"),
        AiModelsUsed = row.JsonOrNull("ai_models_used"),
        GenerationTime = row.WholeSecondsOrNull("generation_time_seconds"),
        FilePath = row.Path("file_path"),
        FileSize = row.Integer("file_size"),
        Sha256 = row.Text("sha256"),
        ContentType = row.Text("content_type"),
        CurrentVersionId = row.Id("current_version_id"),
        VersionNumber = row.Int32("version_number"),
        CreatedAt = row.Time("created_at"),
        UpdatedAt = row.Time("updated_at"),
        RowVersion = row.Integer("row_version"),
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
