-- Which store stands behind the name of a backend: the ledger's replicas name a backend, and a name that is pointed at another
-- store would let a sweep record deletions of bytes that stay where they are.

CREATE TABLE storage_backends (
    name TEXT NOT NULL,
    identity TEXT NOT NULL,
    -- Where the store was when its identity was recorded; only for people to read.
    location TEXT NOT NULL,
    first_seen TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT storage_backends_pkey PRIMARY KEY (name),
    -- Two names on one store would count one file as two replicas, and delete it under the one name while the other needs it.
    CONSTRAINT storage_backends_identity_key UNIQUE (identity),
    CONSTRAINT storage_backends_name_check
        CHECK (length(name) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0
            AND trim(name, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT storage_backends_identity_check
        CHECK (length(identity) BETWEEN 1 AND 500 AND instr(identity, char(0)) = 0
            AND trim(identity, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT storage_backends_location_check
        CHECK (trim(location, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT storage_backends_first_seen_check CHECK (first_seen IS strftime('%Y-%m-%dT%H:%M:%fZ', first_seen) AND first_seen >= '0001')
) WITHOUT ROWID, STRICT;

CREATE TRIGGER storage_backends_guard_insert BEFORE INSERT ON storage_backends
BEGIN
    DELETE FROM raso_guards WHERE name = 'storage_backends';
    INSERT INTO raso_guards (name)
    SELECT 'storage_backends' WHERE EXISTS (SELECT 1 FROM storage_backends AS x WHERE x.name = NEW.name OR x.identity = NEW.identity);
END;

CREATE TRIGGER storage_backends_inserted AFTER INSERT ON storage_backends
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in storage_backends is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'storage_backends');
END;

CREATE TRIGGER storage_backends_guard_update BEFORE UPDATE ON storage_backends
BEGIN
    SELECT RAISE(ABORT, 'RS005: the name of a backend never changes') WHERE NEW.name IS NOT OLD.name;
    -- UPDATE OR REPLACE would delete the other backend past its triggers.
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: storage_backends.identity')
    WHERE NEW.identity IS NOT OLD.identity AND EXISTS (SELECT 1 FROM storage_backends AS x WHERE x.identity = NEW.identity);
END;
