-- Versions follow their asset, and are never written by hand.

-- The describing columns of any asset as a version keeps them; those without a column in content_versions stand in properties.
-- What merely places an asset (title, scene, start and end time, its video) is not versioned.
CREATE VIEW asset_states AS
SELECT 'video' AS content_type, a.id AS content_id, a.file_path, a.file_size, NULL AS source_code_path, a.generation_parameters, a.ai_models_used,
    a.current_version_id,
    json_object(
        'duration_seconds', a.duration_seconds, 'resolution', a.resolution, 'fps', a.fps, 'codec', a.codec, 'bitrate', a.bitrate,
        'quality_preset', a.quality_preset, 'validation_status', a.validation_status, 'validation_errors', json(a.validation_errors),
        'codec_info', json(a.codec_info), 'generation_time_seconds', a.generation_time_seconds) AS properties
FROM video_assets AS a
UNION ALL
SELECT 'audio', a.id, a.file_path, a.file_size, NULL, a.generation_parameters, a.ai_models_used,
    a.current_version_id,
    json_object(
        'duration_seconds', a.duration_seconds, 'sample_rate', a.sample_rate, 'channels', a.channels, 'bitrate', a.bitrate,
        'format', a.format, 'tts_model', a.tts_model, 'voice_model', a.voice_model, 'transcript', a.transcript, 'language', a.language,
        'validation_status', a.validation_status, 'validation_errors', json(a.validation_errors),
        'generation_time_seconds', a.generation_time_seconds)
FROM audio_assets AS a
UNION ALL
SELECT 'visual', a.id, a.file_path, a.file_size, a.source_code_path, a.generation_parameters, a.ai_models_used,
    a.current_version_id,
    json_object(
        'resolution', a.resolution, 'format', a.format, 'animation_framework', a.animation_framework,
        'duration_seconds', a.duration_seconds, 'validation_status', a.validation_status, 'validation_errors', json(a.validation_errors),
        'generation_time_seconds', a.generation_time_seconds)
FROM visual_assets AS a;

-- A version row may be written only so that it agrees with its asset row. The asset's triggers write the asset first and pass;
-- whoever writes a version directly contradicts an asset that has not changed.
CREATE TRIGGER content_versions_guard_insert BEFORE INSERT ON content_versions
BEGIN
    SELECT RAISE(ABORT, 'RS002: the file belongs to another version') WHERE EXISTS (
        SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path OR v.id = NEW.id);
    SELECT RAISE(ABORT, 'RS003: versions are made by writing their asset')
    WHERE NEW.is_current IS NOT 1 OR NEW.pruned_at IS NOT NULL
        OR NEW.version_number IS NOT 1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v
            WHERE v.content_type = NEW.content_type AND v.content_id = NEW.content_id)
        OR NOT EXISTS (SELECT 1 FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
            WHERE a.content_type = NEW.content_type AND a.content_id = NEW.content_id
                AND a.file_path = NEW.file_path AND a.file_size = NEW.file_size AND a.source_code_path IS NEW.source_code_path
                AND a.generation_parameters IS NEW.generation_parameters AND a.ai_models_used IS NEW.ai_models_used
                AND a.properties = NEW.properties AND a.current_version_id IS NEW.parent_version_id
                AND f.state = 'committed' AND f.size = NEW.file_size AND f.sha256 = NEW.checksum);
END;

CREATE TRIGGER content_versions_guard_update BEFORE UPDATE ON content_versions
BEGIN
    SELECT RAISE(ABORT, 'RS003: number, parent, file and checksum of a version never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.content_type IS NOT OLD.content_type OR NEW.content_id IS NOT OLD.content_id
        OR NEW.version_number IS NOT OLD.version_number OR NEW.parent_version_id IS NOT OLD.parent_version_id
        OR NEW.file_path IS NOT OLD.file_path OR NEW.checksum IS NOT OLD.checksum OR NEW.created_at IS NOT OLD.created_at;
    SELECT RAISE(ABORT, 'RS003: a pruned version stays so')
    WHERE OLD.pruned_at IS NOT NULL AND NEW.pruned_at IS NOT OLD.pruned_at;
    SELECT RAISE(ABORT, 'RS003: a version is current or pruned, never both')
    WHERE NEW.is_current AND NEW.pruned_at IS NOT NULL;
    SELECT RAISE(ABORT, 'RS003: is_current follows the asset')
    WHERE NEW.is_current IS NOT OLD.is_current AND NEW.is_current IS NOT EXISTS (SELECT 1 FROM asset_states AS a
        WHERE a.content_type = NEW.content_type AND a.content_id = NEW.content_id AND a.file_path = NEW.file_path);
    SELECT RAISE(ABORT, 'RS003: a version is written through its asset')
    WHERE (NEW.is_current AND NOT OLD.is_current
            OR NEW.file_size IS NOT OLD.file_size OR NEW.source_code_path IS NOT OLD.source_code_path
            OR NEW.generation_parameters IS NOT OLD.generation_parameters OR NEW.ai_models_used IS NOT OLD.ai_models_used
            OR NEW.properties IS NOT OLD.properties)
        AND NOT (NEW.is_current AND EXISTS (SELECT 1 FROM asset_states AS a
            WHERE a.content_type = NEW.content_type AND a.content_id = NEW.content_id AND a.file_path = NEW.file_path
                AND a.file_size = NEW.file_size AND a.source_code_path IS NEW.source_code_path
                AND a.generation_parameters IS NEW.generation_parameters AND a.ai_models_used IS NEW.ai_models_used
                AND a.properties = NEW.properties));
END;

-- In a cascade the asset has gone already.
CREATE TRIGGER content_versions_guard_delete BEFORE DELETE ON content_versions
WHEN EXISTS (SELECT 1 FROM asset_states AS a WHERE a.content_type = OLD.content_type AND a.content_id = OLD.content_id)
BEGIN
    SELECT RAISE(ABORT, 'RS003: a version goes only with its asset; prune it instead');
END;

CREATE TRIGGER version_rollbacks_guard_insert BEFORE INSERT ON version_rollbacks
BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: version_rollbacks.id')
    WHERE EXISTS (SELECT 1 FROM version_rollbacks AS r WHERE r.id = NEW.id);
    SELECT RAISE(ABORT, 'RS003: a roll-back is between two versions of one asset')
    WHERE 2 <> (SELECT count(*) FROM content_versions AS v WHERE v.id IN (NEW.from_version_id, NEW.to_version_id)
        AND v.content_type = NEW.content_type AND v.content_id = NEW.content_id);
    SELECT RAISE(ABORT, 'RS003: the roll-backs of an asset are numbered without gaps')
    WHERE NEW.rollback_number IS NOT 1 + (SELECT coalesce(max(r.rollback_number), 0) FROM version_rollbacks AS r
        WHERE r.content_type = NEW.content_type AND r.content_id = NEW.content_id);
END;

CREATE TRIGGER version_rollbacks_guard_update BEFORE UPDATE ON version_rollbacks
WHEN NEW.id IS NOT OLD.id OR NEW.content_type IS NOT OLD.content_type OR NEW.content_id IS NOT OLD.content_id
    OR NEW.rollback_number IS NOT OLD.rollback_number OR NEW.from_version_id IS NOT OLD.from_version_id
    OR NEW.to_version_id IS NOT OLD.to_version_id OR NEW.created_at IS NOT OLD.created_at
BEGIN
    SELECT RAISE(ABORT, 'RS003: a roll-back is a record; only created_by and reason may be added');
END;

CREATE TRIGGER version_rollbacks_guard_delete BEFORE DELETE ON version_rollbacks
WHEN EXISTS (SELECT 1 FROM asset_states AS a WHERE a.content_type = OLD.content_type AND a.content_id = OLD.content_id)
BEGIN
    SELECT RAISE(ABORT, 'RS003: a roll-back goes only with its asset');
END;
