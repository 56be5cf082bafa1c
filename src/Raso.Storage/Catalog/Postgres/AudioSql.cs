namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about audio assets.</summary>
internal static class AudioSql
{
    public const string Insert = """
        INSERT INTO audio_assets (id, paper_id, video_asset_id, title, description, role, scene_number, scene_name, file_path, file_size,
            duration_seconds, sample_rate, channels, bitrate, format, tts_model, voice_model, transcript, language, validation_status,
            validation_errors, generation_parameters, ai_models_used, generation_time_seconds)
        VALUES (@id, @paper_id, @video_asset_id, @title, @description, @role, @scene_number, @scene_name, @file_path, @file_size,
            @duration_seconds, @sample_rate, @channels, @bitrate, @format, @tts_model, @voice_model, @transcript, @language, @validation_status,
            @validation_errors, @generation_parameters, @ai_models_used, @generation_time_seconds)
        ON CONFLICT (id) DO NOTHING
        """;

    public const string Update = $"""
        UPDATE audio_assets AS a SET
            {AssetSql.Changes},
            video_asset_id = CASE WHEN @set_video_asset_id THEN @video_asset_id ELSE a.video_asset_id END,
            role = CASE WHEN @set_role THEN @role ELSE a.role END,
            duration_seconds = CASE WHEN @set_duration THEN @duration_seconds ELSE a.duration_seconds END,
            sample_rate = CASE WHEN @set_sample_rate THEN @sample_rate ELSE a.sample_rate END,
            channels = CASE WHEN @set_channels THEN @channels ELSE a.channels END,
            bitrate = CASE WHEN @set_bitrate THEN @bitrate ELSE a.bitrate END,
            format = CASE WHEN @set_format THEN @format ELSE a.format END,
            tts_model = CASE WHEN @set_tts_model THEN @tts_model ELSE a.tts_model END,
            voice_model = CASE WHEN @set_voice_model THEN @voice_model ELSE a.voice_model END,
            transcript = CASE WHEN @set_transcript THEN @transcript ELSE a.transcript END,
            language = CASE WHEN @set_language THEN @language ELSE a.language END
        {AssetSql.Condition}
        """;

    public const string Get = $"{Select} WHERE a.id = @id";

    public const string ListOfPaper = $"{Select} WHERE a.paper_id = @id ORDER BY a.id";

    public const string Delete = "DELETE FROM audio_assets AS a WHERE a.id = @id";

    private const string Select = $"""
        SELECT {AssetSql.Columns}, a.video_asset_id, a.role, a.duration_seconds, a.sample_rate, a.channels, a.bitrate, a.format,
            a.tts_model, a.voice_model, a.transcript, a.language
        FROM audio_assets AS a
        {AssetSql.Joins}
        """;
}
