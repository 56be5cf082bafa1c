-- A file lives as long as something names it. Whatever takes away the last reference, cascades included, turns it 'deleting';
-- the bytes go afterwards, outside the transaction.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- A pruned version keeps its row and its paths for the record, but holds no file.
CREATE FUNCTION raso_is_referenced(wanted text) RETURNS boolean
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RETURN EXISTS (SELECT FROM content_versions AS v WHERE v.file_path = wanted AND v.pruned_at IS NULL)
        OR EXISTS (SELECT FROM content_versions AS v WHERE v.source_code_path = wanted AND v.pruned_at IS NULL)
        OR EXISTS (SELECT FROM papers AS p WHERE p.pdf_path = wanted)
        OR EXISTS (SELECT FROM video_assets AS a WHERE a.file_path = wanted)
        OR EXISTS (SELECT FROM audio_assets AS a WHERE a.file_path = wanted)
        OR EXISTS (SELECT FROM visual_assets AS a WHERE a.file_path = wanted)
        OR EXISTS (SELECT FROM visual_assets AS a WHERE a.source_code_path = wanted);
END $$;

-- Lock, then look: of two transactions that each drop one of the last two references, the second waits here and, with the fresh
-- snapshot that READ COMMITTED gives each statement, finds none left. An older snapshot would still show the other's reference,
-- and the file would stay for ever: so stricter levels are refused instead of leaking.
CREATE FUNCTION raso_release_file(dropped text) RETURNS void
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF dropped IS NULL THEN
        RETURN;
    END IF;
    PERFORM raso_require_read_committed();
    PERFORM FROM files AS f WHERE f.path = dropped AND f.state = 'committed' FOR NO KEY UPDATE;
    IF FOUND AND NOT raso_is_referenced(dropped) THEN
        UPDATE files AS f SET state = 'deleting' WHERE f.path = dropped;
    END IF;
END $$;

CREATE FUNCTION raso_require_read_committed() RETURNS void
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'dropping a reference to a file needs READ COMMITTED, not %', current_setting('transaction_isolation')
            USING ERRCODE = 'invalid_transaction_state';
    END IF;
END $$;

CREATE FUNCTION raso_release_pdf() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM raso_release_file(OLD.pdf_path);
    RETURN NULL;
END $$;

-- Assets need no release of their own: every file that an asset names is also named by its current version, which outlives the
-- asset's change of mind and goes, by cascade, after the asset's row.
CREATE FUNCTION raso_release_version() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.pruned_at IS NOT NULL THEN
        PERFORM raso_release_file(OLD.file_path);
    END IF;
    PERFORM raso_release_file(OLD.source_code_path);
    RETURN NULL;
END $$;

CREATE FUNCTION raso_guard_deleting() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM raso_require_read_committed();
    IF raso_is_referenced(OLD.path) THEN
        RAISE EXCEPTION 'file "%" is still referenced', OLD.path
            USING ERRCODE = 'RS004', TABLE = 'files', COLUMN = 'state';
    END IF;
    RETURN NEW;
END $$;

-- At COMMIT: a file was confirmed, but nothing names it. Only the confirming transaction could have named it so far.
CREATE FUNCTION raso_release_unnamed_file() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT raso_is_referenced(NEW.path) THEN
        UPDATE files AS f SET state = 'deleting' WHERE f.path = NEW.path AND f.state = 'committed';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER papers_release_update AFTER UPDATE ON papers
    FOR EACH ROW WHEN (OLD.pdf_path IS NOT NULL AND OLD.pdf_path IS DISTINCT FROM NEW.pdf_path) EXECUTE FUNCTION raso_release_pdf();
CREATE TRIGGER papers_release_delete AFTER DELETE ON papers
    FOR EACH ROW WHEN (OLD.pdf_path IS NOT NULL) EXECUTE FUNCTION raso_release_pdf();

CREATE TRIGGER content_versions_release_update AFTER UPDATE ON content_versions
    FOR EACH ROW WHEN (OLD.pruned_at IS NULL
        AND (NEW.pruned_at IS NOT NULL OR OLD.source_code_path IS DISTINCT FROM NEW.source_code_path))
    EXECUTE FUNCTION raso_release_version();
CREATE TRIGGER content_versions_release_delete AFTER DELETE ON content_versions
    FOR EACH ROW WHEN (OLD.pruned_at IS NULL) EXECUTE FUNCTION raso_release_version();

CREATE TRIGGER files_guard_deleting BEFORE UPDATE ON files
    FOR EACH ROW WHEN (OLD.state = 'committed' AND NEW.state = 'deleting') EXECUTE FUNCTION raso_guard_deleting();
CREATE CONSTRAINT TRIGGER files_release_unnamed AFTER UPDATE ON files DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.state = 'writing' AND NEW.state = 'committed') EXECUTE FUNCTION raso_release_unnamed_file();
