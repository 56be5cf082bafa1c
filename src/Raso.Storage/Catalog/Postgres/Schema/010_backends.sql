-- Which store stands behind the name of a backend: the ledger's replicas name a backend, and a name that is pointed at another
-- store would let a sweep record deletions of bytes that stay where they are.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE storage_backends (
    name text NOT NULL,
    identity text NOT NULL,
    -- Where the store was when its identity was recorded; only for people to read.
    location text NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT storage_backends_pkey PRIMARY KEY (name),
    -- Two names on one store would count one file as two replicas, and delete it under the one name while the other needs it.
    CONSTRAINT storage_backends_identity_key UNIQUE (identity),
    CONSTRAINT storage_backends_name_check CHECK (length(name) BETWEEN 1 AND 100 AND NOT raso_is_blank(name)),
    CONSTRAINT storage_backends_identity_check CHECK (length(identity) BETWEEN 1 AND 500 AND NOT raso_is_blank(identity)),
    CONSTRAINT storage_backends_location_check CHECK (NOT raso_is_blank(location))
);

CREATE FUNCTION raso_guard_backends() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NEW.name IS DISTINCT FROM OLD.name THEN
        RAISE EXCEPTION 'the name of backend % never changes', OLD.name
            USING ERRCODE = 'RS005', TABLE = TG_TABLE_NAME, COLUMN = 'name';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER storage_backends_guard BEFORE UPDATE ON storage_backends
    FOR EACH ROW EXECUTE FUNCTION raso_guard_backends();
CREATE TRIGGER storage_backends_truncate BEFORE TRUNCATE ON storage_backends
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
