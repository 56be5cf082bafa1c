namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteVideoRows"/>.</summary>
internal static class VideoSql
{
    public const string Exists = "SELECT 1 FROM video_assets WHERE id = $id";

    public const string Insert = """
        INSERT INTO video_assets (
            id, paper_id, title, description, scene_number, scene_name, validation_status, validation_errors,
            generation_parameters, ai_models_used, generation_time_seconds, file_path, file_size, role, duration_seconds,
            resolution, fps, codec, bitrate, quality_preset, codec_info)
        VALUES (
            $id, $paper_id, $title, $description, $scene_number, $scene_name, $validation_status, $validation_errors,
            $generation_parameters, $ai_models_used, $generation_time_seconds, $file_path, $file_size, $role,
            $duration_seconds, $resolution, $fps, $codec, $bitrate, $quality_preset, $codec_info)
        """;

    public const string Get = """
        SELECT a.id, a.paper_id, a.title, a.description, a.scene_number, a.scene_name, a.validation_status,
            a.validation_errors, a.generation_parameters, a.ai_models_used, a.generation_time_seconds, a.file_path,
            a.file_size, a.role, a.duration_seconds, a.resolution, a.fps, a.codec, a.bitrate, a.quality_preset,
            a.codec_info, a.current_version_id, a.created_at, a.updated_at, a.row_version,
            f.sha256, coalesce(f.content_type, 'application/octet-stream') AS content_type, v.version_number
        FROM video_assets AS a
        JOIN files AS f ON f.path = a.file_path
        JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = $id
        """;

    public const string ListOfPaper = """
        SELECT a.id, a.paper_id, a.title, a.description, a.scene_number, a.scene_name, a.validation_status,
            a.validation_errors, a.generation_parameters, a.ai_models_used, a.generation_time_seconds, a.file_path,
            a.file_size, a.role, a.duration_seconds, a.resolution, a.fps, a.codec, a.bitrate, a.quality_preset,
            a.codec_info, a.current_version_id, a.created_at, a.updated_at, a.row_version,
            f.sha256, coalesce(f.content_type, 'application/octet-stream') AS content_type, v.version_number
        FROM video_assets AS a
        JOIN files AS f ON f.path = a.file_path
        JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.paper_id = $paper_id
        ORDER BY a.id
        """;

    public const string Update = """
        UPDATE video_assets
        SET title = $title, description = $description, scene_number = $scene_number, scene_name = $scene_name,
            validation_status = $validation_status, validation_errors = $validation_errors,
            generation_parameters = $generation_parameters, ai_models_used = $ai_models_used,
            generation_time_seconds = $generation_time_seconds, file_path = $file_path, file_size = $file_size,
            role = $role, duration_seconds = $duration_seconds, resolution = $resolution, fps = $fps, codec = $codec,
            bitrate = $bitrate, quality_preset = $quality_preset, codec_info = $codec_info
        WHERE id = $id
        """;

    public const string Delete = "DELETE FROM video_assets WHERE id = $id";

    public static readonly AssetSql All = new()
    {
        Name = "video",
        Exists = Exists,
        Insert = Insert,
        Get = Get,
        ListOfPaper = ListOfPaper,
        Update = Update,
        Delete = Delete,
    };
}
