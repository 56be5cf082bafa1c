namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteVideoRows"/>.</summary>
internal static class VideoSql
{
    public const string Exists = "SELECT 1 FROM video_assets WHERE id = $id";

    public const string Insert = $"""
        INSERT INTO video_assets (
            {AssetSql.Written},
            role, duration_seconds, resolution, fps, codec, bitrate, quality_preset, codec_info)
        VALUES (
            {AssetSql.Values},
            $role, $duration_seconds, $resolution, $fps, $codec, $bitrate, $quality_preset, $codec_info)
        """;

    public const string Get = $"{Select} WHERE a.id = $id";

    public const string ListOfPaper = $"{Select} WHERE a.paper_id = $paper_id ORDER BY a.id";

    public const string Update = $"""
        UPDATE video_assets
        SET {AssetSql.Changes},
            role = $role, duration_seconds = $duration_seconds, resolution = $resolution, fps = $fps, codec = $codec,
            bitrate = $bitrate, quality_preset = $quality_preset, codec_info = $codec_info
        WHERE id = $id
        """;

    public const string Delete = "DELETE FROM video_assets WHERE id = $id";

    public static readonly AssetSql All = new("video", Exists, Insert, Get, ListOfPaper, Update, Delete);

    private const string Select = $"""
        SELECT {AssetSql.Columns},
            a.role, a.duration_seconds, a.resolution, a.fps, a.codec, a.bitrate, a.quality_preset, a.codec_info
        FROM video_assets AS a
        {AssetSql.Joins}
        """;
}
