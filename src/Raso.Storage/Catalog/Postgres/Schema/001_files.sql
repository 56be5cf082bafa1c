-- The ledger: which files should exist where, what was last seen, and the leases that work is shared out by.
-- Functions fix the search path they are created under, so that the catalogue may live in a schema of any name.

-- That path is the catalogue's schema alone, with pg_temp named and last: where it is not named, PostgreSQL looks there first, and
-- a session's temporary table would stand in for the one that a rule reads. So would a schema before the catalogue's in the path.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE FUNCTION raso_refuse_truncate() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- TRUNCATE fires no row trigger: files would lose their references unseen.
    RAISE EXCEPTION 'TRUNCATE of % is refused; use DELETE', TG_TABLE_NAME
        USING ERRCODE = 'RS006', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME;
END $$;

-- The White_Space characters of Unicode, whatever the database's locale says.
CREATE FUNCTION raso_blanks() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN U&'\0009\000A\000B\000C\000D\0020\0085\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000';

CREATE FUNCTION raso_is_blank(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN btrim(value, raso_blanks()) = '';

CREATE FUNCTION raso_has_no_blank(elements text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN NOT EXISTS (SELECT FROM unnest(elements) AS element WHERE raso_is_blank(element));

CREATE FUNCTION raso_has_no_longer(elements text[], longest integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN NOT EXISTS (SELECT FROM unnest(elements) AS element WHERE length(element) > longest);

-- True for a flat array without a null or blank element; the empty array passes. A function with a subquery is run as a query for each row,
-- which imports feel; nearly every array is judged by its elements in one text, in which a blank one cannot hide. (array_to_string makes
-- it STABLE; of text it never varies.)
CREATE FUNCTION raso_all_filled(elements text[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE
        WHEN array_ndims(elements) > 1 THEN false
        WHEN array_position(elements, NULL) IS NOT NULL THEN false
        WHEN array_to_string(elements, U&'\001F') !~ (U&'(^|\001F)[' || raso_blanks() || U&']*(\001F|$)') THEN true
        ELSE raso_has_no_blank(elements)
    END;

-- An index on an array's elements has a limit too, but its error names no rule.
CREATE FUNCTION raso_all_short(elements text[], longest integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN length(array_to_string(elements, '')) <= longest THEN true ELSE raso_has_no_longer(elements, longest) END;

-- JSON columns hold documents. A JSON null beside SQL's NULL would not survive the way through a version and back.
CREATE FUNCTION raso_is_document(value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN jsonb_typeof(value) IN ('object', 'array');

-- The years that the code can read; a timestamp holds others, and infinity.
CREATE FUNCTION raso_is_readable(value timestamptz) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN value >= timestamptz '0001-01-01 00:00:00+00' AND value < timestamptz '10000-01-01 00:00:00+00';

CREATE FUNCTION raso_has_short_segments(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN NOT EXISTS (SELECT FROM unnest(string_to_array(value, '/')) AS segment WHERE octet_length(segment) > 255);

-- What a StoragePath is: no empty segment, '.' or '..', no control character or backslash, Unicode's form C, and not .raso first, where
-- backends keep their own records, in any case, with a long s, with characters that do not show, with dots and blanks at the end.
-- Simple enough to be inlined: it is asked of each paper that is imported.
CREATE FUNCTION raso_is_path(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN octet_length(value) BETWEEN 1 AND 1024
        AND value !~ '(^|/)\.{0,2}(/|$)'
        AND value !~ '[\u0001-\u001F\u007F-\u009F\\]'
        AND value !~ '^[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]*\.[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]*[rR][\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]*[aA][\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]*[sS\u017F][\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]*[oO]([. ]|[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF])*(/|$)'
        AND (octet_length(value) = length(value) OR value IS NFC NORMALIZED)
        AND (octet_length(value) <= 255 OR raso_has_short_segments(value));

-- Paths compare by their bytes, here and in every column that names one: an index in the database's own order would serve neither
-- a listing in the order of paths nor one of a folder, and the two would not meet in one index.
CREATE TABLE files (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    path text COLLATE "C" NOT NULL,
    state text NOT NULL DEFAULT 'writing',
    token uuid NOT NULL,
    lease_until timestamptz,
    size bigint,
    sha256 text,
    content_type text,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    committed_at timestamptz,
    ended_at timestamptz,
    purged_at timestamptz,
    CONSTRAINT files_pkey PRIMARY KEY (id),
    CONSTRAINT files_path_key UNIQUE (path),
    CONSTRAINT files_path_check CHECK (raso_is_path(path)),
    CONSTRAINT files_state_check CHECK (state IN ('writing', 'committed', 'abandoned', 'deleting', 'deleted')),
    CONSTRAINT files_lease_until_check CHECK (state <> 'writing' OR lease_until IS NOT NULL),
    CONSTRAINT files_size_check CHECK (size >= 0),
    CONSTRAINT files_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT files_content_type_check CHECK (length(content_type) BETWEEN 1 AND 255),
    CONSTRAINT files_committed_check CHECK (state IN ('writing', 'abandoned') OR (size IS NOT NULL AND sha256 IS NOT NULL)),
    CONSTRAINT files_purged_at_check CHECK (purged_at IS NULL OR state IN ('abandoned', 'deleted'))
);

-- The sweep reads intents and tombstones, never whole buckets: each kind has its own small index.
CREATE INDEX idx_files_writing ON files (lease_until) WHERE state = 'writing';
CREATE INDEX idx_files_deleting ON files (id) WHERE state = 'deleting';
CREATE INDEX idx_files_tombstones ON files (ended_at) WHERE state IN ('abandoned', 'deleted') AND purged_at IS NULL;

CREATE TABLE file_replicas (
    file_id uuid NOT NULL,
    backend text NOT NULL,
    state text NOT NULL DEFAULT 'writing',
    etag text,
    stored_at timestamptz,
    verified_at timestamptz,
    deleted_at timestamptz,
    claim_token uuid,
    claim_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT file_replicas_pkey PRIMARY KEY (file_id, backend),
    CONSTRAINT file_replicas_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE CASCADE,
    CONSTRAINT file_replicas_backend_check CHECK (length(backend) BETWEEN 1 AND 100 AND NOT raso_is_blank(backend)),
    CONSTRAINT file_replicas_state_check CHECK (state IN ('writing', 'stored', 'missing', 'deleted')),
    CONSTRAINT file_replicas_attempts_check CHECK (attempts >= 0),
    CONSTRAINT file_replicas_claim_check CHECK (claim_token IS NULL OR claim_until IS NOT NULL)
);

CREATE INDEX idx_file_replicas_open ON file_replicas (backend, state, claim_until) WHERE state <> 'stored';
CREATE INDEX idx_file_replicas_verified ON file_replicas (backend, verified_at) WHERE state = 'stored';

CREATE TABLE leases (
    name text NOT NULL,
    holder text,
    token bigint NOT NULL DEFAULT 0,
    lease_until timestamptz,
    CONSTRAINT leases_pkey PRIMARY KEY (name),
    CONSTRAINT leases_name_check CHECK (length(name) BETWEEN 1 AND 200 AND NOT raso_is_blank(name)),
    CONSTRAINT leases_token_check CHECK (token >= 0),
    CONSTRAINT leases_holder_check CHECK (holder IS NULL OR lease_until IS NOT NULL)
);

CREATE FUNCTION raso_guard_files() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'writing' THEN
            RAISE EXCEPTION 'file "%" begins as writing, not as %', NEW.path, NEW.state
                USING ERRCODE = 'RS004', TABLE = 'files', COLUMN = 'state';
        END IF;
        RETURN NEW;
    END IF;

    IF TG_OP = 'DELETE' THEN
        IF OLD.state NOT IN ('abandoned', 'deleted') OR OLD.purged_at IS NULL THEN
            RAISE EXCEPTION 'the ledger row of file "%" (%) goes only after its bytes were purged', OLD.path, OLD.state
                USING ERRCODE = 'RS004', TABLE = 'files', COLUMN = 'state';
        END IF;
        RETURN OLD;
    END IF;

    IF (NEW.id, NEW.path, NEW.token, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.path, OLD.token, OLD.created_at) THEN
        RAISE EXCEPTION 'id, path, token and created_at of file "%" never change', OLD.path
            USING ERRCODE = 'RS005', TABLE = 'files';
    END IF;
    -- Versions repeat size and hash, and bytes at a path are never rewritten.
    IF OLD.state <> 'writing' AND (NEW.size, NEW.sha256) IS DISTINCT FROM (OLD.size, OLD.sha256) THEN
        RAISE EXCEPTION 'size and sha256 of file "%" are fixed once it is %', OLD.path, OLD.state
            USING ERRCODE = 'RS005', TABLE = 'files';
    END IF;
    IF NEW.state <> OLD.state THEN
        IF (OLD.state, NEW.state) NOT IN
            (('writing', 'committed'), ('writing', 'abandoned'), ('committed', 'deleting'), ('deleting', 'deleted')) THEN
            RAISE EXCEPTION 'file "%" cannot move from % to %', OLD.path, OLD.state, NEW.state
                USING ERRCODE = 'RS004', TABLE = 'files', COLUMN = 'state';
        END IF;
        IF NEW.state = 'deleted' AND EXISTS (SELECT FROM file_replicas AS r WHERE r.file_id = OLD.id AND r.state <> 'deleted') THEN
            RAISE EXCEPTION 'file "%" is deleted once its last replica is', OLD.path
                USING ERRCODE = 'RS004', TABLE = 'files', COLUMN = 'state';
        END IF;
        IF NEW.state = 'committed' THEN
            NEW.committed_at := coalesce(NEW.committed_at, clock_timestamp());
        ELSIF NEW.state IN ('abandoned', 'deleted') THEN
            NEW.ended_at := coalesce(NEW.ended_at, clock_timestamp());
        END IF;
    END IF;
    -- A purged row may leave the ledger, and with it all that leads to its bytes.
    IF NEW.purged_at IS NOT NULL AND OLD.purged_at IS NULL AND NEW.state IN ('abandoned', 'deleted')
        AND EXISTS (SELECT FROM file_replicas AS r WHERE r.file_id = OLD.id AND (r.state <> 'deleted' OR r.verified_at IS NULL)) THEN
        RAISE EXCEPTION 'file "%" is purged once each replica was deleted twice', OLD.path
            USING ERRCODE = 'RS004', TABLE = 'files', COLUMN = 'purged_at';
    END IF;
    RETURN NEW;
END $$;

-- The sweep deletes bytes by their replica rows: a row that goes, or tells of another backend, leaves bytes that nobody finds.
CREATE FUNCTION raso_guard_replicas() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        RAISE EXCEPTION 'the replica of file % on "%" is deleted under a claim', NEW.file_id, NEW.backend
            USING ERRCODE = 'RS004', TABLE = 'file_replicas', COLUMN = 'state';
    END IF;
    IF TG_OP = 'DELETE' THEN
        -- In a cascade the file has gone already.
        IF EXISTS (SELECT FROM files AS f WHERE f.id = OLD.file_id) THEN
            RAISE EXCEPTION 'the replica of file % on "%" goes only with its file', OLD.file_id, OLD.backend
                USING ERRCODE = 'RS004', TABLE = 'file_replicas';
        END IF;
        RETURN OLD;
    END IF;

    IF (NEW.file_id, NEW.backend, NEW.created_at) IS DISTINCT FROM (OLD.file_id, OLD.backend, OLD.created_at) THEN
        RAISE EXCEPTION 'file_id, backend and created_at of the replica of file % on "%" never change', OLD.file_id, OLD.backend
            USING ERRCODE = 'RS005', TABLE = 'file_replicas';
    END IF;
    IF OLD.state = 'deleted' AND NEW.state <> 'deleted' THEN
        RAISE EXCEPTION 'the deleted replica of file % on "%" stays so', OLD.file_id, OLD.backend
            USING ERRCODE = 'RS004', TABLE = 'file_replicas', COLUMN = 'state';
    END IF;
    IF OLD.state <> 'deleted' AND NEW.state = 'deleted'
        AND EXISTS (SELECT FROM files AS f WHERE f.id = OLD.file_id AND f.state IN ('writing', 'committed')) THEN
        RAISE EXCEPTION 'the replica of file % on "%" is deleted only after the file has ended or is being deleted', OLD.file_id, OLD.backend
            USING ERRCODE = 'RS004', TABLE = 'file_replicas', COLUMN = 'state';
    END IF;
    -- Whoever deletes bytes holds a claim; verified_at of a deleted replica tells that they were deleted once more.
    IF OLD.claim_token IS NULL AND NEW.state = 'deleted' AND (OLD.state <> 'deleted' OR NEW.verified_at IS DISTINCT FROM OLD.verified_at) THEN
        RAISE EXCEPTION 'the replica of file % on "%" is deleted under a claim', OLD.file_id, OLD.backend
            USING ERRCODE = 'RS004', TABLE = 'file_replicas', COLUMN = 'state';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION raso_guard_leases() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- A token that starts again lets a holder that lost its lease pass for the present one.
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'lease "%" is released, not deleted: its token only grows', OLD.name
            USING ERRCODE = 'RS004', TABLE = 'leases';
    END IF;
    IF NEW.name <> OLD.name OR NEW.token < OLD.token THEN
        RAISE EXCEPTION 'the name of lease "%" is fixed and its token only grows', OLD.name
            USING ERRCODE = 'RS005', TABLE = 'leases', COLUMN = 'token';
    END IF;
    RETURN NEW;
END $$;

-- The options allow a day: a lease or claim without end would keep what it covers from the sweep for ever.
CREATE FUNCTION raso_refuse_endless() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RAISE EXCEPTION 'a lease or claim in % ends within two days', TG_TABLE_NAME
        USING ERRCODE = 'RS004', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME;
END $$;

-- Whoever adds a reference calls this. FOR SHARE holds back a concurrent move to 'deleting' until the reference is committed,
-- and after a wait the row is read anew, so a file that has just turned 'deleting' is refused.
CREATE FUNCTION raso_require_file(wanted text, expected_size bigint, at_table text, at_column text) RETURNS void
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    file files%ROWTYPE;
BEGIN
    SELECT f.* INTO file FROM files AS f WHERE f.path = wanted FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no file "%" in the ledger', wanted
            USING ERRCODE = 'RS001', TABLE = at_table, COLUMN = at_column;
    ELSIF file.state <> 'committed' THEN
        RAISE EXCEPTION 'file "%" is %, not committed', wanted, file.state
            USING ERRCODE = 'RS001', TABLE = at_table, COLUMN = at_column;
    ELSIF expected_size <> file.size THEN
        RAISE EXCEPTION 'file "%" has % bytes, not %', wanted, file.size, expected_size
            USING ERRCODE = 'RS001', TABLE = at_table, COLUMN = 'file_size';
    END IF;
END $$;

CREATE TRIGGER files_guard BEFORE INSERT OR UPDATE OR DELETE ON files
    FOR EACH ROW EXECUTE FUNCTION raso_guard_files();
CREATE TRIGGER file_replicas_guard BEFORE UPDATE OR DELETE ON file_replicas
    FOR EACH ROW EXECUTE FUNCTION raso_guard_replicas();
CREATE TRIGGER file_replicas_guard_insert BEFORE INSERT ON file_replicas
    FOR EACH ROW WHEN (NEW.state = 'deleted') EXECUTE FUNCTION raso_guard_replicas();
CREATE TRIGGER leases_guard BEFORE UPDATE OR DELETE ON leases
    FOR EACH ROW EXECUTE FUNCTION raso_guard_leases();

CREATE TRIGGER files_lease BEFORE INSERT OR UPDATE OF lease_until ON files
    FOR EACH ROW WHEN (NEW.lease_until > clock_timestamp() + interval '2 days') EXECUTE FUNCTION raso_refuse_endless();
CREATE TRIGGER file_replicas_claim BEFORE INSERT OR UPDATE OF claim_until ON file_replicas
    FOR EACH ROW WHEN (NEW.claim_until > clock_timestamp() + interval '2 days') EXECUTE FUNCTION raso_refuse_endless();
CREATE TRIGGER leases_lease BEFORE INSERT OR UPDATE OF lease_until ON leases
    FOR EACH ROW WHEN (NEW.lease_until > clock_timestamp() + interval '2 days') EXECUTE FUNCTION raso_refuse_endless();

CREATE TRIGGER files_truncate BEFORE TRUNCATE ON files
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
CREATE TRIGGER file_replicas_truncate BEFORE TRUNCATE ON file_replicas
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
CREATE TRIGGER leases_truncate BEFORE TRUNCATE ON leases
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
