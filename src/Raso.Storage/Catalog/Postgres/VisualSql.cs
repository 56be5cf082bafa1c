namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about visuals.</summary>
internal static class VisualSql
{
    public const string Insert = """
        INSERT INTO visual_assets (id, paper_id, video_asset_id, title, description, role, scene_number, scene_name, file_path, file_size,
            resolution, format, animation_framework, source_code_path, duration_seconds, start_time_seconds, end_time_seconds,
            validation_status, validation_errors, generation_parameters, ai_models_used, generation_time_seconds)
        VALUES (@id, @paper_id, @video_asset_id, @title, @description, @role, @scene_number, @scene_name, @file_path, @file_size,
            @resolution, @format, @animation_framework, @source_code_path, @duration_seconds, @start_time_seconds, @end_time_seconds,
            @validation_status, @validation_errors, @generation_parameters, @ai_models_used, @generation_time_seconds)
        ON CONFLICT (id) DO NOTHING
        """;

    // A version made without source code has none, whatever the one before had.
    public const string Update = $"""
        UPDATE visual_assets AS a SET
            {AssetSql.Changes},
            source_code_path = CASE WHEN @file_path IS NULL THEN a.source_code_path ELSE @source_code_path END,
            video_asset_id = CASE WHEN @set_video_asset_id THEN @video_asset_id ELSE a.video_asset_id END,
            role = CASE WHEN @set_role THEN @role ELSE a.role END,
            resolution = CASE WHEN @set_resolution THEN @resolution ELSE a.resolution END,
            format = CASE WHEN @set_format THEN @format ELSE a.format END,
            animation_framework = CASE WHEN @set_animation_framework THEN @animation_framework ELSE a.animation_framework END,
            duration_seconds = CASE WHEN @set_duration THEN @duration_seconds ELSE a.duration_seconds END,
            start_time_seconds = CASE WHEN @set_start_time THEN @start_time_seconds ELSE a.start_time_seconds END,
            end_time_seconds = CASE WHEN @set_end_time THEN @end_time_seconds ELSE a.end_time_seconds END
        {AssetSql.Condition}
        """;

    public const string Get = $"{Select} WHERE a.id = @id";

    public const string ListOfPaper = $"{Select} WHERE a.paper_id = @id ORDER BY a.id";

    public const string Delete = "DELETE FROM visual_assets AS a WHERE a.id = @id";

    private const string Select = $"""
        SELECT {AssetSql.Columns}, a.video_asset_id, a.role, a.resolution, a.format, a.animation_framework, a.source_code_path,
            a.duration_seconds, a.start_time_seconds, a.end_time_seconds
        FROM visual_assets AS a
        {AssetSql.Joins}
        """;
}
