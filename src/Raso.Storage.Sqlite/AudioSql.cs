namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteAudioRows"/>.</summary>
internal static class AudioSql
{
    public const string Exists = "SELECT 1 FROM audio_assets WHERE id = $id";

    public const string Insert = """
        INSERT INTO audio_assets (
            id, paper_id, title, description, scene_number, scene_name, validation_status, validation_errors,
            generation_parameters, ai_models_used, generation_time_seconds, file_path, file_size, video_asset_id, role,
            duration_seconds, sample_rate, channels, bitrate, format, tts_model, voice_model, transcript, language)
        VALUES (
            $id, $paper_id, $title, $description, $scene_number, $scene_name, $validation_status, $validation_errors,
            $generation_parameters, $ai_models_used, $generation_time_seconds, $file_path, $file_size, $video_asset_id,
            $role, $duration_seconds, $sample_rate, $channels, $bitrate, $format, $tts_model, $voice_model, $transcript,
            $language)
        """;

    public const string Get = """
        SELECT a.id, a.paper_id, a.title, a.description, a.scene_number, a.scene_name, a.validation_status,
            a.validation_errors, a.generation_parameters, a.ai_models_used, a.generation_time_seconds, a.file_path,
            a.file_size, a.video_asset_id, a.role, a.duration_seconds, a.sample_rate, a.channels, a.bitrate, a.format,
            a.tts_model, a.voice_model, a.transcript, a.language, a.current_version_id, a.created_at, a.updated_at,
            a.row_version,
            f.sha256, coalesce(f.content_type, 'application/octet-stream') AS content_type, v.version_number
        FROM audio_assets AS a
        JOIN files AS f ON f.path = a.file_path
        JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = $id
        """;

    public const string ListOfPaper = """
        SELECT a.id, a.paper_id, a.title, a.description, a.scene_number, a.scene_name, a.validation_status,
            a.validation_errors, a.generation_parameters, a.ai_models_used, a.generation_time_seconds, a.file_path,
            a.file_size, a.video_asset_id, a.role, a.duration_seconds, a.sample_rate, a.channels, a.bitrate, a.format,
            a.tts_model, a.voice_model, a.transcript, a.language, a.current_version_id, a.created_at, a.updated_at,
            a.row_version,
            f.sha256, coalesce(f.content_type, 'application/octet-stream') AS content_type, v.version_number
        FROM audio_assets AS a
        JOIN files AS f ON f.path = a.file_path
        JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.paper_id = $paper_id
        ORDER BY a.id
        """;

    public const string Update = """
        UPDATE audio_assets
        SET title = $title, description = $description, scene_number = $scene_number, scene_name = $scene_name,
            validation_status = $validation_status, validation_errors = $validation_errors,
            generation_parameters = $generation_parameters, ai_models_used = $ai_models_used,
            generation_time_seconds = $generation_time_seconds, file_path = $file_path, file_size = $file_size,
            video_asset_id = $video_asset_id, role = $role, duration_seconds = $duration_seconds,
            sample_rate = $sample_rate, channels = $channels, bitrate = $bitrate, format = $format,
            tts_model = $tts_model, voice_model = $voice_model, transcript = $transcript, language = $language
        WHERE id = $id
        """;

    public const string Delete = "DELETE FROM audio_assets WHERE id = $id";

    public static readonly AssetSql All = new()
    {
        Name = "audio asset",
        Exists = Exists,
        Insert = Insert,
        Get = Get,
        ListOfPaper = ListOfPaper,
        Update = Update,
        Delete = Delete,
    };
}
