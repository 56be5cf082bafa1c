-- Generation jobs: one lease holder at a time, fenced by a token that grows with each claim. docs/jobs.md draws the moves between states.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE generation_jobs (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    paper_id uuid NOT NULL,
    job_type text NOT NULL,
    status text NOT NULL DEFAULT 'pending',
    generation_parameters jsonb NOT NULL,
    ai_models_config jsonb,
    quality_preset text NOT NULL DEFAULT 'medium',
    progress_percentage numeric(5,2) NOT NULL DEFAULT 0,
    current_stage text,
    stages_completed text[] NOT NULL DEFAULT '{}',
    estimated_completion_time timestamptz,
    output_assets jsonb,
    error_messages text[] NOT NULL DEFAULT '{}',
    performance_metrics jsonb,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz,
    completed_at timestamptz,
    memory_usage_mb integer,
    cpu_usage_percent numeric(7,2),
    gpu_usage_percent numeric(7,2),
    priority integer NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    max_attempts integer NOT NULL DEFAULT 3,
    available_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_holder text,
    lease_token bigint NOT NULL DEFAULT 0,
    lease_until timestamptz,
    idempotency_key text,
    cancel_requested_at timestamptz,
    cancel_reason text,
    trace_parent text,
    trace_state text,
    row_version bigint NOT NULL DEFAULT 1,
    CONSTRAINT generation_jobs_pkey PRIMARY KEY (id),
    CONSTRAINT generation_jobs_idempotency_key_key UNIQUE (idempotency_key),
    CONSTRAINT generation_jobs_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT generation_jobs_job_type_check CHECK (job_type IN ('full_video', 'audio_only', 'visual_only', 'enhancement')),
    CONSTRAINT generation_jobs_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
    CONSTRAINT generation_jobs_generation_parameters_check CHECK (raso_is_document(generation_parameters)),
    CONSTRAINT generation_jobs_ai_models_config_check CHECK (raso_is_document(ai_models_config)),
    CONSTRAINT generation_jobs_quality_preset_check CHECK (quality_preset IN ('low', 'medium', 'high', 'custom')),
    CONSTRAINT generation_jobs_progress_percentage_check CHECK (progress_percentage BETWEEN 0 AND 100),
    CONSTRAINT generation_jobs_current_stage_check CHECK (length(current_stage) <= 100),
    CONSTRAINT generation_jobs_stages_completed_check CHECK (raso_all_filled(stages_completed)),
    CONSTRAINT generation_jobs_output_assets_check CHECK (raso_is_document(output_assets)),
    CONSTRAINT generation_jobs_error_messages_check CHECK (raso_all_filled(error_messages) AND cardinality(error_messages) <= 100),
    CONSTRAINT generation_jobs_performance_metrics_check CHECK (raso_is_document(performance_metrics)),
    CONSTRAINT generation_jobs_memory_usage_mb_check CHECK (memory_usage_mb >= 0),
    -- Above 100 with several cores or cards; a range, because NaN is greater than every number.
    CONSTRAINT generation_jobs_cpu_usage_percent_check CHECK (cpu_usage_percent BETWEEN 0 AND 99999.99),
    CONSTRAINT generation_jobs_gpu_usage_percent_check CHECK (gpu_usage_percent BETWEEN 0 AND 99999.99),
    CONSTRAINT generation_jobs_attempts_check CHECK (attempts BETWEEN 0 AND max_attempts),
    CONSTRAINT generation_jobs_max_attempts_check CHECK (max_attempts > 0),
    CONSTRAINT generation_jobs_lease_token_check CHECK (lease_token >= 0),
    -- A running job without a lease would never be rescued from a dead worker; a lease without one would let a dead worker go on.
    CONSTRAINT generation_jobs_lease_check
        CHECK ((status = 'running') = (lease_holder IS NOT NULL) AND (status = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT generation_jobs_lease_holder_check CHECK (length(lease_holder) <= 200),
    CONSTRAINT generation_jobs_ended_check CHECK ((status IN ('completed', 'failed', 'cancelled')) = (completed_at IS NOT NULL)),
    CONSTRAINT generation_jobs_cancel_check CHECK (status <> 'pending' OR (cancel_requested_at IS NULL AND cancel_reason IS NULL)),
    CONSTRAINT generation_jobs_cancel_reason_check CHECK (length(cancel_reason) <= 500),
    CONSTRAINT generation_jobs_idempotency_key_check CHECK (length(idempotency_key) <= 200 AND NOT raso_is_blank(idempotency_key)),
    CONSTRAINT generation_jobs_trace_parent_check CHECK (length(trace_parent) <= 100),
    CONSTRAINT generation_jobs_trace_state_check CHECK (length(trace_state) <= 512),
    CONSTRAINT generation_jobs_row_version_check CHECK (row_version > 0)
);

-- Rows change several times within their short lives: what is dead is to go soon, or claims walk past it.
ALTER TABLE generation_jobs SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

CREATE INDEX idx_generation_jobs_paper_id ON generation_jobs (paper_id, created_at DESC, id DESC);
CREATE INDEX idx_generation_jobs_status ON generation_jobs (status);
CREATE INDEX idx_generation_jobs_created_at ON generation_jobs (created_at DESC, id DESC);
CREATE INDEX idx_generation_jobs_type ON generation_jobs (job_type);
-- Claiming and rescuing read only what waits or runs, however many jobs are finished.
CREATE INDEX idx_generation_jobs_claim ON generation_jobs (priority DESC, available_at, id) WHERE status = 'pending';
CREATE INDEX idx_generation_jobs_lease ON generation_jobs (lease_until) WHERE status = 'running';
CREATE INDEX idx_generation_jobs_ended ON generation_jobs (completed_at) WHERE completed_at IS NOT NULL;

CREATE FUNCTION raso_guard_jobs() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF (NEW.id, NEW.paper_id, NEW.created_at, NEW.idempotency_key) IS DISTINCT FROM (OLD.id, OLD.paper_id, OLD.created_at, OLD.idempotency_key) THEN
        RAISE EXCEPTION 'id, paper_id, created_at and idempotency_key of job % never change', OLD.id
            USING ERRCODE = 'RS005', TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.lease_token < OLD.lease_token THEN
        RAISE EXCEPTION 'the lease token of job % only grows', OLD.id
            USING ERRCODE = 'RS005', TABLE = TG_TABLE_NAME, COLUMN = 'lease_token';
    END IF;
    -- The cases are asked in their order; a null, which a column refuses later, is no reason to refuse here. (In brackets: IF reads to the
    -- first THEN outside of them.)
    IF NOT (CASE
        WHEN OLD.status = 'pending' AND NEW.status = 'running' THEN NEW.attempts = OLD.attempts + 1 AND NEW.lease_token = OLD.lease_token + 1
        WHEN NEW.lease_token <> OLD.lease_token THEN false
        WHEN OLD.status = 'running' AND NEW.status = 'pending' THEN NEW.attempts IN (OLD.attempts, OLD.attempts - 1)
        WHEN OLD.status IN ('failed', 'cancelled') AND NEW.status = 'pending' THEN NEW.attempts = 0
        WHEN NEW.attempts <> OLD.attempts THEN false
        WHEN OLD.status = 'running' AND NEW.status = 'running' THEN NEW.lease_holder IS NOT DISTINCT FROM OLD.lease_holder
        WHEN OLD.status = 'running' THEN NEW.status IN ('completed', 'failed', 'cancelled')
        WHEN OLD.status = 'pending' THEN NEW.status IN ('pending', 'cancelled')
        ELSE to_jsonb(NEW) - '{row_version,updated_at}'::text[] = to_jsonb(OLD) - '{row_version,updated_at}'::text[]
    END) THEN
        RAISE EXCEPTION 'job % cannot go from % to % like this', OLD.id, OLD.status, NEW.status
            USING ERRCODE = 'RS004', TABLE = TG_TABLE_NAME, COLUMN = 'status';
    END IF;
    NEW.updated_at := clock_timestamp();
    NEW.row_version := OLD.row_version + 1;
    -- Those who wait for jobs want to know of one that comes later too: when to look next.
    IF (NEW.status = 'pending' AND (OLD.status <> 'pending' OR NEW.available_at < OLD.available_at))
        OR (OLD.cancel_requested_at IS NULL AND NEW.cancel_requested_at IS NOT NULL)
    THEN
        PERFORM pg_notify('raso_jobs', TG_TABLE_SCHEMA);
    END IF;
    RETURN NEW;
END $$;

-- After, so that the rules of the columns speak first.
CREATE FUNCTION raso_begin_jobs() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RAISE EXCEPTION 'job % does not begin as pending with no attempt', NEW.id
        USING ERRCODE = 'RS004', TABLE = TG_TABLE_NAME, COLUMN = 'status';
END $$;

-- Once a statement, however many jobs it brings; the channel is the database's, so the schema is told.
CREATE FUNCTION raso_notify_jobs() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM pg_notify('raso_jobs', TG_TABLE_SCHEMA);
    RETURN NULL;
END $$;

CREATE TRIGGER generation_jobs_guard BEFORE UPDATE ON generation_jobs
    FOR EACH ROW EXECUTE FUNCTION raso_guard_jobs();
CREATE TRIGGER generation_jobs_begin AFTER INSERT ON generation_jobs
    FOR EACH ROW WHEN (NEW.status <> 'pending' OR NEW.attempts <> 0) EXECUTE FUNCTION raso_begin_jobs();
CREATE TRIGGER generation_jobs_notify AFTER INSERT ON generation_jobs
    FOR EACH STATEMENT EXECUTE FUNCTION raso_notify_jobs();
CREATE TRIGGER generation_jobs_truncate BEFORE TRUNCATE ON generation_jobs
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
