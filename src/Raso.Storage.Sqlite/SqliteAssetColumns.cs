using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>Reads the columns that the rows of every kind of asset have.</summary>
internal static class SqliteAssetColumns
{
    public static AssetColumns Asset(this SqliteRow row, AssetType type) => new(type)
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
    };
}
