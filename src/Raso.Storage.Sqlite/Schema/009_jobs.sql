-- Generation jobs: one lease holder at a time, fenced by a token that only grows.

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
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT generation_jobs_pkey PRIMARY KEY (id),
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
        CHECK (CASE WHEN json_valid(error_messages) THEN json_type(error_messages) = 'array' ELSE 0 END),
    CONSTRAINT generation_jobs_memory_usage_mb_check CHECK (memory_usage_mb BETWEEN 0 AND 2147483647),
    CONSTRAINT generation_jobs_cpu_usage_percent_check CHECK (cpu_usage_percent BETWEEN 0 AND 99999.99),
    CONSTRAINT generation_jobs_gpu_usage_percent_check CHECK (gpu_usage_percent BETWEEN 0 AND 99999.99),
    CONSTRAINT generation_jobs_priority_check CHECK (priority BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT generation_jobs_attempts_check CHECK (attempts BETWEEN 0 AND 2147483647),
    CONSTRAINT generation_jobs_max_attempts_check CHECK (max_attempts BETWEEN 1 AND 2147483647),
    CONSTRAINT generation_jobs_lease_token_check CHECK (lease_token >= 0),
    -- A running job without a lease would never be rescued from a dead worker.
    CONSTRAINT generation_jobs_lease_check CHECK (status <> 'running' OR (lease_holder IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT generation_jobs_row_version_check CHECK (row_version > 0),
    CONSTRAINT generation_jobs_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
    CONSTRAINT generation_jobs_updated_at_check CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at)),
    CONSTRAINT generation_jobs_started_at_check CHECK (started_at IS strftime('%Y-%m-%dT%H:%M:%fZ', started_at)),
    CONSTRAINT generation_jobs_completed_at_check CHECK (completed_at IS strftime('%Y-%m-%dT%H:%M:%fZ', completed_at)),
    CONSTRAINT generation_jobs_estimated_completion_time_check
        CHECK (estimated_completion_time IS strftime('%Y-%m-%dT%H:%M:%fZ', estimated_completion_time)),
    CONSTRAINT generation_jobs_available_at_check CHECK (available_at IS strftime('%Y-%m-%dT%H:%M:%fZ', available_at)),
    CONSTRAINT generation_jobs_lease_until_check CHECK (lease_until IS strftime('%Y-%m-%dT%H:%M:%fZ', lease_until))
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_generation_jobs_paper_id ON generation_jobs (paper_id, id);
CREATE INDEX idx_generation_jobs_status ON generation_jobs (status);
CREATE INDEX idx_generation_jobs_created_at ON generation_jobs (created_at DESC, id DESC);
CREATE INDEX idx_generation_jobs_type ON generation_jobs (job_type);
-- Claiming and rescuing read only what waits or runs, however many jobs are finished.
CREATE INDEX idx_generation_jobs_claim ON generation_jobs (priority DESC, available_at, id) WHERE status = 'pending';
CREATE INDEX idx_generation_jobs_lease ON generation_jobs (lease_until) WHERE status = 'running';

CREATE TRIGGER generation_jobs_guard_insert BEFORE INSERT ON generation_jobs
BEGIN
    DELETE FROM raso_guards WHERE name = 'generation_jobs';
    INSERT INTO raso_guards (name) SELECT 'generation_jobs' WHERE EXISTS (SELECT 1 FROM generation_jobs AS x WHERE x.id = NEW.id);
END;

CREATE TRIGGER generation_jobs_checked_insert AFTER INSERT ON generation_jobs
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in generation_jobs is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'generation_jobs');
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
    SELECT RAISE(ABORT, 'RS005: id, paper_id and created_at of a job never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.created_at IS NOT OLD.created_at;
    -- UPDATE OR REPLACE turns a null into the column's default, after this trigger.
    SELECT RAISE(ABORT, 'RS005: the lease token of a job only grows') WHERE NEW.lease_token IS NULL OR NEW.lease_token < OLD.lease_token;
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
