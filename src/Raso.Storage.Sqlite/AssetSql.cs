namespace Raso.Storage.Sqlite;

/// <summary>The statements of one kind of asset, and its name for messages.</summary>
internal sealed record AssetSql(string Name, string Exists, string Insert, string Get, string ListOfPaper, string Update, string Delete)
{
    public const string NoteVersion = """
        UPDATE content_versions
        SET changes_description = $changes_description, created_by = $created_by, performance_metrics = $performance_metrics
        WHERE file_path = $file_path AND content_id = $content_id
            -- The file of an older version is a roll-back: what was noted with that version stays.
            AND changes_description IS NULL AND created_by IS NULL AND performance_metrics IS NULL
            AND NOT EXISTS (SELECT 1 FROM version_rollbacks AS r WHERE r.to_version_id = content_versions.id)
        """;

    /// <summary>The columns that every kind has and that the code writes.</summary>
    public const string Written = """
        id, paper_id, title, description, scene_number, scene_name, validation_status, validation_errors, generation_parameters,
            ai_models_used, generation_time_seconds, file_path, file_size
        """;

    public const string Values = """
        $id, $paper_id, $title, $description, $scene_number, $scene_name, $validation_status, $validation_errors, $generation_parameters,
            $ai_models_used, $generation_time_seconds, $file_path, $file_size
        """;

    public const string Changes = """
        title = $title, description = $description, scene_number = $scene_number, scene_name = $scene_name,
            validation_status = $validation_status, validation_errors = $validation_errors,
            generation_parameters = $generation_parameters, ai_models_used = $ai_models_used,
            generation_time_seconds = $generation_time_seconds, file_path = $file_path, file_size = $file_size
        """;

    /// <summary>The columns that every kind has, of the asset <c>a</c>, its file <c>f</c> and its current version <c>v</c>.</summary>
    public const string Columns = """
        a.id, a.paper_id, a.title, a.description, a.scene_number, a.scene_name, a.validation_status, a.validation_errors,
            a.generation_parameters, a.ai_models_used, a.generation_time_seconds, a.file_path, a.file_size, a.current_version_id,
            a.created_at, a.updated_at, a.row_version,
            f.sha256, coalesce(f.content_type, 'application/octet-stream') AS content_type, v.version_number
        """;

    public const string Joins = """
        JOIN files AS f ON f.path = a.file_path
        JOIN content_versions AS v ON v.id = a.current_version_id
        """;
}
