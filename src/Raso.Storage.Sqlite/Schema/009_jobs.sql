-- Generation jobs: one lease holder at a time, fenced by a token that grows with each claim. docs/jobs.md draws the moves between states.

CREATE TABLE generation_jobs (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    paper_id TEXT NOT NULL,
    job_type TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending',
    generation_parameters TEXT NOT NULL,
    ai_models_config TEXT,
    quality_preset TEXT NOT NULL DEFAULT 'medium',
    progress_percentage REAL NOT NULL DEFAULT 0,
    current_stage TEXT,
    stages_completed TEXT NOT NULL DEFAULT '[]',
    estimated_completion_time TEXT,
    output_assets TEXT,
    error_messages TEXT NOT NULL DEFAULT '[]',
    performance_metrics TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    started_at TEXT,
    completed_at TEXT,
    memory_usage_mb INTEGER,
    cpu_usage_percent REAL,
    gpu_usage_percent REAL,
    priority INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    max_attempts INTEGER NOT NULL DEFAULT 3,
    available_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    lease_holder TEXT,
    lease_token INTEGER NOT NULL DEFAULT 0,
    lease_until TEXT,
    idempotency_key TEXT,
    cancel_requested_at TEXT,
    cancel_reason TEXT,
    trace_parent TEXT,
    trace_state TEXT,
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT generation_jobs_pkey PRIMARY KEY (id),
    CONSTRAINT generation_jobs_idempotency_key_key UNIQUE (idempotency_key),
    CONSTRAINT generation_jobs_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT generation_jobs_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT generation_jobs_job_type_check CHECK (job_type IN ('full_video', 'audio_only', 'visual_only', 'enhancement')),
    CONSTRAINT generation_jobs_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
    CONSTRAINT generation_jobs_generation_parameters_check
        CHECK (CASE WHEN generation_parameters IS NULL THEN 1 WHEN json_valid(generation_parameters) THEN json_type(generation_parameters) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT generation_jobs_ai_models_config_check
        CHECK (CASE WHEN ai_models_config IS NULL THEN 1 WHEN json_valid(ai_models_config) THEN json_type(ai_models_config) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT generation_jobs_output_assets_check
        CHECK (CASE WHEN output_assets IS NULL THEN 1 WHEN json_valid(output_assets) THEN json_type(output_assets) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT generation_jobs_performance_metrics_check
        CHECK (CASE WHEN performance_metrics IS NULL THEN 1 WHEN json_valid(performance_metrics) THEN json_type(performance_metrics) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT generation_jobs_quality_preset_check CHECK (quality_preset IN ('low', 'medium', 'high', 'custom')),
    CONSTRAINT generation_jobs_progress_percentage_check CHECK (progress_percentage BETWEEN 0 AND 100),
    CONSTRAINT generation_jobs_current_stage_check CHECK (length(current_stage) <= 100),
    -- A check holds no subquery: the elements of both lists are looked at in generation_jobs_checked_insert and _update.
    CONSTRAINT generation_jobs_stages_completed_check
        CHECK (CASE WHEN json_valid(stages_completed) THEN json_type(stages_completed) = 'array' ELSE 0 END),
    CONSTRAINT generation_jobs_error_messages_check
        CHECK (CASE WHEN json_valid(error_messages) THEN json_type(error_messages) = 'array' AND json_array_length(error_messages) <= 100 ELSE 0 END),
    CONSTRAINT generation_jobs_memory_usage_mb_check CHECK (memory_usage_mb BETWEEN 0 AND 2147483647),
    CONSTRAINT generation_jobs_cpu_usage_percent_check CHECK (cpu_usage_percent BETWEEN 0 AND 99999.99),
    CONSTRAINT generation_jobs_gpu_usage_percent_check CHECK (gpu_usage_percent BETWEEN 0 AND 99999.99),
    CONSTRAINT generation_jobs_priority_check CHECK (priority BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT generation_jobs_attempts_check CHECK (attempts BETWEEN 0 AND max_attempts),
    CONSTRAINT generation_jobs_max_attempts_check CHECK (max_attempts BETWEEN 1 AND 2147483647),
    CONSTRAINT generation_jobs_lease_token_check CHECK (lease_token >= 0),
    CONSTRAINT generation_jobs_row_version_check CHECK (row_version > 0),
    CONSTRAINT generation_jobs_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
    CONSTRAINT generation_jobs_updated_at_check CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at)),
    CONSTRAINT generation_jobs_started_at_check CHECK (started_at IS strftime('%Y-%m-%dT%H:%M:%fZ', started_at)),
    CONSTRAINT generation_jobs_completed_at_check CHECK (completed_at IS strftime('%Y-%m-%dT%H:%M:%fZ', completed_at)),
    CONSTRAINT generation_jobs_estimated_completion_time_check
        CHECK (estimated_completion_time IS strftime('%Y-%m-%dT%H:%M:%fZ', estimated_completion_time)),
    CONSTRAINT generation_jobs_available_at_check CHECK (available_at IS strftime('%Y-%m-%dT%H:%M:%fZ', available_at)),
    CONSTRAINT generation_jobs_lease_until_check CHECK (lease_until IS strftime('%Y-%m-%dT%H:%M:%fZ', lease_until)),
    CONSTRAINT generation_jobs_cancel_requested_at_check
        CHECK (cancel_requested_at IS strftime('%Y-%m-%dT%H:%M:%fZ', cancel_requested_at)),
    CONSTRAINT generation_jobs_lease_holder_check CHECK (length(lease_holder) <= 200 AND instr(lease_holder, char(0)) = 0),
    CONSTRAINT generation_jobs_cancel_reason_check CHECK (length(cancel_reason) <= 500 AND instr(cancel_reason, char(0)) = 0),
    CONSTRAINT generation_jobs_idempotency_key_check
        CHECK (length(idempotency_key) <= 200 AND instr(idempotency_key, char(0)) = 0
            AND trim(idempotency_key, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT generation_jobs_trace_parent_check CHECK (length(trace_parent) <= 100 AND instr(trace_parent, char(0)) = 0),
    CONSTRAINT generation_jobs_trace_state_check CHECK (length(trace_state) <= 512 AND instr(trace_state, char(0)) = 0),
    -- A running job without a lease would never be rescued from a dead worker; a lease without one would let a dead worker go on.
    CONSTRAINT generation_jobs_lease_check
        CHECK ((status = 'running') = (lease_holder IS NOT NULL) AND (status = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT generation_jobs_ended_check CHECK ((status IN ('completed', 'failed', 'cancelled')) = (completed_at IS NOT NULL)),
    CONSTRAINT generation_jobs_cancel_check CHECK (status <> 'pending' OR (cancel_requested_at IS NULL AND cancel_reason IS NULL))
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_generation_jobs_paper_id ON generation_jobs (paper_id, created_at DESC, id DESC);
CREATE INDEX idx_generation_jobs_status ON generation_jobs (status);
CREATE INDEX idx_generation_jobs_created_at ON generation_jobs (created_at DESC, id DESC);
CREATE INDEX idx_generation_jobs_type ON generation_jobs (job_type);
-- Claiming and rescuing read only what waits or runs, however many jobs are finished.
CREATE INDEX idx_generation_jobs_claim ON generation_jobs (priority DESC, available_at, id) WHERE status = 'pending';
CREATE INDEX idx_generation_jobs_lease ON generation_jobs (lease_until) WHERE status = 'running';
CREATE INDEX idx_generation_jobs_ended ON generation_jobs (completed_at) WHERE completed_at IS NOT NULL;

CREATE TRIGGER generation_jobs_guard_insert BEFORE INSERT ON generation_jobs
BEGIN
    DELETE FROM raso_guards WHERE name = 'generation_jobs';
    INSERT INTO raso_guards (name) SELECT 'generation_jobs'
    WHERE EXISTS (SELECT 1 FROM generation_jobs AS x WHERE x.id = NEW.id OR x.idempotency_key = NEW.idempotency_key);
END;

CREATE TRIGGER generation_jobs_checked_insert AFTER INSERT ON generation_jobs
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in generation_jobs is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'generation_jobs');
    SELECT RAISE(ABORT, 'RS004: a job begins as pending with no attempt') WHERE NEW.status <> 'pending' OR NEW.attempts <> 0;
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: generation_jobs_paper_id_fkey')
    WHERE NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.id = NEW.paper_id);
    SELECT RAISE(ABORT, 'CHECK constraint failed: generation_jobs_stages_completed_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.stages_completed)
        WHERE type <> 'text'
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
    SELECT RAISE(ABORT, 'CHECK constraint failed: generation_jobs_error_messages_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.error_messages)
        WHERE type <> 'text'
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
END;

CREATE TRIGGER generation_jobs_guard_update BEFORE UPDATE ON generation_jobs
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, paper_id, created_at and idempotency_key of a job never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.created_at IS NOT OLD.created_at
        OR NEW.idempotency_key IS NOT OLD.idempotency_key;
    -- UPDATE OR REPLACE turns a null into the column's default, after this trigger: a null is refused with what does not fit.
    SELECT RAISE(ABORT, 'RS005: the lease token of a job only grows') WHERE NEW.lease_token IS NULL OR NEW.lease_token < OLD.lease_token;
    SELECT RAISE(ABORT, 'RS004: a job cannot go from this state to that one like this')
    WHERE (CASE
        WHEN NEW.status IS NULL OR NEW.attempts IS NULL THEN 0
        WHEN OLD.status = 'pending' AND NEW.status = 'running' THEN NEW.attempts = OLD.attempts + 1 AND NEW.lease_token = OLD.lease_token + 1
        WHEN NEW.lease_token <> OLD.lease_token THEN 0
        WHEN OLD.status = 'running' AND NEW.status = 'pending' THEN NEW.attempts IN (OLD.attempts, OLD.attempts - 1)
        WHEN OLD.status IN ('failed', 'cancelled') AND NEW.status = 'pending' THEN NEW.attempts = 0
        WHEN NEW.attempts <> OLD.attempts THEN 0
        WHEN OLD.status = 'running' AND NEW.status = 'running' THEN NEW.lease_holder IS OLD.lease_holder
        WHEN OLD.status = 'running' THEN NEW.status IN ('completed', 'failed', 'cancelled')
        WHEN OLD.status = 'pending' THEN NEW.status IN ('pending', 'cancelled')
        -- Only row_version and updated_at, which the table's own trigger counts.
        ELSE
            NEW.job_type IS OLD.job_type AND NEW.status IS OLD.status AND NEW.generation_parameters IS OLD.generation_parameters AND
            NEW.ai_models_config IS OLD.ai_models_config AND NEW.quality_preset IS OLD.quality_preset AND
            NEW.progress_percentage IS OLD.progress_percentage AND NEW.current_stage IS OLD.current_stage AND
            NEW.stages_completed IS OLD.stages_completed AND NEW.estimated_completion_time IS OLD.estimated_completion_time AND
            NEW.output_assets IS OLD.output_assets AND NEW.error_messages IS OLD.error_messages AND
            NEW.performance_metrics IS OLD.performance_metrics AND NEW.started_at IS OLD.started_at AND
            NEW.completed_at IS OLD.completed_at AND NEW.memory_usage_mb IS OLD.memory_usage_mb AND
            NEW.cpu_usage_percent IS OLD.cpu_usage_percent AND NEW.gpu_usage_percent IS OLD.gpu_usage_percent AND
            NEW.priority IS OLD.priority AND NEW.max_attempts IS OLD.max_attempts AND NEW.available_at IS OLD.available_at AND
            NEW.lease_holder IS OLD.lease_holder AND NEW.lease_until IS OLD.lease_until AND
            NEW.cancel_requested_at IS OLD.cancel_requested_at AND NEW.cancel_reason IS OLD.cancel_reason AND
            NEW.trace_parent IS OLD.trace_parent AND NEW.trace_state IS OLD.trace_state
    END) IS NOT 1;
END;

CREATE TRIGGER generation_jobs_checked_update AFTER UPDATE OF stages_completed, error_messages ON generation_jobs
BEGIN
    SELECT RAISE(ABORT, 'CHECK constraint failed: generation_jobs_stages_completed_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.stages_completed)
        WHERE type <> 'text'
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
    SELECT RAISE(ABORT, 'CHECK constraint failed: generation_jobs_error_messages_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.error_messages)
        WHERE type <> 'text'
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
END;

CREATE TRIGGER generation_jobs_touch AFTER UPDATE ON generation_jobs
WHEN NEW.row_version IS OLD.row_version OR NOT EXISTS (SELECT 1 FROM raso_guards WHERE name = 'nested')
BEGIN
    DELETE FROM raso_guards WHERE name = 'nested';
    INSERT INTO raso_guards (name) VALUES ('nested');
    UPDATE generation_jobs SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = OLD.id;
    DELETE FROM raso_guards WHERE name = 'nested';
END;

CREATE TRIGGER papers_cascade_jobs AFTER DELETE ON papers
BEGIN
    DELETE FROM generation_jobs WHERE paper_id = OLD.id;
END;
