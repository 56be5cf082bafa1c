namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about generation jobs.</summary>
internal static class JobSql
{
    // Ordered by what is unique, so that two who insert the same at once wait for each other one way round.
    public const string Insert = $"""
        INSERT INTO generation_jobs AS j (
            id, paper_id, job_type, generation_parameters, ai_models_config, quality_preset, priority, max_attempts, available_at, idempotency_key, trace_parent, trace_state)
        SELECT n.id, n.paper_id, n.job_type, n.parameters::jsonb, n.models::jsonb, n.preset, n.priority, n.max_attempts,
            clock_timestamp() + n.delay_ms * interval '1 millisecond', n.idempotency_key, n.trace_parent, n.trace_state
        FROM unnest(@ids, @papers, @types, @parameters, @models, @presets, @priorities, @max_attempts, @delays, @keys, @traces, @states) WITH ORDINALITY
            AS n (id, paper_id, job_type, parameters, models, preset, priority, max_attempts, delay_ms, idempotency_key, trace_parent, trace_state, place)
        ORDER BY n.idempotency_key, n.place
        ON CONFLICT DO NOTHING
        RETURNING {Columns}
        """;

    public const string Find = $"""
        SELECT {Columns} FROM generation_jobs AS j WHERE j.id = ANY (@ids)
        UNION ALL
        SELECT {Columns} FROM generation_jobs AS j WHERE j.idempotency_key = ANY (@keys) AND j.id <> ALL (@ids)
        """;

    public const string Get = $"SELECT {Columns} FROM generation_jobs AS j WHERE j.id = @id";

    public const string ListNewest = $"SELECT {Columns} FROM generation_jobs AS j WHERE {Listed} AND {Before}";

    public const string ListNewestOfPaper = $"SELECT {Columns} FROM generation_jobs AS j WHERE j.paper_id = @paper_id AND {Listed} AND {Before}";

    public const string ListOldest = $"SELECT {Columns} FROM generation_jobs AS j WHERE {Listed} AND {Behind}";

    public const string ListOldestOfPaper = $"SELECT {Columns} FROM generation_jobs AS j WHERE j.paper_id = @paper_id AND {Listed} AND {Behind}";

    public const string Count = $"SELECT {Counts} FROM generation_jobs AS j";

    public const string CountOfPaper = $"SELECT {Counts} FROM generation_jobs AS j WHERE j.paper_id = @paper_id";

    public const string Cancel = $"""
        UPDATE generation_jobs AS j SET
            status = CASE WHEN j.status = 'pending' THEN 'cancelled' ELSE j.status END,
            completed_at = CASE WHEN j.status = 'pending' THEN clock_timestamp() END,
            cancel_requested_at = clock_timestamp(),
            cancel_reason = @reason
        WHERE j.id = @id AND j.status IN ('pending', 'running') AND j.cancel_requested_at IS NULL
        RETURNING {Columns}
        """;

    public const string Reschedule = $"""
        UPDATE generation_jobs AS j SET
            status = 'pending',
            attempts = CASE WHEN j.status = 'pending' THEN j.attempts ELSE 0 END,
            priority = COALESCE(@priority, j.priority),
            available_at = CASE WHEN j.status = 'pending' AND @delay IS NULL THEN j.available_at ELSE clock_timestamp() + COALESCE(@delay, interval '0') END,
            completed_at = NULL, cancel_requested_at = NULL, cancel_reason = NULL, estimated_completion_time = NULL
        WHERE j.id = @id AND j.status IN ('pending', 'failed', 'cancelled')
        RETURNING {Columns}
        """;

    public const string ListPriorities = $"WITH RECURSIVE {Levels} SELECT l.priority FROM level AS l";

    // Of each priority one entry is read by the index, past all that could be claimed already.
    public const string TimeUntilNext = $"""
        WITH RECURSIVE {Levels}
        SELECT ceil(extract(epoch FROM min(d.available_at) - clock_timestamp()) * 1000)::bigint AS next_ms
        FROM level AS m
        CROSS JOIN LATERAL (
            SELECT j.available_at FROM generation_jobs AS j
            WHERE j.status = 'pending' AND j.priority = m.priority
                AND j.available_at > (SELECT clock_timestamp() - @margin)
                AND j.job_type = ANY (@types)
            ORDER BY j.available_at, j.id
            LIMIT 1
        ) AS d
        """;

    // The outer LIMIT ends the walk, so that no more is locked than is claimed but for what the last priority had left.
    public const string Claim = $"""
        WITH RECURSIVE {Levels},
        due AS MATERIALIZED (SELECT d.id FROM level AS m CROSS JOIN LATERAL ({Due} {Order}) AS d LIMIT @limit)
        {Take}
        """;

    // Each priority from a place in its order on: rows before it that were claimed stay in the index while any older transaction is open,
    // and walking past them each time makes claims the slower the more were made.
    public const string ClaimBehind = $"""
        WITH due AS MATERIALIZED (
            SELECT d.id
            FROM unnest(@priorities, @available, @after) AS m (priority, available_at, id)
            CROSS JOIN LATERAL ({Due} AND (j.available_at, j.id) > (m.available_at, m.id) {Order}) AS d
            LIMIT @limit
        )
        {Take}
        """;

    public const string Renew = $"""
        UPDATE generation_jobs AS j SET lease_until = clock_timestamp() + @duration
        FROM unnest(@ids, @tokens) AS l (id, token)
        WHERE {Held}
        RETURNING {Columns}
        """;

    public const string Report = $"""
        UPDATE generation_jobs AS j SET
            progress_percentage = COALESCE(@percentage, j.progress_percentage),
            current_stage = COALESCE(@stage, j.current_stage),
            stages_completed = CASE WHEN @set_stages THEN @stages ELSE j.stages_completed END,
            estimated_completion_time = COALESCE(clock_timestamp() + @remaining_ms * interval '1 millisecond', j.estimated_completion_time),
            memory_usage_mb = COALESCE(@memory, j.memory_usage_mb),
            cpu_usage_percent = COALESCE(@cpu, j.cpu_usage_percent),
            gpu_usage_percent = COALESCE(@gpu, j.gpu_usage_percent)
        FROM unnest(@ids, @tokens) AS l (id, token)
        WHERE {Held}
        """;

    public const string Complete = $"""
        UPDATE generation_jobs AS j SET
            status = 'completed', completed_at = clock_timestamp(), progress_percentage = 100,
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL,
            output_assets = COALESCE(l.outputs::jsonb, j.output_assets),
            performance_metrics = COALESCE(l.metrics::jsonb, j.performance_metrics)
        FROM unnest(@ids, @tokens, @outputs, @metrics) AS l (id, token, outputs, metrics)
        WHERE {Held}
        RETURNING j.id
        """;

    public const string Fail = $"""
        UPDATE generation_jobs AS j SET
            status = {AfterFailure},
            completed_at = CASE WHEN {AfterFailure} <> 'pending' THEN clock_timestamp() END,
            available_at = CASE
                WHEN {AfterFailure} = 'pending'
                    THEN clock_timestamp() + @share * LEAST(@max_ms, @first_ms * power(2, LEAST(j.attempts - 1, 40))) * interval '1 millisecond'
                ELSE j.available_at
            END,
            error_messages = {KeptErrors} || @error,
            performance_metrics = COALESCE(@metrics, j.performance_metrics),
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL
        FROM unnest(@ids, @tokens) AS l (id, token)
        WHERE {Held}
        RETURNING {Columns}
        """;

    public const string Release = $"""
        UPDATE generation_jobs AS j SET
            status = CASE WHEN j.cancel_requested_at IS NULL THEN 'pending' ELSE 'cancelled' END,
            completed_at = CASE WHEN j.cancel_requested_at IS NOT NULL THEN clock_timestamp() END,
            attempts = CASE WHEN j.cancel_requested_at IS NULL THEN j.attempts - 1 ELSE j.attempts END,
            available_at = CASE WHEN j.cancel_requested_at IS NULL THEN clock_timestamp() ELSE j.available_at END,
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL
        FROM unnest(@ids, @tokens) AS l (id, token)
        WHERE {Held}
        RETURNING j.id
        """;

    public const string Rescue = $"""
        WITH lost AS MATERIALIZED (
            SELECT j.id FROM generation_jobs AS j
            WHERE j.status = 'running' AND j.lease_until <= (SELECT clock_timestamp())
            ORDER BY j.lease_until
            LIMIT @limit
            FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE generation_jobs AS j SET
            status = CASE WHEN j.cancel_requested_at IS NOT NULL THEN 'cancelled' WHEN j.attempts >= j.max_attempts THEN 'failed' ELSE 'pending' END,
            completed_at = CASE WHEN j.cancel_requested_at IS NOT NULL OR j.attempts >= j.max_attempts THEN clock_timestamp() END,
            available_at = CASE WHEN j.cancel_requested_at IS NOT NULL OR j.attempts >= j.max_attempts THEN j.available_at ELSE clock_timestamp() END,
            error_messages = {KeptErrors} || format('attempt %s: the lease of worker %s ran out', j.attempts, j.lease_holder),
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL
        WHERE j.id = ANY (ARRAY(SELECT l.id FROM lost AS l))
        """;

    public const string Purge = """
        WITH old AS MATERIALIZED (
            SELECT j.id FROM generation_jobs AS j
            WHERE j.completed_at <= (SELECT clock_timestamp()) - @older_than AND j.status = ANY (@statuses)
            ORDER BY j.completed_at
            LIMIT @limit
            FOR UPDATE SKIP LOCKED
        )
        DELETE FROM generation_jobs AS j WHERE j.id = ANY (ARRAY(SELECT o.id FROM old AS o))
        """;

    // The catalogue's schema, as the notifications of its triggers name it.
    public const string FindSchema = """
        SELECT n.nspname::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = to_regclass('generation_jobs')
        """;

    public const string Listen = "LISTEN raso_jobs";

    public const string Probe = "SELECT 1";

    private const string Columns = """
        j.id, j.paper_id, j.job_type, j.status, j.generation_parameters, j.ai_models_config, j.quality_preset, j.progress_percentage, j.current_stage,
        j.stages_completed, j.estimated_completion_time, j.output_assets, j.error_messages, j.performance_metrics, j.created_at, j.updated_at, j.started_at,
        j.completed_at, j.memory_usage_mb, j.cpu_usage_percent, j.gpu_usage_percent, j.priority, j.attempts, j.max_attempts, j.available_at, j.lease_holder,
        j.lease_token, j.lease_until, j.idempotency_key, j.cancel_requested_at, j.cancel_reason, j.trace_parent, j.trace_state, j.row_version
        """;

    // From one priority to the next lower one by the index, past all that wait with the same; no further than is asked for.
    private const string Levels = """
        level (priority) AS (
            (SELECT j.priority FROM generation_jobs AS j WHERE j.status = 'pending' ORDER BY j.priority DESC LIMIT 1)
            UNION ALL
            SELECT n.priority
            FROM level AS l
            CROSS JOIN LATERAL (
                SELECT j.priority FROM generation_jobs AS j
                WHERE j.status = 'pending' AND j.priority < l.priority
                ORDER BY j.priority DESC
                LIMIT 1
            ) AS n
        )
        """;

    // clock_timestamp() by itself would be no bound of an index: it may change from row to row.
    private const string Due = """
        SELECT j.id FROM generation_jobs AS j
        WHERE j.status = 'pending' AND j.priority = m.priority
            AND j.available_at <= (SELECT clock_timestamp())
            AND j.job_type = ANY (@types)
        """;

    private const string Order = "ORDER BY j.available_at, j.id LIMIT @limit FOR NO KEY UPDATE SKIP LOCKED";

    private const string Take = $"""
        UPDATE generation_jobs AS j SET
            status = 'running', attempts = j.attempts + 1, lease_token = j.lease_token + 1, lease_holder = @worker,
            lease_until = clock_timestamp() + @lease, started_at = clock_timestamp(),
            progress_percentage = 0, current_stage = NULL, estimated_completion_time = NULL
        WHERE j.id = ANY (ARRAY(SELECT d.id FROM due AS d))
        RETURNING {Columns}
        """;

    private const string AfterFailure = """
        CASE WHEN j.cancel_requested_at IS NOT NULL THEN 'cancelled' WHEN NOT @retry OR j.attempts >= j.max_attempts THEN 'failed' ELSE 'pending' END
        """;

    private const string Listed = "j.status = ANY (@statuses) AND j.job_type = ANY (@types)";

    private const string Before = """
        (j.created_at, j.id) < (@after_time, @after_id)
        ORDER BY j.created_at DESC, j.id DESC
        LIMIT @limit
        """;

    private const string Behind = """
        (j.created_at, j.id) > (@after_time, @after_id)
        ORDER BY j.created_at, j.id
        LIMIT @limit
        """;

    private const string Counts = """
        count(*) FILTER (WHERE j.status = 'pending') AS pending,
        count(*) FILTER (WHERE j.status = 'pending' AND j.available_at > (SELECT clock_timestamp())) AS delayed,
        count(*) FILTER (WHERE j.status = 'running') AS running,
        count(*) FILTER (WHERE j.status = 'completed') AS completed,
        count(*) FILTER (WHERE j.status = 'failed') AS failed,
        count(*) FILTER (WHERE j.status = 'cancelled') AS cancelled,
        (extract(epoch FROM clock_timestamp() - min(j.available_at) FILTER (WHERE j.status = 'pending' AND j.available_at <= (SELECT clock_timestamp()))) * 1000)::bigint
            AS oldest_ms
        """;

    // The time is asked again when the row was locked: one that waited for it may have lost its lease meanwhile.
    private const string Held = "j.id = l.id AND j.lease_token = l.token AND j.status = 'running' AND j.lease_until > clock_timestamp()";

    private const string KeptErrors = "j.error_messages[greatest(cardinality(j.error_messages) - 98, 1):]";
}
