using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of videos.</summary>
internal sealed class SqliteVideoRows(SqliteStatements statements) : SqliteAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges>(statements, VideoSql.All)
{
    protected override void AddFields(SqliteArguments arguments, NewVideoAsset asset, VersionFile file)
    {
        RefuseSourceCode(file);
        arguments
            .Text("$role", CatalogText.VideoRoles.Format(asset.Role))
            .Seconds("$duration_seconds", asset.Duration)
            .Text("$resolution", asset.Resolution)
            .Integer("$fps", asset.Fps)
            .Text("$codec", asset.Codec)
            .Integer("$bitrate", asset.Bitrate)
            .Text("$quality_preset", CatalogText.QualityPresets.Format(asset.QualityPreset))
            .Json("$codec_info", asset.CodecInfo);
    }

    protected override void AddFields(SqliteArguments arguments, VideoAssetChanges changes, VideoAsset old, VersionFile? file)
    {
        RefuseSourceCode(file);
        arguments
            .Text("$role", CatalogText.VideoRoles.Format(changes.Role.Or(old.Role)))
            .Seconds("$duration_seconds", changes.Duration.Or(old.Duration))
            .Text("$resolution", changes.Resolution.Or(old.Resolution))
            .Integer("$fps", changes.Fps.Or(old.Fps))
            .Text("$codec", changes.Codec.Or(old.Codec))
            .Integer("$bitrate", changes.Bitrate.Or(old.Bitrate))
            .Text("$quality_preset", CatalogText.QualityPresets.Format(changes.QualityPreset.Or(old.QualityPreset)))
            .Json("$codec_info", changes.CodecInfo.Or(old.CodecInfo));
    }

    protected override VideoAsset Map(SqliteRow row) => new()
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
        Role = row.Enum("role", CatalogText.VideoRoles),
        Duration = row.SecondsOrNull("duration_seconds"),
        Resolution = row.TextOrNull("resolution"),
        Fps = row.Int32("fps"),
        Codec = row.TextOrNull("codec"),
        Bitrate = row.Int32OrNull("bitrate"),
        QualityPreset = row.Enum("quality_preset", CatalogText.QualityPresets),
        CodecInfo = row.JsonOrNull("codec_info"),
    };
}
