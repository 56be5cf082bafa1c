-- A file lives as long as something names it. Whatever takes away the last reference, cascades included, turns it 'deleting';
-- the bytes go afterwards, outside the transaction. One writer at a time: nothing needs to be locked.

-- A pruned version keeps its row and its paths for the record, but holds no file.
CREATE VIEW file_references AS
SELECT v.file_path AS path FROM content_versions AS v WHERE v.pruned_at IS NULL
UNION ALL SELECT v.source_code_path FROM content_versions AS v WHERE v.source_code_path IS NOT NULL AND v.pruned_at IS NULL
UNION ALL SELECT p.pdf_path FROM papers AS p WHERE p.pdf_path IS NOT NULL
UNION ALL SELECT a.file_path FROM video_assets AS a
UNION ALL SELECT a.file_path FROM audio_assets AS a
UNION ALL SELECT a.file_path FROM visual_assets AS a
UNION ALL SELECT a.source_code_path FROM visual_assets AS a WHERE a.source_code_path IS NOT NULL;

CREATE TRIGGER papers_release_update AFTER UPDATE ON papers
WHEN OLD.pdf_path IS NOT NULL AND NEW.pdf_path IS NOT OLD.pdf_path
BEGIN
    UPDATE files SET state = 'deleting'
    WHERE path = OLD.pdf_path AND state = 'committed' AND NOT EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = OLD.pdf_path);
END;

CREATE TRIGGER papers_release_delete AFTER DELETE ON papers
WHEN OLD.pdf_path IS NOT NULL
BEGIN
    UPDATE files SET state = 'deleting'
    WHERE path = OLD.pdf_path AND state = 'committed' AND NOT EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = OLD.pdf_path);
END;

-- Assets need no release of their own: every file that an asset names is also named by its current version, which outlives the
-- asset's change of mind and goes, by cascade, after the asset's row.
CREATE TRIGGER content_versions_release_update AFTER UPDATE ON content_versions
WHEN OLD.pruned_at IS NULL AND (NEW.pruned_at IS NOT NULL OR NEW.source_code_path IS NOT OLD.source_code_path)
BEGIN
    UPDATE files SET state = 'deleting'
    WHERE path IN (OLD.file_path, OLD.source_code_path) AND state = 'committed'
        AND NOT EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = files.path);
END;

CREATE TRIGGER content_versions_release_delete AFTER DELETE ON content_versions
WHEN OLD.pruned_at IS NULL
BEGIN
    UPDATE files SET state = 'deleting'
    WHERE path IN (OLD.file_path, OLD.source_code_path) AND state = 'committed'
        AND NOT EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = files.path);
END;

CREATE TRIGGER files_guard_deleting BEFORE UPDATE ON files
WHEN OLD.state = 'committed' AND NEW.state = 'deleting'
    AND EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = OLD.path)
BEGIN
    SELECT RAISE(ABORT, 'RS004: the file is still referenced');
END;

-- A pruned version still names its file: the tombstone stays, and the path is never used again.
CREATE TRIGGER files_guard_named BEFORE DELETE ON files
WHEN EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = OLD.path OR v.source_code_path = OLD.path)
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: content_versions_file_path_fkey');
END;

-- There is no deferred trigger here. Confirmed files are noted, and whoever commits empties the list: what nothing names by then
-- turns 'deleting'. What another program left on it goes with the next change that the SDK makes, the sweep's included.
CREATE TABLE unsettled_files (
    file_id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER files_confirmed AFTER UPDATE ON files
WHEN OLD.state = 'writing' AND NEW.state = 'committed'
BEGIN
    INSERT INTO unsettled_files (file_id)
    SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM unsettled_files AS u WHERE u.file_id = NEW.id);
END;

CREATE TRIGGER unsettled_files_settle AFTER DELETE ON unsettled_files
BEGIN
    UPDATE files SET state = 'deleting'
    WHERE id = OLD.file_id AND state = 'committed' AND NOT EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = files.path);
END;

CREATE TRIGGER unsettled_files_guard_update BEFORE UPDATE ON unsettled_files
BEGIN
    SELECT RAISE(ABORT, 'RS005: a confirmed file leaves the list by DELETE alone');
END;
