namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about versions and roll-backs.</summary>
internal static class VersionSql
{
    public const string List = $"""
        {Select}
        WHERE v.content_type = @content_type AND v.content_id = @content_id AND v.version_number < @before
        ORDER BY v.version_number DESC
        LIMIT @limit
        """;

    public const string GetCurrent = $"{Select} WHERE v.content_type = @content_type AND v.content_id = @content_id AND v.is_current";

    public const string Get = $"{Select} WHERE v.content_type = @content_type AND v.content_id = @content_id AND v.version_number = @number";

    // The asset row first, as in every change of versions: who prunes and who rolls back queue there.
    public const string LockVideo = "SELECT a.row_version FROM video_assets AS a WHERE a.id = @content_id FOR NO KEY UPDATE";

    public const string LockAudio = "SELECT a.row_version FROM audio_assets AS a WHERE a.id = @content_id FOR NO KEY UPDATE";

    public const string LockVisual = "SELECT a.row_version FROM visual_assets AS a WHERE a.id = @content_id FOR NO KEY UPDATE";

    // Plain SQL may prune without the asset's lock, but not past this one.
    public const string LockVersion = """
        SELECT v.file_path, v.is_current, v.pruned_at IS NOT NULL AS is_pruned
        FROM content_versions AS v
        WHERE v.content_type = @content_type AND v.content_id = @content_id AND v.version_number = @number
        FOR NO KEY UPDATE
        """;

    public const string PointVideo = "UPDATE video_assets AS a SET file_path = @file_path WHERE a.id = @content_id";

    public const string PointAudio = "UPDATE audio_assets AS a SET file_path = @file_path WHERE a.id = @content_id";

    public const string PointVisual = "UPDATE visual_assets AS a SET file_path = @file_path WHERE a.id = @content_id";

    // The newest is the one that the statement before made: the asset row is locked.
    public const string NoteRollback = $"""
        UPDATE version_rollbacks AS r SET created_by = @created_by, reason = @reason
        FROM content_versions AS f, content_versions AS t
        WHERE r.content_type = @content_type AND r.content_id = @content_id
          AND r.rollback_number = (
            SELECT max(n.rollback_number) FROM version_rollbacks AS n WHERE n.content_type = @content_type AND n.content_id = @content_id)
          AND f.id = r.from_version_id AND t.id = r.to_version_id
        RETURNING {RollbackColumns}
        """;

    public const string ListRollbacks = $"""
        SELECT {RollbackColumns}
        FROM version_rollbacks AS r
        JOIN content_versions AS f ON f.id = r.from_version_id
        JOIN content_versions AS t ON t.id = r.to_version_id
        WHERE r.content_type = @content_type AND r.content_id = @content_id AND r.rollback_number < @before
        ORDER BY r.rollback_number DESC
        LIMIT @limit
        """;

    // Asked once more of the row itself: plain SQL may have changed it while this waited for its lock.
    public const string Prune = """
        UPDATE content_versions AS v SET pruned_at = clock_timestamp()
        FROM files AS f
        WHERE v.id IN (
            SELECT o.id FROM content_versions AS o
            WHERE o.content_type = @content_type AND o.content_id = @content_id AND o.pruned_at IS NULL AND NOT o.is_current
              AND o.version_number <= (
                SELECT k.version_number FROM content_versions AS k
                WHERE k.content_type = @content_type AND k.content_id = @content_id AND k.pruned_at IS NULL
                ORDER BY k.version_number DESC
                OFFSET @keep_last LIMIT 1)
              AND (NOT @by_age OR o.created_at < clock_timestamp() - @keep_for)
            ORDER BY o.version_number
            LIMIT @limit)
          AND v.pruned_at IS NULL AND NOT v.is_current
          AND f.path = v.file_path
        RETURNING v.version_number, v.file_size, f.id AS file_id,
            (SELECT s.id FROM files AS s WHERE s.path = v.source_code_path) AS source_code_id
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

    private const string RollbackColumns = """
        r.id, r.content_type, r.content_id, r.rollback_number, f.version_number AS from_number, t.version_number AS to_number, r.created_at,
            r.created_by, r.reason
        """;
}
