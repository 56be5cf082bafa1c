namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about files and replicas. A transaction locks the row of a file before those of its replicas.</summary>
internal static class LedgerSql
{
    public const string InsertFile = """
        INSERT INTO files (id, path, state, token, lease_until, content_type)
        VALUES (@id, @path, 'writing', @token, clock_timestamp() + @lease, @content_type)
        """;

    public const string InsertReplicas = "INSERT INTO file_replicas (file_id, backend) SELECT @id, backend FROM unnest(@backends) AS backend";

    // After a wait for the row the condition is evaluated anew, the clock included.
    public const string Renew = """
        UPDATE files AS f SET lease_until = clock_timestamp() + @lease
        WHERE f.id = @id AND f.token = @token AND f.state = 'writing' AND f.lease_until > clock_timestamp()
        """;

    // The lock holds back whoever would abandon the file before the row is committed.
    public const string AddReplica = """
        WITH held AS MATERIALIZED (
            SELECT f.id FROM files AS f
            WHERE f.id = @id AND f.token = @token AND f.state = 'writing' AND f.lease_until > clock_timestamp()
            FOR NO KEY UPDATE
        ), added AS (
            INSERT INTO file_replicas (file_id, backend) SELECT h.id, @backend FROM held AS h
            ON CONFLICT (file_id, backend) DO NOTHING
        )
        SELECT EXISTS (SELECT FROM held) AS held
        """;

    // One statement, so that no replica moves where the file did not. The token decides, not the lease: whoever takes the file away
    // moves its state under the lock of its row.
    public const string Confirm = """
        WITH moved AS (
            UPDATE files AS f SET state = 'committed', size = @size, sha256 = @sha256
            WHERE f.id = @id AND f.token = @token AND f.state = 'writing'
            RETURNING f.id
        ), marked AS (
            UPDATE file_replicas AS r SET
                state = CASE WHEN r.backend = ANY (@backends) THEN 'stored' ELSE 'missing' END,
                etag = (SELECT s.etag FROM unnest(@backends, @etags) AS s (backend, etag) WHERE s.backend = r.backend),
                stored_at = CASE WHEN r.backend = ANY (@backends) THEN clock_timestamp() END
            FROM moved
            WHERE r.file_id = moved.id
            RETURNING r.state
        )
        SELECT (SELECT count(*) FROM moved) AS files, (SELECT count(*) FROM marked WHERE state = 'stored') AS replicas
        """;

    public const string Abandon = "UPDATE files AS f SET state = 'abandoned' WHERE f.id = @id AND f.token = @token AND f.state = 'writing'";

    // A statement of its own: the one before may have waited for another transaction, whose outcome its snapshot does not show.
    public const string IsAbandoned = "SELECT EXISTS (SELECT FROM files AS f WHERE f.id = @id AND f.token = @token AND f.state = 'abandoned') AS found";

    // A scalar subquery lets the index serve the comparison with a volatile clock.
    public const string AbandonExpired = """
        WITH expired AS MATERIALIZED (
            SELECT f.id FROM files AS f
            WHERE f.state = 'writing' AND f.lease_until <= (SELECT clock_timestamp())
            ORDER BY f.lease_until
            LIMIT @limit
            FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE files AS f SET state = 'abandoned' FROM expired AS e WHERE f.id = e.id
        """;

    public const string ClaimAny = $"{Due} ARRAY({Ended}) {Claim}";

    public const string ClaimOf = $"{Due} @files {Claim}";

    // Two that complete the last two replicas of a file queue here, so that the second sees what the first did.
    public const string LockFile = "SELECT f.id FROM files AS f WHERE f.id = @id FOR NO KEY UPDATE";

    // The first deletion clears verified_at, the second sets it: a deleted replica that was verified is done.
    public const string CompleteReplica = """
        UPDATE file_replicas AS r SET
            state = 'deleted',
            verified_at = CASE WHEN r.state = 'deleted' THEN clock_timestamp() END,
            deleted_at = clock_timestamp(),
            claim_token = NULL, claim_until = NULL, attempts = 0, last_error = NULL
        WHERE r.file_id = @id AND r.backend = @backend AND r.claim_token = @token
        """;

    public const string EndFile = """
        UPDATE files AS f SET state = 'deleted'
        WHERE f.id = @id AND f.state = 'deleting' AND NOT EXISTS (SELECT FROM file_replicas AS r WHERE r.file_id = f.id AND r.state <> 'deleted')
        """;

    public const string PurgeFile = """
        UPDATE files AS f SET purged_at = clock_timestamp()
        WHERE f.id = @id AND f.state IN ('abandoned', 'deleted') AND f.purged_at IS NULL
          AND NOT EXISTS (SELECT FROM file_replicas AS r WHERE r.file_id = f.id AND (r.state <> 'deleted' OR r.verified_at IS NULL))
        """;

    // A number of attempts that was set by hand to the greatest there is must not stop the sweep.
    public const string FailDeletion = """
        UPDATE file_replicas AS r SET
            claim_token = NULL, claim_until = clock_timestamp() + @pause, attempts = least(r.attempts, 999999) + 1, last_error = left(@reason, 500)
        WHERE r.file_id = @id AND r.backend = @backend AND r.claim_token = @token
        """;

    public const string Find = $"""
        SELECT {Columns} FROM files AS f LEFT JOIN file_replicas AS r ON r.file_id = f.id
        WHERE f.path = @path
        ORDER BY r.backend COLLATE "C"
        """;

    // The limit counts files, not replicas. Paths have the collation "C", by which their unique index serves the order of bytes.
    public const string List = $"""
        SELECT {Columns}
        FROM (SELECT p.* FROM files AS p WHERE p.path > @after ORDER BY p.path LIMIT @limit) AS f
        LEFT JOIN file_replicas AS r ON r.file_id = f.id
        ORDER BY f.path, r.backend COLLATE "C"
        """;

    public const string ListOfPaper = """
        WITH versions AS (
            SELECT v.file_path, v.source_code_path
            FROM content_versions AS v
            WHERE v.video_asset_id IN (SELECT a.id FROM video_assets AS a WHERE a.paper_id = @id)
               OR v.audio_asset_id IN (SELECT a.id FROM audio_assets AS a WHERE a.paper_id = @id)
               OR v.visual_asset_id IN (SELECT a.id FROM visual_assets AS a WHERE a.paper_id = @id)
        )
        SELECT f.id FROM files AS f
        WHERE f.path IN (
            SELECT p.pdf_path FROM papers AS p WHERE p.id = @id
            UNION ALL SELECT v.file_path FROM versions AS v
            UNION ALL SELECT v.source_code_path FROM versions AS v)
        ORDER BY f.id
        """;

    public const string ListOfAsset = """
        WITH versions AS (
            SELECT v.file_path, v.source_code_path FROM content_versions AS v WHERE v.content_type = @content_type AND v.content_id = @id
        )
        SELECT f.id FROM files AS f
        WHERE f.path IN (SELECT v.file_path FROM versions AS v UNION ALL SELECT v.source_code_path FROM versions AS v)
        ORDER BY f.id
        """;

    private const string Columns =
        "f.id, f.path, f.state, f.size, f.sha256, f.content_type, r.backend, r.state AS replica_state, r.etag";

    // Each kind of file has its own partial index. A deleted file has nothing left to delete but its bytes once more, when that is due.
    // No moment lies further back than the first that a timestamp can hold, however long the period is.
    private const string Ended = """
        SELECT e.id FROM files AS e WHERE e.state = 'deleting'
        UNION ALL
        SELECT e.id FROM files AS e WHERE e.state = 'abandoned' AND e.purged_at IS NULL
        UNION ALL
        SELECT e.id FROM files AS e
        WHERE e.state = 'deleted' AND e.purged_at IS NULL
          AND e.ended_at <= (SELECT clock_timestamp()) - least(@purge_after, interval '4000 years')
        """;

    // By an array, of which the planner expects few elements: of a join with the files that have ended it expects many, because it
    // does not know that purged_at and state go together, and would read all replicas instead.
    private const string Due = """
        WITH due AS MATERIALIZED (
            SELECT r.file_id, r.backend, f.path, f.state
            FROM file_replicas AS r
            JOIN files AS f ON f.id = r.file_id
            WHERE r.file_id = ANY (
        """;

    private const string Claim = """
            )
              AND (f.state = 'deleting' OR (f.state IN ('abandoned', 'deleted') AND f.purged_at IS NULL))
              AND CASE
                    WHEN r.state <> 'deleted' THEN true
                    ELSE f.state <> 'deleting' AND r.verified_at IS NULL AND f.ended_at + @purge_after <= (SELECT clock_timestamp())
                  END
              AND (r.claim_until IS NULL OR r.claim_until <= (SELECT clock_timestamp()))
            ORDER BY r.attempts, r.file_id, r.backend
            LIMIT @limit
            FOR NO KEY UPDATE OF r SKIP LOCKED
        )
        UPDATE file_replicas AS r SET claim_token = gen_random_uuid(), claim_until = clock_timestamp() + @claim
        FROM due AS d
        WHERE r.file_id = d.file_id AND r.backend = d.backend
        RETURNING r.file_id, d.path, r.backend, r.claim_token, d.state, r.attempts
        """;
}
