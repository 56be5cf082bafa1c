namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteVersionRows"/>.</summary>
internal static class VersionSql
{
    public const string List = $"""
        {Select}
        WHERE v.content_type = $content_type AND v.content_id = $content_id AND v.version_number < $before
        ORDER BY v.version_number DESC
        LIMIT $limit
        """;

    public const string GetCurrent = $"{Select} WHERE v.content_type = $content_type AND v.content_id = $content_id AND v.is_current = 1";

    public const string Get = $"{Select} WHERE v.content_type = $content_type AND v.content_id = $content_id AND v.version_number = $number";

    public const string GetVideo = "SELECT row_version FROM video_assets WHERE id = $content_id";

    public const string GetAudio = "SELECT row_version FROM audio_assets WHERE id = $content_id";

    public const string GetVisual = "SELECT row_version FROM visual_assets WHERE id = $content_id";

    public const string PointVideo = "UPDATE video_assets SET file_path = $file_path WHERE id = $content_id";

    public const string PointAudio = "UPDATE audio_assets SET file_path = $file_path WHERE id = $content_id";

    public const string PointVisual = "UPDATE visual_assets SET file_path = $file_path WHERE id = $content_id";

    // The newest is the one that the statement before made: there is one writer at a time.
    public const string NoteRollback = """
        UPDATE version_rollbacks SET created_by = $created_by, reason = $reason
        WHERE content_type = $content_type AND content_id = $content_id AND rollback_number = (
            SELECT max(n.rollback_number) FROM version_rollbacks AS n WHERE n.content_type = $content_type AND n.content_id = $content_id)
        """;

    public const string ListRollbacks = """
        SELECT r.id, r.content_type, r.content_id, r.rollback_number, f.version_number AS from_number, t.version_number AS to_number,
            r.created_at, r.created_by, r.reason
        FROM version_rollbacks AS r
        JOIN content_versions AS f ON f.id = r.from_version_id
        JOIN content_versions AS t ON t.id = r.to_version_id
        WHERE r.content_type = $content_type AND r.content_id = $content_id AND r.rollback_number < $before
        ORDER BY r.rollback_number DESC
        LIMIT $limit
        """;

    public const string ListPrunable = """
        SELECT v.id, v.version_number, v.file_size, f.id AS file_id, s.id AS source_code_id
        FROM content_versions AS v
        JOIN files AS f ON f.path = v.file_path
        LEFT JOIN files AS s ON s.path = v.source_code_path
        WHERE v.content_type = $content_type AND v.content_id = $content_id AND v.pruned_at IS NULL AND v.is_current = 0
            AND v.version_number <= (
                SELECT k.version_number FROM content_versions AS k
                WHERE k.content_type = $content_type AND k.content_id = $content_id AND k.pruned_at IS NULL
                ORDER BY k.version_number DESC
                LIMIT 1 OFFSET $keep_last)
            AND ($keep_for IS NULL OR v.created_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $keep_for))
        ORDER BY v.version_number
        LIMIT $limit
        """;

    public const string Prune = """
        UPDATE content_versions SET pruned_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        WHERE id IN (SELECT i.value FROM json_each($ids) AS i)
        """;

    private const string Select = """
        SELECT v.id, v.content_type, v.content_id, v.version_number, v.is_current, v.parent_version_id, p.version_number AS parent_number,
            v.changes_description, v.generation_parameters, v.ai_models_used, v.performance_metrics, v.properties, v.file_path, v.file_size,
            v.checksum, coalesce(f.content_type, 'application/octet-stream') AS media_type, v.source_code_path, s.sha256 AS source_code_sha256,
            v.pruned_at, v.created_at, v.created_by
        FROM content_versions AS v
        JOIN files AS f ON f.path = v.file_path
        LEFT JOIN files AS s ON s.path = v.source_code_path
        LEFT JOIN content_versions AS p ON p.id = v.parent_version_id
        """;
}
