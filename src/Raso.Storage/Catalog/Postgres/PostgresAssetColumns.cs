using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Reads the columns that the rows of every kind of asset have.</summary>
internal static class PostgresAssetColumns
{
    public static AssetColumns Asset(this PostgresRow row, AssetType type) => new(type)
    {
        Id = row.Guid("id"),
        PaperId = row.Guid("paper_id"),
        Title = row.Text("title"),
        Description = row.TextOrNull("description"),
        SceneNumber = row.Int32OrNull("scene_number"),
        SceneName = row.TextOrNull("scene_name"),
        ValidationStatus = row.Enum(CatalogText.ValidationStatuses, "validation_status"),
        ValidationErrors = row.Json("validation_errors"),
        GenerationParameters = row.Json("generation_parameters"),
        AiModelsUsed = row.Json("ai_models_used"),
        GenerationTime = row.WholeSeconds("generation_time_seconds"),
        FilePath = row.Path("file_path"),
        FileSize = row.Int64("file_size"),
        Sha256 = row.Text("sha256"),
        ContentType = row.Text("content_type"),
        CurrentVersionId = row.Guid("current_version_id"),
        VersionNumber = row.Int32("version_number"),
        CreatedAt = row.Moment("created_at"),
        UpdatedAt = row.Moment("updated_at"),
        RowVersion = row.Int64("row_version"),
    };
}
