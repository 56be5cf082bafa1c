-- The ledger: which files should exist where, what was last seen, and the leases that work is shared out by.
-- Foreign keys are declared, and off in a plain shell: triggers carry the same checks and cascades, and find nothing left to do
-- where the keys are on. Only functions of SQLite 3.40. Times are UTC text of one fixed form, so that they compare as text.

-- Tables are WITHOUT ROWID: a rowid is a second key that no trigger sees, and REPLACE by it deletes a row past its triggers.

-- Notes that triggers leave for each other within one row's change. Anybody may write here, so that no rule may rest on a note alone.
-- 'nested': the row's own trigger counts its row_version. What it does meanwhile cannot fail, so that OR FAIL leaves no note behind;
-- a note that was left by hand is heeded only where the statement sets row_version itself.
-- A table's name: the row to be inserted met an existing one; if it is inserted all the same, that was INSERT OR REPLACE, which
-- deletes the other row without firing its triggers. Cleared before each row.
CREATE TABLE raso_guards (
    name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    path TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'writing',
    token TEXT NOT NULL,
    lease_until TEXT,
    size INTEGER,
    sha256 TEXT,
    content_type TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    committed_at TEXT,
    ended_at TEXT,
    purged_at TEXT,
    CONSTRAINT files_pkey PRIMARY KEY (id),
    CONSTRAINT files_path_key UNIQUE (path),
    CONSTRAINT files_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT files_token_check
        CHECK (token LIKE '________-____-____-____-____________' AND length(replace(token, '-', '')) = 32
            AND token NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT files_path_check CHECK (length(CAST(path AS BLOB)) BETWEEN 1 AND 1024),
    CONSTRAINT files_state_check CHECK (state IN ('writing', 'committed', 'abandoned', 'deleting', 'deleted')),
    CONSTRAINT files_lease_until_check CHECK (state <> 'writing' OR lease_until IS NOT NULL),
    CONSTRAINT files_lease_until_time_check CHECK (lease_until IS strftime('%Y-%m-%dT%H:%M:%fZ', lease_until)),
    CONSTRAINT files_size_check CHECK (size >= 0),
    CONSTRAINT files_sha256_check CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT files_content_type_check CHECK (length(content_type) BETWEEN 1 AND 255),
    CONSTRAINT files_committed_check CHECK (state IN ('writing', 'abandoned') OR (size IS NOT NULL AND sha256 IS NOT NULL)),
    CONSTRAINT files_purged_at_check CHECK (purged_at IS NULL OR state IN ('abandoned', 'deleted')),
    CONSTRAINT files_purged_at_time_check CHECK (purged_at IS strftime('%Y-%m-%dT%H:%M:%fZ', purged_at)),
    CONSTRAINT files_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
    CONSTRAINT files_committed_at_check CHECK (committed_at IS strftime('%Y-%m-%dT%H:%M:%fZ', committed_at)),
    CONSTRAINT files_ended_at_check CHECK (ended_at IS strftime('%Y-%m-%dT%H:%M:%fZ', ended_at))
) WITHOUT ROWID, STRICT;

-- The sweep reads intents and tombstones, never whole buckets: each kind has its own small index.
CREATE INDEX idx_files_writing ON files (lease_until) WHERE state = 'writing';
CREATE INDEX idx_files_deleting ON files (id) WHERE state = 'deleting';
CREATE INDEX idx_files_tombstones ON files (ended_at) WHERE state IN ('abandoned', 'deleted') AND purged_at IS NULL;

CREATE TABLE file_replicas (
    file_id TEXT NOT NULL,
    backend TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'writing',
    etag TEXT,
    stored_at TEXT,
    verified_at TEXT,
    deleted_at TEXT,
    claim_token TEXT,
    claim_until TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT file_replicas_pkey PRIMARY KEY (file_id, backend),
    CONSTRAINT file_replicas_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE CASCADE,
    CONSTRAINT file_replicas_backend_check
        CHECK (length(backend) BETWEEN 1 AND 100
            AND trim(backend, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT file_replicas_state_check CHECK (state IN ('writing', 'stored', 'missing', 'deleted')),
    CONSTRAINT file_replicas_attempts_check CHECK (attempts BETWEEN 0 AND 2147483647),
    CONSTRAINT file_replicas_claim_check CHECK (claim_token IS NULL OR claim_until IS NOT NULL),
    CONSTRAINT file_replicas_claim_token_check
        CHECK (claim_token LIKE '________-____-____-____-____________' AND length(replace(claim_token, '-', '')) = 32
            AND claim_token NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT file_replicas_stored_at_check CHECK (stored_at IS strftime('%Y-%m-%dT%H:%M:%fZ', stored_at)),
    CONSTRAINT file_replicas_verified_at_check CHECK (verified_at IS strftime('%Y-%m-%dT%H:%M:%fZ', verified_at)),
    CONSTRAINT file_replicas_deleted_at_check CHECK (deleted_at IS strftime('%Y-%m-%dT%H:%M:%fZ', deleted_at)),
    CONSTRAINT file_replicas_claim_until_check CHECK (claim_until IS strftime('%Y-%m-%dT%H:%M:%fZ', claim_until)),
    CONSTRAINT file_replicas_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_file_replicas_open ON file_replicas (backend, state, claim_until) WHERE state <> 'stored';
CREATE INDEX idx_file_replicas_verified ON file_replicas (backend, verified_at) WHERE state = 'stored';

CREATE TABLE leases (
    name TEXT NOT NULL,
    holder TEXT,
    token INTEGER NOT NULL DEFAULT 0,
    lease_until TEXT,
    CONSTRAINT leases_pkey PRIMARY KEY (name),
    CONSTRAINT leases_name_check
        CHECK (length(name) BETWEEN 1 AND 200
            AND trim(name, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT leases_token_check CHECK (token >= 0),
    CONSTRAINT leases_holder_check CHECK (holder IS NULL OR lease_until IS NOT NULL),
    CONSTRAINT leases_lease_until_check CHECK (lease_until IS strftime('%Y-%m-%dT%H:%M:%fZ', lease_until))
) WITHOUT ROWID, STRICT;

CREATE TRIGGER files_guard_insert BEFORE INSERT ON files
BEGIN
    SELECT RAISE(ABORT, 'RS004: a file begins as writing') WHERE NEW.state <> 'writing';
    DELETE FROM raso_guards WHERE name = 'files';
    INSERT INTO raso_guards (name) SELECT 'files' WHERE EXISTS (SELECT 1 FROM files AS x WHERE x.id = NEW.id OR x.path = NEW.path);
END;

CREATE TRIGGER files_inserted AFTER INSERT ON files
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in files is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'files');
END;

CREATE TRIGGER files_guard_update BEFORE UPDATE ON files
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, path, token and created_at of a file never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.path IS NOT OLD.path OR NEW.token IS NOT OLD.token OR NEW.created_at IS NOT OLD.created_at;
    -- Versions repeat size and hash, and bytes at a path are never rewritten.
    SELECT RAISE(ABORT, 'RS005: size and sha256 of a file are fixed once it is written')
    WHERE OLD.state <> 'writing' AND (NEW.size IS NOT OLD.size OR NEW.sha256 IS NOT OLD.sha256);
    -- UPDATE OR REPLACE turns a null into the column's default, after this trigger.
    SELECT RAISE(ABORT, 'RS004: a file cannot make this move')
    WHERE NEW.state IS NULL OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (VALUES
        ('writing', 'committed'), ('writing', 'abandoned'), ('committed', 'deleting'), ('deleting', 'deleted'));
    SELECT RAISE(ABORT, 'RS004: a file is deleted once its last replica is')
    WHERE OLD.state = 'deleting' AND NEW.state = 'deleted'
        AND EXISTS (SELECT 1 FROM file_replicas AS r WHERE r.file_id = OLD.id AND r.state <> 'deleted');
END;

CREATE TRIGGER files_moved AFTER UPDATE ON files
WHEN NEW.state <> OLD.state
BEGIN
    UPDATE files SET committed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE id = NEW.id AND NEW.state = 'committed' AND committed_at IS NULL;
    UPDATE files SET ended_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE id = NEW.id AND NEW.state IN ('abandoned', 'deleted') AND ended_at IS NULL;
END;

CREATE TRIGGER files_guard_delete BEFORE DELETE ON files
WHEN OLD.state NOT IN ('abandoned', 'deleted') OR OLD.purged_at IS NULL
BEGIN
    SELECT RAISE(ABORT, 'RS004: the ledger row of a file goes only after its bytes were purged');
END;

CREATE TRIGGER files_deleted AFTER DELETE ON files
BEGIN
    DELETE FROM file_replicas WHERE file_id = OLD.id;
END;

-- The sweep deletes bytes by their replica rows: a row that goes, or tells of another backend, leaves bytes that nobody finds.
CREATE TRIGGER file_replicas_guard_insert BEFORE INSERT ON file_replicas
BEGIN
    DELETE FROM raso_guards WHERE name = 'file_replicas';
    INSERT INTO raso_guards (name) SELECT 'file_replicas'
    WHERE EXISTS (SELECT 1 FROM file_replicas AS x WHERE x.file_id = NEW.file_id AND x.backend = NEW.backend);
END;

CREATE TRIGGER file_replicas_inserted AFTER INSERT ON file_replicas
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in file_replicas is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'file_replicas');
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: file_replicas_file_id_fkey')
    WHERE NOT EXISTS (SELECT 1 FROM files AS f WHERE f.id = NEW.file_id);
END;

CREATE TRIGGER file_replicas_guard_update BEFORE UPDATE ON file_replicas
BEGIN
    SELECT RAISE(ABORT, 'RS005: file_id, backend and created_at of a replica never change')
    WHERE NEW.file_id IS NOT OLD.file_id OR NEW.backend IS NOT OLD.backend OR NEW.created_at IS NOT OLD.created_at;
    -- UPDATE OR REPLACE turns a null into the column's default, after this trigger.
    SELECT RAISE(ABORT, 'RS004: a deleted replica stays so')
    WHERE NEW.state IS NULL OR OLD.state = 'deleted' AND NEW.state <> 'deleted';
    SELECT RAISE(ABORT, 'RS004: a replica is deleted only after its file has ended or is being deleted')
    WHERE OLD.state <> 'deleted' AND NEW.state = 'deleted'
        AND EXISTS (SELECT 1 FROM files AS f WHERE f.id = OLD.file_id AND f.state IN ('writing', 'committed'));
END;

CREATE TRIGGER file_replicas_guard_delete BEFORE DELETE ON file_replicas
WHEN EXISTS (SELECT 1 FROM files AS f WHERE f.id = OLD.file_id)
BEGIN
    SELECT RAISE(ABORT, 'RS004: a replica goes only with its file');
END;

-- A token that starts again lets a holder that lost its lease pass for the present one.
CREATE TRIGGER leases_guard_insert BEFORE INSERT ON leases
BEGIN
    DELETE FROM raso_guards WHERE name = 'leases';
    INSERT INTO raso_guards (name) SELECT 'leases' WHERE EXISTS (SELECT 1 FROM leases AS x WHERE x.name = NEW.name);
END;

CREATE TRIGGER leases_inserted AFTER INSERT ON leases
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in leases is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'leases');
END;

CREATE TRIGGER leases_guard_update BEFORE UPDATE ON leases
-- UPDATE OR REPLACE turns a null into the column's default, after this trigger.
WHEN NEW.name IS NOT OLD.name OR NEW.token IS NULL OR NEW.token < OLD.token
BEGIN
    SELECT RAISE(ABORT, 'RS005: the name of a lease is fixed and its token only grows');
END;

CREATE TRIGGER leases_guard_delete BEFORE DELETE ON leases
BEGIN
    SELECT RAISE(ABORT, 'RS004: a lease is released, not deleted; its token only grows');
END;
