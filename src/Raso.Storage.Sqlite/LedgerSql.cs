namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteFileLedger"/>. 'now' is one moment within a statement.</summary>
internal static class LedgerSql
{
    public const string InsertFile = """
        INSERT INTO files (id, path, state, token, lease_until, content_type)
        VALUES ($id, $path, 'writing', $token, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $lease), $content_type)
        """;

    public const string InsertReplicas = """
        INSERT INTO file_replicas (file_id, backend, state)
        SELECT $id, value, 'writing' FROM json_each($backends)
        """;

    public const string Renew = """
        UPDATE files
        SET lease_until = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $lease)
        WHERE id = $id AND token = $token AND state = 'writing' AND lease_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        """;

    public const string IsHeld = """
        SELECT 1 FROM files
        WHERE id = $id AND token = $token AND state = 'writing' AND lease_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        """;

    public const string AddReplica = """
        INSERT INTO file_replicas (file_id, backend, state) VALUES ($id, $backend, 'writing')
        ON CONFLICT (file_id, backend) DO NOTHING
        """;

    public const string Confirm = """
        UPDATE files
        SET state = 'committed', size = $size, sha256 = $sha256, committed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        -- A lease that has run out does no harm as long as nobody has abandoned the file: whoever does moves the state first.
        WHERE id = $id AND token = $token AND state = 'writing'
        """;

    public const string ConfirmReplicas = """
        UPDATE file_replicas
        SET state = CASE WHEN a.backend IS NULL THEN 'missing' ELSE 'stored' END,
            etag = a.etag,
            stored_at = CASE WHEN a.backend IS NULL THEN NULL ELSE strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
            verified_at = CASE WHEN a.backend IS NULL THEN NULL ELSE strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END
        FROM file_replicas AS r
        LEFT JOIN (SELECT value ->> 'backend' AS backend, value ->> 'etag' AS etag FROM json_each($replicas)) AS a ON a.backend = r.backend
        WHERE r.file_id = $id AND file_replicas.file_id = r.file_id AND file_replicas.backend = r.backend
        """;

    // A replica that bytes went to without a row before them would be lost to every sweep.
    public const string FindUnknownReplicas = """
        SELECT a.value ->> 'backend' AS backend
        FROM json_each($replicas) AS a
        WHERE NOT EXISTS (SELECT 1 FROM file_replicas AS r WHERE r.file_id = $id AND r.backend = a.value ->> 'backend')
        """;

    public const string Abandon = """
        UPDATE files
        SET state = 'abandoned', ended_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        WHERE id = $id AND token = $token AND state = 'writing'
        """;

    public const string IsAbandoned = "SELECT 1 FROM files WHERE id = $id AND token = $token AND state = 'abandoned'";

    public const string AbandonExpired = """
        UPDATE files
        SET state = 'abandoned', ended_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        WHERE id IN (
            SELECT f.id FROM files AS f
            WHERE f.state = 'writing' AND f.lease_until <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            ORDER BY f.lease_until
            LIMIT $limit)
        """;

    // What no row names by now turns 'deleting', by a trigger.
    public const string Settle = "DELETE FROM unsettled_files";

    public const string FindDeletions = """
        -- Only files that have ended or are ending are looked at, each kind by its own small index.
        WITH ended AS (
            SELECT id, path, state, 1 AS first_due, 0 AS second_due
            FROM files
            WHERE state = 'deleting'
            UNION ALL
            SELECT id, path, state, state = 'abandoned', ended_at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $purge_before)
            FROM files
            WHERE state IN ('abandoned', 'deleted') AND purged_at IS NULL)
        SELECT r.file_id, e.path, r.backend, e.state, r.attempts
        FROM ended AS e
        -- CROSS keeps the order: the other way round, every replica of every file would be read.
        CROSS JOIN file_replicas AS r ON r.file_id = e.id
        -- verified_at of a deleted replica tells when its bytes were deleted once more.
        WHERE (r.state <> 'deleted' AND e.first_due OR r.state = 'deleted' AND e.second_due AND r.verified_at IS NULL)
            AND (r.claim_until IS NULL OR r.claim_until <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        ORDER BY r.attempts, r.file_id, r.backend
        LIMIT $limit
        """;

    public const string FindDeletionsOf = """
        SELECT r.file_id, f.path, r.backend, f.state, r.attempts
        FROM json_each($files) AS wanted
        JOIN files AS f ON f.id = wanted.value
        JOIN file_replicas AS r ON r.file_id = f.id
        WHERE (r.state <> 'deleted' AND f.state IN ('abandoned', 'deleting')
                OR r.state = 'deleted' AND f.state IN ('abandoned', 'deleted') AND f.purged_at IS NULL
                    AND f.ended_at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $purge_before) AND r.verified_at IS NULL)
            AND (r.claim_until IS NULL OR r.claim_until <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        GROUP BY r.file_id, r.backend
        ORDER BY r.attempts, r.file_id, r.backend
        LIMIT $limit
        """;

    public const string Claim = """
        UPDATE file_replicas
        SET claim_token = $token, claim_until = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $claim)
        WHERE (file_id, backend) IN (SELECT value ->> 'file', value ->> 'backend' FROM json_each($replicas))
        """;

    public const string CompleteReplica = """
        UPDATE file_replicas
        SET state = 'deleted',
            deleted_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
            -- Null after the first deletion, set by the second.
            verified_at = CASE WHEN state = 'deleted' THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
            claim_token = NULL, claim_until = NULL, last_error = NULL
        WHERE file_id = $id AND backend = $backend AND claim_token = $token
        """;

    public const string EndDeleted = """
        UPDATE files
        SET state = 'deleted', ended_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        WHERE id = $id AND state = 'deleting'
            AND NOT EXISTS (SELECT 1 FROM file_replicas AS r WHERE r.file_id = files.id AND r.state <> 'deleted')
        """;

    public const string Purge = """
        UPDATE files
        SET purged_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        WHERE id = $id AND state IN ('abandoned', 'deleted') AND purged_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM file_replicas AS r WHERE r.file_id = files.id AND (r.state <> 'deleted' OR r.verified_at IS NULL))
        """;

    public const string Fail = """
        UPDATE file_replicas
        -- A number that was set by hand to the greatest there is must not stop the sweep.
        SET attempts = min(attempts, 999999) + 1, last_error = $reason,
            claim_token = NULL, claim_until = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $pause)
        WHERE file_id = $id AND backend = $backend AND claim_token = $token
        """;

    public const string Find = """
        SELECT f.id, f.path, f.state AS file_state, f.size, f.sha256, f.content_type, r.backend, r.state AS replica_state, r.etag
        FROM files AS f
        LEFT JOIN file_replicas AS r ON r.file_id = f.id
        WHERE f.path = $path
        ORDER BY r.backend
        """;

    public const string List = """
        SELECT f.id, f.path, f.state AS file_state, f.size, f.sha256, f.content_type, r.backend, r.state AS replica_state, r.etag
        FROM (SELECT * FROM files WHERE path > coalesce($after, '') ORDER BY path LIMIT $limit) AS f
        LEFT JOIN file_replicas AS r ON r.file_id = f.id
        ORDER BY f.path, r.backend
        """;

    public const string ListOfPaper = """
        WITH versions AS (
            SELECT v.file_path, v.source_code_path
            FROM content_versions AS v
            WHERE v.content_type = 'video' AND v.content_id IN (SELECT id FROM video_assets WHERE paper_id = $paper_id)
            UNION ALL
            SELECT v.file_path, v.source_code_path
            FROM content_versions AS v
            WHERE v.content_type = 'audio' AND v.content_id IN (SELECT id FROM audio_assets WHERE paper_id = $paper_id)
            UNION ALL
            SELECT v.file_path, v.source_code_path
            FROM content_versions AS v
            WHERE v.content_type = 'visual' AND v.content_id IN (SELECT id FROM visual_assets WHERE paper_id = $paper_id))
        SELECT id
        FROM files
        WHERE path IN (
            SELECT pdf_path FROM papers WHERE id = $paper_id
            UNION SELECT file_path FROM versions
            UNION SELECT source_code_path FROM versions)
        ORDER BY id
        """;

    public const string ListOfAsset = """
        SELECT id
        FROM files
        WHERE path IN (
            SELECT file_path FROM content_versions WHERE content_type = $content_type AND content_id = $content_id
            UNION
            SELECT source_code_path FROM content_versions WHERE content_type = $content_type AND content_id = $content_id)
        ORDER BY id
        """;
}
