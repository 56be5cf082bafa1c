namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteJobRows"/>.</summary>
internal static class JobSql
{
    public const string Exists = "SELECT 1 FROM generation_jobs WHERE id = $id OR idempotency_key = $key";

    public const string Insert = $"""
        INSERT INTO generation_jobs (
            id, paper_id, job_type, generation_parameters, ai_models_config, quality_preset, priority, max_attempts, available_at, idempotency_key, trace_parent, trace_state)
        VALUES ($id, $paper_id, $type, $parameters, $models, $preset, $priority, $max_attempts, {After} $delay), $key, $trace, $state)
        """;

    public const string Find = $"""
        SELECT {Columns} FROM generation_jobs AS j WHERE j.id IN (SELECT i.value FROM json_each($ids) AS i)
        UNION
        SELECT {Columns} FROM generation_jobs AS j WHERE j.idempotency_key IN (SELECT k.value FROM json_each($keys) AS k)
        """;

    public const string Get = $"SELECT {Columns} FROM generation_jobs AS j WHERE j.id = $id";

    public const string ListNewest = $"SELECT {Columns} FROM generation_jobs AS j WHERE {Listed} AND {Before}";

    public const string ListNewestOfPaper = $"SELECT {Columns} FROM generation_jobs AS j WHERE j.paper_id = $paper_id AND {Listed} AND {Before}";

    public const string ListOldest = $"SELECT {Columns} FROM generation_jobs AS j WHERE {Listed} AND {Behind}";

    public const string ListOldestOfPaper = $"SELECT {Columns} FROM generation_jobs AS j WHERE j.paper_id = $paper_id AND {Listed} AND {Behind}";

    public const string Count = $"SELECT {Counts} FROM generation_jobs AS j";

    public const string CountOfPaper = $"SELECT {Counts} FROM generation_jobs AS j WHERE j.paper_id = $paper_id";

    public const string Cancel = $"""
        UPDATE generation_jobs SET
            status = CASE WHEN status = 'pending' THEN 'cancelled' ELSE status END,
            completed_at = CASE WHEN status = 'pending' THEN {Now} END,
            cancel_requested_at = {Now},
            cancel_reason = $reason
        WHERE id = $id AND status IN ('pending', 'running') AND cancel_requested_at IS NULL
        """;

    public const string Reschedule = $"""
        UPDATE generation_jobs SET
            status = 'pending',
            attempts = CASE WHEN status = 'pending' THEN attempts ELSE 0 END,
            priority = coalesce($priority, priority),
            available_at = CASE WHEN status = 'pending' AND $delay IS NULL THEN available_at ELSE {After} coalesce($delay, '+0 seconds')) END,
            completed_at = NULL, cancel_requested_at = NULL, cancel_reason = NULL, estimated_completion_time = NULL
        WHERE id = $id AND status IN ('pending', 'failed', 'cancelled')
        """;

    public const string ListPriorities = $"WITH RECURSIVE {Levels} SELECT l.priority FROM level AS l WHERE l.priority IS NOT NULL";

    // Of each priority one entry is read by the index, past all that could be claimed already.
    public const string TimeUntilNext = $"""
        WITH RECURSIVE {Levels}
        SELECT cast(round((julianday(min(d.available_at)) - julianday('now')) * 86400000) AS INTEGER) + 1 AS next_ms
        FROM (
            SELECT (
                SELECT j.available_at FROM generation_jobs AS j
                WHERE j.status = 'pending' AND j.priority = l.priority
                    AND j.available_at > {After} $margin)
                    AND j.job_type IN (SELECT t.value FROM json_each($types) AS t)
                ORDER BY j.available_at, j.id
                LIMIT 1
            ) AS available_at
            FROM level AS l WHERE l.priority IS NOT NULL
        ) AS d
        """;

    public const string Due = $"""
        SELECT j.id FROM generation_jobs AS j
        WHERE j.status = 'pending' AND j.priority = $priority
            AND (j.available_at, j.id) > ($available, $after)
            AND j.available_at <= {Now}
            AND j.job_type IN (SELECT t.value FROM json_each($types) AS t)
        ORDER BY j.available_at, j.id
        LIMIT $limit
        """;

    public const string Claim = $"""
        UPDATE generation_jobs SET
            status = 'running', attempts = attempts + 1, lease_token = lease_token + 1, lease_holder = $worker,
            lease_until = {After} $lease), started_at = {Now},
            progress_percentage = 0, current_stage = NULL, estimated_completion_time = NULL
        WHERE id = $id
        """;

    public const string Renew = $"UPDATE generation_jobs SET lease_until = {After} $duration) WHERE {Held}";

    public const string Report = $"""
        UPDATE generation_jobs SET
            progress_percentage = coalesce($percentage, progress_percentage),
            current_stage = coalesce($stage, current_stage),
            stages_completed = coalesce($stages, stages_completed),
            estimated_completion_time = coalesce({After} $remaining), estimated_completion_time),
            memory_usage_mb = coalesce($memory, memory_usage_mb),
            cpu_usage_percent = coalesce($cpu, cpu_usage_percent),
            gpu_usage_percent = coalesce($gpu, gpu_usage_percent)
        WHERE {Held}
        """;

    public const string Complete = $"""
        UPDATE generation_jobs SET
            status = 'completed', completed_at = {Now}, progress_percentage = 100,
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL,
            output_assets = coalesce($outputs, output_assets),
            performance_metrics = coalesce($metrics, performance_metrics)
        WHERE {Held}
        """;

    public const string Fail = $"""
        UPDATE generation_jobs SET
            status = {AfterFailure},
            completed_at = CASE WHEN {AfterFailure} <> 'pending' THEN {Now} END,
            available_at = CASE WHEN {AfterFailure} = 'pending' THEN {After} $delay) ELSE available_at END,
            error_messages = json_insert({KeptErrors}, '$[#]', $error),
            performance_metrics = coalesce($metrics, performance_metrics),
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL
        WHERE {Held}
        """;

    public const string Release = $"""
        UPDATE generation_jobs SET
            status = CASE WHEN cancel_requested_at IS NULL THEN 'pending' ELSE 'cancelled' END,
            completed_at = CASE WHEN cancel_requested_at IS NOT NULL THEN {Now} END,
            attempts = CASE WHEN cancel_requested_at IS NULL THEN attempts - 1 ELSE attempts END,
            available_at = CASE WHEN cancel_requested_at IS NULL THEN {Now} ELSE available_at END,
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL
        WHERE {Held}
        """;

    public const string Rescue = $"""
        UPDATE generation_jobs SET
            status = CASE WHEN cancel_requested_at IS NOT NULL THEN 'cancelled' WHEN attempts >= max_attempts THEN 'failed' ELSE 'pending' END,
            completed_at = CASE WHEN cancel_requested_at IS NOT NULL OR attempts >= max_attempts THEN {Now} END,
            available_at = CASE WHEN cancel_requested_at IS NOT NULL OR attempts >= max_attempts THEN available_at ELSE {Now} END,
            error_messages = json_insert({KeptErrors}, '$[#]', printf('attempt %d: the lease of worker %s ran out', attempts, lease_holder)),
            lease_holder = NULL, lease_until = NULL, estimated_completion_time = NULL
        WHERE id IN (
            SELECT j.id FROM generation_jobs AS j
            WHERE j.status = 'running' AND j.lease_until <= {Now}
            ORDER BY j.lease_until
            LIMIT $limit
        )
        """;

    // The plus sign keeps the index of states out of it, which would read and sort every job that ended.
    public const string Purge = """
        DELETE FROM generation_jobs WHERE id IN (
            SELECT j.id FROM generation_jobs AS j
            WHERE j.completed_at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $older_than) AND +j.status IN (SELECT s.value FROM json_each($statuses) AS s)
            ORDER BY j.completed_at
            LIMIT $limit
        )
        """;

    // From one priority to the next lower one by the index, past all that wait with the same.
    private const string Levels = """
        level (priority) AS (
            SELECT max(j.priority) FROM generation_jobs AS j WHERE j.status = 'pending'
            UNION ALL
            SELECT (SELECT max(j.priority) FROM generation_jobs AS j WHERE j.status = 'pending' AND j.priority < l.priority)
            FROM level AS l WHERE l.priority IS NOT NULL
        )
        """;

    private const string Now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

    // What follows is a duration and the closing bracket.
    private const string After = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now',";

    private const string Held = $"id = $id AND lease_token = $token AND status = 'running' AND lease_until > {Now}";

    private const string AfterFailure =
        "CASE WHEN cancel_requested_at IS NOT NULL THEN 'cancelled' WHEN NOT $retry OR attempts >= max_attempts THEN 'failed' ELSE 'pending' END";

    private const string KeptErrors = "CASE WHEN json_array_length(error_messages) >= 100 THEN json_remove(error_messages, '$[0]') ELSE error_messages END";

    private const string Columns = """
        j.id, j.paper_id, j.job_type, j.status, j.generation_parameters, j.ai_models_config, j.quality_preset, j.progress_percentage, j.current_stage,
        j.stages_completed, j.estimated_completion_time, j.output_assets, j.error_messages, j.performance_metrics, j.created_at, j.updated_at, j.started_at,
        j.completed_at, j.memory_usage_mb, j.cpu_usage_percent, j.gpu_usage_percent, j.priority, j.attempts, j.max_attempts, j.available_at, j.lease_holder,
        j.lease_token, j.lease_until, j.idempotency_key, j.cancel_requested_at, j.cancel_reason, j.trace_parent, j.trace_state, j.row_version
        """;

    private const string Listed =
        "j.status IN (SELECT s.value FROM json_each($statuses) AS s) AND j.job_type IN (SELECT t.value FROM json_each($types) AS t)";

    private const string Before = """
        (j.created_at, j.id) < ($after_time, $after_id)
        ORDER BY j.created_at DESC, j.id DESC
        LIMIT $limit
        """;

    private const string Behind = """
        (j.created_at, j.id) > ($after_time, $after_id)
        ORDER BY j.created_at, j.id
        LIMIT $limit
        """;

    private const string Counts = $"""
        count(*) FILTER (WHERE j.status = 'pending') AS pending,
        count(*) FILTER (WHERE j.status = 'pending' AND j.available_at > {Now}) AS delayed,
        count(*) FILTER (WHERE j.status = 'running') AS running,
        count(*) FILTER (WHERE j.status = 'completed') AS completed,
        count(*) FILTER (WHERE j.status = 'failed') AS failed,
        count(*) FILTER (WHERE j.status = 'cancelled') AS cancelled,
        CAST(round((julianday({Now}) - julianday(min(j.available_at) FILTER (WHERE j.status = 'pending' AND j.available_at <= {Now}))) * 86400000) AS INTEGER) AS oldest_ms
        """;
}
