namespace Raso.Storage.Schema.Tests;

/// <summary>Bad rows of the three kinds of asset.</summary>
internal static class AssetBadRows
{
    internal static IEnumerable<BadRow> All => [.. Common("video", Rows.Video), .. Common("audio", Rows.Audio), .. Common("visual", Rows.Visual), .. Own];

    private static IEnumerable<BadRow> Own =>
    [
        new("video_assets", "video_assets_role_check", "role = 'slide'"),
        new("video_assets", "video_assets_resolution_check", "resolution = '1920'"),
        new("video_assets", "video_assets_resolution_check", "resolution = '19x20x30'"),
        new("video_assets", "video_assets_resolution_check", "resolution = '1234567890x1234567890'"),
        new("video_assets", "video_assets_fps_check", "fps = 0"),
        new("video_assets", "video_assets_fps_check", "fps = 121"),
        new("video_assets", "video_assets_fps_check", "fps = NULL") { Fault = "not null" },
        new("video_assets", "video_assets_codec_check", $"codec = '{new string('x', 51)}'"),
        new("video_assets", "video_assets_bitrate_check", "bitrate = 0"),
        new("video_assets", "video_assets_quality_preset_check", "quality_preset = 'best'"),
        new("video_assets", "video_assets_codec_info_check", "codec_info = '1'"),

        new("audio_assets", "audio_assets_video_asset_id_fkey", $"video_asset_id = '{Rows.Paper}'"),
        new("audio_assets", "audio_assets_role_check", "role = 'final'"),
        new("audio_assets", "audio_assets_sample_rate_check", "sample_rate = 0"),
        new("audio_assets", "audio_assets_sample_rate_check", "sample_rate = NULL") { Fault = "not null" },
        new("audio_assets", "audio_assets_channels_check", "channels = 0"),
        new("audio_assets", "audio_assets_channels_check", "channels = 65"),
        new("audio_assets", "audio_assets_channels_check", "channels = NULL") { Fault = "not null" },
        new("audio_assets", "audio_assets_bitrate_check", "bitrate = 0"),
        new("audio_assets", "audio_assets_format_check", "format = 'png'"),
        new("audio_assets", "audio_assets_tts_model_check", $"tts_model = '{new string('x', 51)}'"),
        new("audio_assets", "audio_assets_voice_model_check", $"voice_model = '{new string('x', 101)}'"),
        new("audio_assets", "audio_assets_language_check", $"language = '{new string('x', 36)}'"),
        new("audio_assets", "audio_assets_language_check", "language = NULL") { Fault = "not null" },

        new("visual_assets", "visual_assets_video_asset_id_fkey", $"video_asset_id = '{Rows.Paper}'"),
        new("visual_assets", "visual_assets_source_code_path_fkey", "source_code_path = 'nowhere'") { Fault = "RS001" },
        new("visual_assets", "visual_assets_source_code_path_fkey", "source_code_path = 'unwritten'") { Fault = "RS001" },
        new("visual_assets", "visual_assets_role_check", "role = 'narration'"),
        new("visual_assets", "visual_assets_resolution_check", "resolution = 'x20'"),
        new("visual_assets", "visual_assets_format_check", "format = 'mp3'"),
        new("visual_assets", "visual_assets_animation_framework_check", $"animation_framework = '{new string('x', 51)}'"),
        new("visual_assets", "visual_assets_start_time_seconds_check", "start_time_seconds = -1"),
        new("visual_assets", "visual_assets_end_time_seconds_check", "start_time_seconds = 2", "end_time_seconds = 2"),
    ];

    private static IEnumerable<BadRow> Common(string kind, string taken)
    {
        var table = $"{kind}_assets";
        return
        [
            new(table, $"{table}_pkey", $"id = '{taken}'") { Unique = "id" },
            new(table, $"{table}_paper_id_fkey", $"paper_id = '{Rows.Video}'"),
            new(table, $"{table}_file_path_fkey", "file_path = 'nowhere'") { Fault = "RS001" },
            new(table, $"{table}_file_path_fkey", "file_path = 'unwritten'") { Fault = "RS001" },
            new(table, $"{table}_file_size_check", "file_path = 'empty'", "file_size = 0"),
            new(table, $"{table}_file_size_check", "file_size = 11") { Fault = "RS001" },
            new(table, $"{table}_title_check", "title = '\t'"),
            new(table, $"{table}_title_check", $"title = '{new string('x', 301)}'"),
            new(table, $"{table}_scene_number_check", "scene_number = -1"),
            new(table, $"{table}_scene_name_check", $"scene_name = '{new string('x', 201)}'"),
            new(table, $"{table}_duration_seconds_check", "duration_seconds = 0"),
            new(table, $"{table}_duration_seconds_check", "duration_seconds = 'NaN'") { OnPostgres = true },
            new(table, $"{table}_duration_seconds_check", "duration_seconds = 9e999") { OnPostgres = false },
            new(table, $"{table}_validation_status_check", "validation_status = 'good'"),
            new(table, $"{table}_validation_errors_check", "validation_errors = 'null'"),
            new(table, $"{table}_generation_parameters_check", "generation_parameters = '1'"),
            new(table, $"{table}_ai_models_used_check", "ai_models_used = '\"m\"'"),
            new(table, $"{table}_generation_time_seconds_check", "generation_time_seconds = -1"),
            new(table, $"{table}_row_version_check", "row_version = 0"),
        ];
    }
}
