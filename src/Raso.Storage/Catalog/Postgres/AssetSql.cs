namespace Raso.Storage.Catalog.Postgres;

/// <summary>What the statements about the three kinds of assets share.</summary>
internal static class AssetSql
{
    /// <summary>The columns that every kind has, of the asset <c>a</c>, its file <c>f</c> and its current version <c>v</c>.</summary>
    public const string Columns = """
        a.id, a.paper_id, a.title, a.description, a.scene_number, a.scene_name, a.validation_status, a.validation_errors,
        a.generation_parameters, a.ai_models_used, a.generation_time_seconds, a.file_path, a.file_size, a.current_version_id,
        a.created_at, a.updated_at, a.row_version, f.sha256, coalesce(f.content_type, 'application/octet-stream') AS content_type, v.version_number
        """;

    public const string Joins = """
        JOIN files AS f ON f.path = a.file_path
        JOIN content_versions AS v ON v.id = a.current_version_id
        """;

    /// <summary>The changes that every kind knows.</summary>
    public const string Changes = """
        title = CASE WHEN @set_title THEN @title ELSE a.title END,
        description = CASE WHEN @set_description THEN @description ELSE a.description END,
        scene_number = CASE WHEN @set_scene_number THEN @scene_number ELSE a.scene_number END,
        scene_name = CASE WHEN @set_scene_name THEN @scene_name ELSE a.scene_name END,
        validation_status = CASE WHEN @set_validation_status THEN @validation_status ELSE a.validation_status END,
        validation_errors = CASE WHEN @set_validation_errors THEN @validation_errors ELSE a.validation_errors END,
        generation_parameters = CASE WHEN @set_generation_parameters THEN @generation_parameters ELSE a.generation_parameters END,
        ai_models_used = CASE WHEN @set_ai_models_used THEN @ai_models_used ELSE a.ai_models_used END,
        generation_time_seconds = CASE WHEN @set_generation_time THEN @generation_time_seconds ELSE a.generation_time_seconds END,
        file_path = coalesce(@file_path, a.file_path),
        file_size = coalesce(@file_size, a.file_size)
        """;

    public const string Condition = "WHERE a.id = @id AND (@expected IS NULL OR a.row_version = @expected)";

    // By the path, which no other version has: where the statement before it changed nothing, this one finds nothing.
    public const string NoteVersion = """
        UPDATE content_versions AS v SET changes_description = @changes_description, created_by = @created_by, performance_metrics = @performance_metrics
        WHERE v.file_path = @file_path AND v.content_id = @id
        """;
}
