namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about videos.</summary>
internal static class VideoSql
{
    public const string Insert = """
        INSERT INTO video_assets (id, paper_id, title, description, role, scene_number, scene_name, file_path, file_size, duration_seconds,
            resolution, fps, codec, bitrate, quality_preset, validation_status, validation_errors, codec_info, generation_parameters,
            ai_models_used, generation_time_seconds)
        VALUES (@id, @paper_id, @title, @description, @role, @scene_number, @scene_name, @file_path, @file_size, @duration_seconds,
            @resolution, @fps, @codec, @bitrate, @quality_preset, @validation_status, @validation_errors, @codec_info, @generation_parameters,
            @ai_models_used, @generation_time_seconds)
        ON CONFLICT (id) DO NOTHING
        """;

    public const string Update = $"""
        UPDATE video_assets AS a SET
            {AssetSql.Changes},
            role = CASE WHEN @set_role THEN @role ELSE a.role END,
            duration_seconds = CASE WHEN @set_duration THEN @duration_seconds ELSE a.duration_seconds END,
            resolution = CASE WHEN @set_resolution THEN @resolution ELSE a.resolution END,
            fps = CASE WHEN @set_fps THEN @fps ELSE a.fps END,
            codec = CASE WHEN @set_codec THEN @codec ELSE a.codec END,
            bitrate = CASE WHEN @set_bitrate THEN @bitrate ELSE a.bitrate END,
            quality_preset = CASE WHEN @set_quality_preset THEN @quality_preset ELSE a.quality_preset END,
            codec_info = CASE WHEN @set_codec_info THEN @codec_info ELSE a.codec_info END
        {AssetSql.Condition}
        """;

    public const string Get = $"{Select} WHERE a.id = @id";

    public const string ListOfPaper = $"{Select} WHERE a.paper_id = @id ORDER BY a.id";

    public const string Delete = "DELETE FROM video_assets AS a WHERE a.id = @id";

    private const string Select = $"""
        SELECT {AssetSql.Columns}, a.role, a.duration_seconds, a.resolution, a.fps, a.codec, a.bitrate,
            a.quality_preset, a.codec_info
        FROM video_assets AS a
        {AssetSql.Joins}
        """;
}
