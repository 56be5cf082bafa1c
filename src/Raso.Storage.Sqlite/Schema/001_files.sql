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

-- The first two bytes of a lone surrogate, which JSON can name by an escape and no reader decodes.
CREATE VIEW raso_surrogates AS
SELECT column1 AS bytes FROM (VALUES
    (x'EDA0'), (x'EDA1'), (x'EDA2'), (x'EDA3'), (x'EDA4'), (x'EDA5'), (x'EDA6'), (x'EDA7'),
    (x'EDA8'), (x'EDA9'), (x'EDAA'), (x'EDAB'), (x'EDAC'), (x'EDAD'), (x'EDAE'), (x'EDAF'),
    (x'EDB0'), (x'EDB1'), (x'EDB2'), (x'EDB3'), (x'EDB4'), (x'EDB5'), (x'EDB6'), (x'EDB7'),
    (x'EDB8'), (x'EDB9'), (x'EDBA'), (x'EDBB'), (x'EDBC'), (x'EDBD'), (x'EDBE'), (x'EDBF'));

-- The rules of a StoragePath in one place, as far as SQL can tell them: it cannot tell Unicode's form C. Not a table: inserting a path
-- together with the name of a column's check raises that check where the path is none.
CREATE VIEW raso_path_checks AS SELECT NULL AS path, NULL AS "check";

CREATE TRIGGER raso_path_checks_insert INSTEAD OF INSERT ON raso_path_checks
BEGIN
    SELECT CASE NEW."check"
        WHEN 'files_path_check' THEN RAISE(ABORT, 'CHECK constraint failed: files_path_check')
        WHEN 'papers_folder_check' THEN RAISE(ABORT, 'CHECK constraint failed: papers_folder_check')
        ELSE RAISE(ABORT, 'CHECK constraint failed: paper_folders_folder_check') END
    FROM (
        SELECT NEW.path AS path, '/' || NEW.path || '/' AS closed,
            -- As a file system may read the first name: in any case, a long s as an s.
            replace(lower(substr(NEW.path, 1, instr(NEW.path || '/', '/') - 1)), char(383), 's') AS first) AS p
    WHERE instr(p.closed, '//') OR instr(p.closed, '/./') OR instr(p.closed, '/../')
        OR instr(p.path, char(0)) OR instr(p.path, char(92))
        OR p.path GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
        -- .raso, where backends keep their own records: these letters once each and in this order, one dot before them, and nothing else
        -- but characters that do not show, and dots and blanks at the end.
        OR p.first GLOB '*.*r*a*s*o*'
            AND length(p.first) = 4 + length(replace(replace(replace(replace(p.first, 'r', ''), 'a', ''), 's', ''), 'o', ''))
            AND instr(p.first, 'o') = 1 + length(replace(replace(substr(p.first, 1, instr(p.first, 'o')), '.', ''), ' ', ''))
            AND p.first NOT GLOB '*[^. raso' || char(173, 847, 1564, 4447, 4448, 6068, 6069, 12644, 65279, 65440)
                || char(6155) || '-' || char(6159) || char(8203) || '-' || char(8207) || char(8234) || '-' || char(8238)
                || char(8288) || '-' || char(8303) || char(65024) || '-' || char(65039) || char(65520) || '-' || char(65528)
                || char(113824) || '-' || char(113827) || char(119155) || '-' || char(119162) || char(917504) || '-' || char(921599) || ']*'
        OR length(CAST(p.path AS BLOB)) > 255 AND EXISTS (
            SELECT 1 FROM json_each('[' || replace(json_quote(p.path), '/', '","') || ']') AS s WHERE length(CAST(s.value AS BLOB)) > 255);
END;

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
        CHECK (id LIKE '________-____-____-____-____________' AND length(CAST(id AS BLOB)) = 36 AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT files_token_check
        CHECK (token LIKE '________-____-____-____-____________' AND length(CAST(token AS BLOB)) = 36 AND length(replace(token, '-', '')) = 32
            AND token NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT files_path_check CHECK (length(CAST(path AS BLOB)) BETWEEN 1 AND 1024),
    CONSTRAINT files_state_check CHECK (state IN ('writing', 'committed', 'abandoned', 'deleting', 'deleted')),
    CONSTRAINT files_lease_until_check CHECK (state <> 'writing' OR lease_until IS NOT NULL),
    CONSTRAINT files_lease_until_time_check CHECK (lease_until IS strftime('%Y-%m-%dT%H:%M:%fZ', lease_until) AND lease_until >= '0001'),
    CONSTRAINT files_size_check CHECK (size >= 0),
    CONSTRAINT files_sha256_check CHECK (length(CAST(sha256 AS BLOB)) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT files_content_type_check CHECK (length(content_type) BETWEEN 1 AND 255 AND instr(content_type, char(0)) = 0),
    CONSTRAINT files_committed_check CHECK (state IN ('writing', 'abandoned') OR (size IS NOT NULL AND sha256 IS NOT NULL)),
    CONSTRAINT files_purged_at_check CHECK (purged_at IS NULL OR state IN ('abandoned', 'deleted')),
    CONSTRAINT files_purged_at_time_check CHECK (purged_at IS strftime('%Y-%m-%dT%H:%M:%fZ', purged_at) AND purged_at >= '0001'),
    CONSTRAINT files_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at) AND created_at >= '0001'),
    CONSTRAINT files_committed_at_check CHECK (committed_at IS strftime('%Y-%m-%dT%H:%M:%fZ', committed_at) AND committed_at >= '0001'),
    CONSTRAINT files_ended_at_check CHECK (ended_at IS strftime('%Y-%m-%dT%H:%M:%fZ', ended_at) AND ended_at >= '0001')
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
        CHECK (length(backend) BETWEEN 1 AND 100 AND instr(backend, char(0)) = 0
            AND trim(backend, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT file_replicas_state_check CHECK (state IN ('writing', 'stored', 'missing', 'deleted')),
    CONSTRAINT file_replicas_attempts_check CHECK (attempts BETWEEN 0 AND 2147483647),
    CONSTRAINT file_replicas_claim_check CHECK (claim_token IS NULL OR claim_until IS NOT NULL),
    CONSTRAINT file_replicas_claim_token_check
        CHECK (claim_token LIKE '________-____-____-____-____________' AND length(CAST(claim_token AS BLOB)) = 36 AND length(replace(claim_token, '-', '')) = 32
            AND claim_token NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT file_replicas_stored_at_check CHECK (stored_at IS strftime('%Y-%m-%dT%H:%M:%fZ', stored_at) AND stored_at >= '0001'),
    CONSTRAINT file_replicas_verified_at_check CHECK (verified_at IS strftime('%Y-%m-%dT%H:%M:%fZ', verified_at) AND verified_at >= '0001'),
    CONSTRAINT file_replicas_deleted_at_check CHECK (deleted_at IS strftime('%Y-%m-%dT%H:%M:%fZ', deleted_at) AND deleted_at >= '0001'),
    CONSTRAINT file_replicas_claim_until_check CHECK (claim_until IS strftime('%Y-%m-%dT%H:%M:%fZ', claim_until) AND claim_until >= '0001'),
    CONSTRAINT file_replicas_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at) AND created_at >= '0001')
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
        CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0
            AND trim(name, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT leases_token_check CHECK (token >= 0),
    CONSTRAINT leases_holder_check CHECK (holder IS NULL OR lease_until IS NOT NULL),
    CONSTRAINT leases_lease_until_check CHECK (lease_until IS strftime('%Y-%m-%dT%H:%M:%fZ', lease_until) AND lease_until >= '0001')
) WITHOUT ROWID, STRICT;

CREATE TRIGGER files_guard_insert BEFORE INSERT ON files
BEGIN
    SELECT RAISE(ABORT, 'RS004: a file begins as writing') WHERE NEW.state <> 'writing';
    INSERT INTO raso_path_checks (path, "check") VALUES (NEW.path, 'files_path_check');
    -- The options allow a day: a lease without end would keep what it covers from the sweep for ever.
    SELECT RAISE(ABORT, 'RS004: a lease ends within two days') WHERE NEW.lease_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
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
    -- A purged row may leave the ledger, and with it all that leads to its bytes.
    SELECT RAISE(ABORT, 'RS004: a file is purged once each replica was deleted twice')
    WHERE NEW.purged_at IS NOT NULL AND OLD.purged_at IS NULL AND NEW.state IN ('abandoned', 'deleted')
        AND EXISTS (SELECT 1 FROM file_replicas AS r WHERE r.file_id = OLD.id AND (r.state <> 'deleted' OR r.verified_at IS NULL));
    SELECT RAISE(ABORT, 'RS004: a lease ends within two days')
    WHERE NEW.lease_until IS NOT OLD.lease_until AND NEW.lease_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
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
    SELECT RAISE(ABORT, 'RS004: a replica is deleted under a claim') WHERE NEW.state = 'deleted';
    SELECT RAISE(ABORT, 'RS004: a claim ends within two days') WHERE NEW.claim_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
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
    -- Whoever deletes bytes holds a claim; verified_at of a deleted replica tells that they were deleted once more.
    SELECT RAISE(ABORT, 'RS004: a replica is deleted under a claim')
    WHERE OLD.claim_token IS NULL AND NEW.state = 'deleted' AND (OLD.state <> 'deleted' OR NEW.verified_at IS NOT OLD.verified_at);
    SELECT RAISE(ABORT, 'RS004: a claim ends within two days')
    WHERE NEW.claim_until IS NOT OLD.claim_until AND NEW.claim_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
END;

CREATE TRIGGER file_replicas_guard_delete BEFORE DELETE ON file_replicas
WHEN EXISTS (SELECT 1 FROM files AS f WHERE f.id = OLD.file_id)
BEGIN
    SELECT RAISE(ABORT, 'RS004: a replica goes only with its file');
END;

-- A token that starts again lets a holder that lost its lease pass for the present one.
CREATE TRIGGER leases_guard_insert BEFORE INSERT ON leases
BEGIN
    SELECT RAISE(ABORT, 'RS004: a lease ends within two days') WHERE NEW.lease_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
    DELETE FROM raso_guards WHERE name = 'leases';
    INSERT INTO raso_guards (name) SELECT 'leases' WHERE EXISTS (SELECT 1 FROM leases AS x WHERE x.name = NEW.name);
END;

CREATE TRIGGER leases_inserted AFTER INSERT ON leases
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in leases is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'leases');
END;

CREATE TRIGGER leases_guard_update BEFORE UPDATE ON leases
BEGIN
    -- UPDATE OR REPLACE turns a null into the column's default, after this trigger.
    SELECT RAISE(ABORT, 'RS005: the name of a lease is fixed and its token only grows')
    WHERE NEW.name IS NOT OLD.name OR NEW.token IS NULL OR NEW.token < OLD.token;
    SELECT RAISE(ABORT, 'RS004: a lease ends within two days')
    WHERE NEW.lease_until IS NOT OLD.lease_until AND NEW.lease_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
END;

CREATE TRIGGER leases_guard_delete BEFORE DELETE ON leases
BEGIN
    SELECT RAISE(ABORT, 'RS004: a lease is released, not deleted; its token only grows');
END;
