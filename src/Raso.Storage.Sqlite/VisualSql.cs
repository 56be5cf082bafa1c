namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteVisualRows"/>.</summary>
internal static class VisualSql
{
    public const string Exists = "SELECT 1 FROM visual_assets WHERE id = $id";

    public const string Insert = $"""
        INSERT INTO visual_assets (
            {AssetSql.Written},
            video_asset_id, role, resolution, format, animation_framework, duration_seconds, start_time_seconds,
            end_time_seconds, source_code_path)
        VALUES (
            {AssetSql.Values},
            $video_asset_id, $role, $resolution, $format, $animation_framework, $duration_seconds,
            $start_time_seconds, $end_time_seconds, $source_code_path)
        """;

    public const string Get = $"{Select} WHERE a.id = $id";

    public const string ListOfPaper = $"{Select} WHERE a.paper_id = $paper_id ORDER BY a.id";

    public const string Update = $"""
        UPDATE visual_assets
        SET {AssetSql.Changes},
            video_asset_id = $video_asset_id, role = $role, resolution = $resolution, format = $format,
            animation_framework = $animation_framework, duration_seconds = $duration_seconds,
            start_time_seconds = $start_time_seconds, end_time_seconds = $end_time_seconds,
            source_code_path = $source_code_path
        WHERE id = $id
        """;

    public const string Delete = "DELETE FROM visual_assets WHERE id = $id";

    public static readonly AssetSql All = new("visual", Exists, Insert, Get, ListOfPaper, Update, Delete);

    private const string Select = $"""
        SELECT {AssetSql.Columns},
            a.video_asset_id, a.role, a.resolution, a.format, a.animation_framework, a.duration_seconds,
            a.start_time_seconds, a.end_time_seconds, a.source_code_path
        FROM visual_assets AS a
        {AssetSql.Joins}
        """;
}
