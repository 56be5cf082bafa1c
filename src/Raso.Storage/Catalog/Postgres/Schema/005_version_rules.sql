-- Versions follow their asset, and are never written by hand.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- What describes the bytes and has no column in content_versions, by column name. What merely places an asset (title, scene,
-- start and end time, its video) is not versioned.
CREATE FUNCTION raso_asset_properties(content_type text, asset jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT jsonb_object_agg(name, asset -> name)
        FROM unnest(CASE content_type
            WHEN 'video' THEN ARRAY['duration_seconds', 'resolution', 'fps', 'codec', 'bitrate', 'quality_preset', 'validation_status',
                'validation_errors', 'codec_info', 'generation_time_seconds']
            WHEN 'audio' THEN ARRAY['duration_seconds', 'sample_rate', 'channels', 'bitrate', 'format', 'tts_model', 'voice_model',
                'transcript', 'language', 'validation_status', 'validation_errors', 'generation_time_seconds']
            WHEN 'visual' THEN ARRAY['resolution', 'format', 'animation_framework', 'duration_seconds', 'validation_status',
                'validation_errors', 'generation_time_seconds']
        END) AS name);

CREATE FUNCTION raso_asset_row(content_type text, content_id uuid) RETURNS jsonb
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RETURN CASE content_type
        WHEN 'video' THEN (SELECT to_jsonb(a) FROM video_assets AS a WHERE a.id = content_id)
        WHEN 'audio' THEN (SELECT to_jsonb(a) FROM audio_assets AS a WHERE a.id = content_id)
        WHEN 'visual' THEN (SELECT to_jsonb(a) FROM visual_assets AS a WHERE a.id = content_id)
    END;
END $$;

-- A version row may be written only so that it agrees with its asset row. The asset's triggers write the asset first and pass;
-- whoever writes a version directly contradicts an asset that has not changed. No flag is needed that a session could forge.
CREATE FUNCTION raso_guard_versions() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    asset jsonb;
BEGIN
    IF TG_OP = 'DELETE' THEN
        -- In a cascade the asset has gone already.
        IF raso_asset_row(OLD.content_type, OLD.content_id) IS NOT NULL THEN
            RAISE EXCEPTION 'version % goes only with its % asset %; prune it instead', OLD.version_number, OLD.content_type, OLD.content_id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN OLD;
    END IF;

    IF TG_OP = 'UPDATE' THEN
        IF (NEW.id, NEW.content_type, NEW.content_id, NEW.version_number, NEW.parent_version_id, NEW.file_path, NEW.checksum, NEW.created_at)
            IS DISTINCT FROM
           (OLD.id, OLD.content_type, OLD.content_id, OLD.version_number, OLD.parent_version_id, OLD.file_path, OLD.checksum, OLD.created_at) THEN
            RAISE EXCEPTION 'number, parent, file and checksum of version % never change', OLD.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME;
        END IF;
        IF OLD.pruned_at IS NOT NULL AND NEW.pruned_at IS DISTINCT FROM OLD.pruned_at THEN
            RAISE EXCEPTION 'version % was pruned and stays so', OLD.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'pruned_at';
        END IF;
        IF NEW.is_current AND NEW.pruned_at IS NOT NULL THEN
            RAISE EXCEPTION 'version % is current or pruned, never both', OLD.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'pruned_at';
        END IF;
        IF (NEW.is_current, NEW.file_size, NEW.generation_parameters, NEW.ai_models_used, NEW.source_code_path, NEW.properties)
            IS NOT DISTINCT FROM
           (OLD.is_current, OLD.file_size, OLD.generation_parameters, OLD.ai_models_used, OLD.source_code_path, OLD.properties) THEN
            RETURN NEW;
        END IF;
    END IF;

    asset := raso_asset_row(NEW.content_type, NEW.content_id);
    IF NEW.is_current IS DISTINCT FROM coalesce((asset ->> 'current_version_id')::uuid = NEW.id, false) THEN
        RAISE EXCEPTION 'is_current of version % follows its % asset %', NEW.id, NEW.content_type, NEW.content_id
            USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'is_current';
    END IF;
    IF TG_OP = 'UPDATE' AND NOT NEW.is_current
        AND (NEW.file_size, NEW.generation_parameters, NEW.ai_models_used, NEW.source_code_path, NEW.properties)
            IS NOT DISTINCT FROM
            (OLD.file_size, OLD.generation_parameters, OLD.ai_models_used, OLD.source_code_path, OLD.properties) THEN
        RETURN NEW;
    END IF;
    -- A JSON null in the asset's document is SQL's NULL.
    IF NOT NEW.is_current
        OR NEW.file_path IS DISTINCT FROM asset ->> 'file_path'
        OR NEW.file_size IS DISTINCT FROM (asset ->> 'file_size')::bigint
        OR NEW.source_code_path IS DISTINCT FROM asset ->> 'source_code_path'
        OR coalesce(NEW.generation_parameters, 'null') IS DISTINCT FROM asset -> 'generation_parameters'
        OR coalesce(NEW.ai_models_used, 'null') IS DISTINCT FROM asset -> 'ai_models_used'
        OR NEW.properties IS DISTINCT FROM raso_asset_properties(NEW.content_type, asset) THEN
        RAISE EXCEPTION 'version % of % asset % is written through its asset', NEW.version_number, NEW.content_type, NEW.content_id
            USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION raso_next_rollback(asset_type text, asset_id uuid) RETURNS integer
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RETURN 1 + coalesce((SELECT max(r.rollback_number) FROM version_rollbacks AS r WHERE r.content_type = asset_type AND r.content_id = asset_id), 0);
END $$;

CREATE FUNCTION raso_guard_rollbacks() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF raso_asset_row(OLD.content_type, OLD.content_id) IS NOT NULL THEN
            RAISE EXCEPTION 'roll-back % goes only with its % asset %', OLD.id, OLD.content_type, OLD.content_id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        -- Who and why may be added afterwards; what happened may not be rewritten.
        IF (NEW.id, NEW.content_type, NEW.content_id, NEW.rollback_number, NEW.from_version_id, NEW.to_version_id, NEW.created_at)
            IS DISTINCT FROM
           (OLD.id, OLD.content_type, OLD.content_id, OLD.rollback_number, OLD.from_version_id, OLD.to_version_id, OLD.created_at) THEN
            RAISE EXCEPTION 'roll-back % is a record: only created_by and reason may be added', OLD.id
                USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME;
        END IF;
    ELSIF 2 <> (SELECT count(*) FROM content_versions AS v
                WHERE v.id IN (NEW.from_version_id, NEW.to_version_id)
                  AND v.content_type = NEW.content_type AND v.content_id = NEW.content_id) THEN
        RAISE EXCEPTION 'a roll-back is between two versions of one asset'
            USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME;
    ELSIF NEW.rollback_number IS DISTINCT FROM raso_next_rollback(NEW.content_type, NEW.content_id) THEN
        RAISE EXCEPTION 'roll-backs of % asset % are numbered without gaps', NEW.content_type, NEW.content_id
            USING ERRCODE = 'RS003', TABLE = TG_TABLE_NAME, COLUMN = 'rollback_number';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER content_versions_guard BEFORE INSERT OR UPDATE OR DELETE ON content_versions
    FOR EACH ROW EXECUTE FUNCTION raso_guard_versions();
CREATE TRIGGER version_rollbacks_guard BEFORE INSERT OR UPDATE OR DELETE ON version_rollbacks
    FOR EACH ROW EXECUTE FUNCTION raso_guard_rollbacks();
