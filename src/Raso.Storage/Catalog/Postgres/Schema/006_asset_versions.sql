-- What an asset row does to its versions. The path alone decides: a new file makes a version, a file of one of the asset's own
-- versions is a roll-back, another asset's file is an error.
--
-- Order of locks: the asset row (its UPDATE holds it before any trigger runs), then the version, then the files row.
-- Writers of one asset queue at its row, so that numbers stay dense.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- Before an asset row is written: checks it, settles which version becomes current and, on a roll-back, fills the row from it.
-- The versions themselves are written afterwards, when the asset row stands, because their own guard compares with it.
CREATE FUNCTION raso_guard_assets() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    kind CONSTANT text := TG_ARGV[0];
    named content_versions%ROWTYPE;
    given_version uuid := NEW.current_version_id;
    is_rollback boolean := false;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.id, NEW.paper_id, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.paper_id, OLD.created_at) THEN
            RAISE EXCEPTION 'id, paper_id and created_at of % asset % never change', kind, OLD.id
                USING ERRCODE = 'RS005', TABLE = TG_TABLE_NAME;
        END IF;
        NEW.updated_at := clock_timestamp();
        NEW.row_version := OLD.row_version + 1;
        IF given_version IS NOT DISTINCT FROM OLD.current_version_id THEN
            given_version := NULL; -- Not touched.
        END IF;
    END IF;
    IF NEW.file_path IS NULL THEN
        RETURN NEW; -- For the NOT NULL constraint to name.
    END IF;

    IF TG_OP = 'INSERT' OR NEW.file_path IS DISTINCT FROM OLD.file_path THEN
        -- Locked, so that the version cannot be pruned before this roll-back to it is committed.
        SELECT v.* INTO named FROM content_versions AS v WHERE v.file_path = NEW.file_path FOR NO KEY UPDATE;
        IF FOUND THEN
            IF (named.content_type, named.content_id) IS DISTINCT FROM (kind, NEW.id) THEN
                RAISE EXCEPTION 'file "%" belongs to % asset %', NEW.file_path, named.content_type, named.content_id
                    USING ERRCODE = 'RS002', TABLE = TG_TABLE_NAME, COLUMN = 'file_path';
            END IF;
            is_rollback := TG_OP = 'UPDATE';
        END IF;
    ELSIF NEW.current_version_id IS DISTINCT FROM OLD.current_version_id THEN
        RAISE EXCEPTION 'the current version of % asset % follows its file_path: set that', kind, NEW.id
            USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'current_version_id';
    END IF;

    IF is_rollback THEN
        IF named.pruned_at IS NOT NULL THEN
            RAISE EXCEPTION 'version % of % asset % was pruned: its file is gone', named.version_number, kind, NEW.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'file_path';
        END IF;
        IF given_version <> named.id THEN
            RAISE EXCEPTION 'current_version_id of % asset % contradicts its file_path', kind, NEW.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'current_version_id';
        END IF;
        NEW := jsonb_populate_record(NEW, named.properties || jsonb_build_object(
            'file_size', named.file_size,
            'generation_parameters', named.generation_parameters,
            'ai_models_used', named.ai_models_used,
            'source_code_path', named.source_code_path,
            'current_version_id', named.id));
    ELSIF TG_OP = 'INSERT' OR NEW.file_path IS DISTINCT FROM OLD.file_path THEN
        IF given_version IS NOT NULL THEN
            RAISE EXCEPTION 'current_version_id of % asset % is set by its versions alone', kind, NEW.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'current_version_id';
        END IF;
        NEW.current_version_id := gen_random_uuid();
    ELSIF NEW.file_size IS NOT DISTINCT FROM OLD.file_size THEN
        RETURN NEW;
    END IF;
    -- A size that no file may have is left to its own constraint.
    PERFORM raso_require_file(NEW.file_path, CASE WHEN NEW.file_size > 0 THEN NEW.file_size END, TG_TABLE_NAME, 'file_path');
    RETURN NEW;
END $$;

CREATE FUNCTION raso_guard_source_code() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM raso_require_file(NEW.source_code_path, NULL, TG_TABLE_NAME, 'source_code_path');
    RETURN NEW;
END $$;

-- After an asset row is written: its versions follow.
CREATE FUNCTION raso_version_assets() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    kind CONSTANT text := TG_ARGV[0];
    asset CONSTANT jsonb := to_jsonb(NEW);
    described CONSTANT jsonb := raso_asset_properties(kind, asset);
    parent uuid;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        parent := OLD.current_version_id;
        IF NEW.current_version_id = parent THEN
            UPDATE content_versions AS v
            SET file_size = NEW.file_size, generation_parameters = NEW.generation_parameters, ai_models_used = NEW.ai_models_used,
                source_code_path = asset ->> 'source_code_path', properties = described
            WHERE v.id = parent
              AND (v.file_size, v.generation_parameters, v.ai_models_used, v.source_code_path, v.properties)
                  IS DISTINCT FROM (NEW.file_size, NEW.generation_parameters, NEW.ai_models_used, asset ->> 'source_code_path', described);
            RETURN NULL;
        END IF;

        -- First the old one: the index allows one current version at every moment.
        UPDATE content_versions AS v SET is_current = false WHERE v.id = parent;
        UPDATE content_versions AS v SET is_current = true WHERE v.id = NEW.current_version_id;
        IF FOUND THEN
            INSERT INTO version_rollbacks (content_type, content_id, rollback_number, from_version_id, to_version_id)
            VALUES (kind, NEW.id, raso_next_rollback(kind, NEW.id), parent, NEW.current_version_id);
            RETURN NULL;
        END IF;
    END IF;

    -- A file that another asset took at the same moment is met here, by the unique index.
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT NEW.current_version_id, kind, NEW.id,
        1 + coalesce((SELECT max(v.version_number) FROM content_versions AS v WHERE v.content_type = kind AND v.content_id = NEW.id), 0),
        NEW.generation_parameters, NEW.ai_models_used, described, f.path, f.size, f.sha256, asset ->> 'source_code_path', parent, true
    FROM files AS f
    WHERE f.path = NEW.file_path
    ON CONFLICT (file_path) DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'file "%" belongs to another asset', NEW.file_path
            USING ERRCODE = 'RS002', TABLE = TG_TABLE_NAME, COLUMN = 'file_path';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER video_assets_guard BEFORE INSERT OR UPDATE ON video_assets
    FOR EACH ROW EXECUTE FUNCTION raso_guard_assets('video');
CREATE TRIGGER audio_assets_guard BEFORE INSERT OR UPDATE ON audio_assets
    FOR EACH ROW EXECUTE FUNCTION raso_guard_assets('audio');
CREATE TRIGGER visual_assets_guard BEFORE INSERT OR UPDATE ON visual_assets
    FOR EACH ROW EXECUTE FUNCTION raso_guard_assets('visual');

-- By name after visual_assets_guard, which a roll-back needs: it brings back the version's own source code.
CREATE TRIGGER visual_assets_guard_source_code_insert BEFORE INSERT ON visual_assets
    FOR EACH ROW WHEN (NEW.source_code_path IS NOT NULL) EXECUTE FUNCTION raso_guard_source_code();
CREATE TRIGGER visual_assets_guard_source_code_update BEFORE UPDATE ON visual_assets
    FOR EACH ROW WHEN (NEW.source_code_path IS NOT NULL AND NEW.source_code_path IS DISTINCT FROM OLD.source_code_path)
    EXECUTE FUNCTION raso_guard_source_code();

CREATE TRIGGER video_assets_version AFTER INSERT OR UPDATE ON video_assets
    FOR EACH ROW EXECUTE FUNCTION raso_version_assets('video');
CREATE TRIGGER audio_assets_version AFTER INSERT OR UPDATE ON audio_assets
    FOR EACH ROW EXECUTE FUNCTION raso_version_assets('audio');
CREATE TRIGGER visual_assets_version AFTER INSERT OR UPDATE ON visual_assets
    FOR EACH ROW EXECUTE FUNCTION raso_version_assets('visual');
