namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteAudioRows"/>.</summary>
internal static class AudioSql
{
    public const string Exists = "SELECT 1 FROM audio_assets WHERE id = $id";

    public const string Insert = $"""
        INSERT INTO audio_assets (
            {AssetSql.Written},
            video_asset_id, role, duration_seconds, sample_rate, channels, bitrate, format, tts_model, voice_model,
            transcript, language)
        VALUES (
            {AssetSql.Values},
            $video_asset_id, $role, $duration_seconds, $sample_rate, $channels, $bitrate, $format, $tts_model,
            $voice_model, $transcript, $language)
        """;

    public const string Get = $"{Select} WHERE a.id = $id";

    public const string ListOfPaper = $"{Select} WHERE a.paper_id = $paper_id ORDER BY a.id";

    public const string Update = $"""
        UPDATE audio_assets
        SET {AssetSql.Changes},
            video_asset_id = $video_asset_id, role = $role, duration_seconds = $duration_seconds,
            sample_rate = $sample_rate, channels = $channels, bitrate = $bitrate, format = $format,
            tts_model = $tts_model, voice_model = $voice_model, transcript = $transcript, language = $language
        WHERE id = $id
        """;

    public const string Delete = "DELETE FROM audio_assets WHERE id = $id";

    public static readonly AssetSql All = new("audio asset", Exists, Insert, Get, ListOfPaper, Update, Delete);

    private const string Select = $"""
        SELECT {AssetSql.Columns},
            a.video_asset_id, a.role, a.duration_seconds, a.sample_rate, a.channels, a.bitrate, a.format, a.tts_model,
            a.voice_model, a.transcript, a.language
        FROM audio_assets AS a
        {AssetSql.Joins}
        """;
}
