-- What an asset row does to its versions. The path alone decides: a new file makes a version, a file of one of the asset's own
-- versions is a roll-back, another asset's file is an error. A BEFORE trigger cannot change the row here, so that what PostgreSQL
-- fills in beforehand is filled in afterwards, by nested updates. While they run, the version that current_version_id names is not the
-- current one of this file: that tells them from an update by anybody else, and keeps one UPDATE at one row_version.
-- Right with recursive_triggers on and off.

CREATE TRIGGER video_assets_guard_insert BEFORE INSERT ON video_assets
BEGIN
    SELECT RAISE(ABORT, 'RS003: current_version_id is set by the versions alone') WHERE NEW.current_version_id IS NOT NULL;
    SELECT RAISE(ABORT, 'RS002: the file belongs to another asset') WHERE EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.file_path = NEW.file_path AND (v.content_type <> 'video' OR v.content_id IS NOT NEW.id));
    SELECT RAISE(ABORT, 'RS001: no committed file at file_path')
    WHERE NEW.file_path IS NOT NULL AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.file_path AND f.state = 'committed');
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size > 0 AND NEW.file_size <> (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path);
    DELETE FROM raso_guards WHERE name = 'video_assets';
    INSERT INTO raso_guards (name) SELECT 'video_assets' WHERE EXISTS (SELECT 1 FROM video_assets AS x WHERE x.id = NEW.id);
END;

CREATE TRIGGER video_assets_version_insert AFTER INSERT ON video_assets
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in video_assets is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'video_assets');
    -- As numeric(10,3) would, and so that the number survives the way through JSON and back.
    UPDATE video_assets SET duration_seconds = round(duration_seconds, 3)
    WHERE id = NEW.id AND duration_seconds <> round(duration_seconds, 3);
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
        a.content_type, a.content_id,
        1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v WHERE v.content_type = 'video' AND v.content_id = NEW.id),
        a.generation_parameters, a.ai_models_used, a.properties, f.path, f.size, f.sha256, a.source_code_path, NULL, 1
    FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
    WHERE a.content_type = 'video' AND a.content_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE video_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path) WHERE id = NEW.id;
    SELECT RAISE(ABORT, 'RS003: the asset and its current version differ')
    WHERE NOT EXISTS (SELECT 1 FROM video_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = NEW.id AND v.is_current = 1 AND v.file_path = a.file_path);
END;

CREATE TRIGGER video_assets_guard_update BEFORE UPDATE ON video_assets
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, paper_id and created_at of an asset never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.created_at IS NOT OLD.created_at;
    SELECT RAISE(ABORT, 'RS002: the file belongs to another asset')
    WHERE NEW.file_path IS NOT OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.file_path = NEW.file_path AND (v.content_type <> 'video' OR v.content_id IS NOT NEW.id));
    SELECT RAISE(ABORT, 'RS003: the version was pruned; its file is gone')
    WHERE NEW.file_path IS NOT OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'video' AND v.content_id = NEW.id AND v.pruned_at IS NOT NULL);
    SELECT RAISE(ABORT, 'RS003: the current version follows file_path')
    WHERE NEW.current_version_id IS NOT OLD.current_version_id AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'video' AND v.content_id = NEW.id AND v.id = NEW.current_version_id);
    SELECT RAISE(ABORT, 'RS001: no committed file at file_path')
    WHERE NEW.file_path IS NOT OLD.file_path AND NEW.file_path IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.file_path AND f.state = 'committed');
    -- A roll-back takes its size and source code from the version, and until it has them other triggers may write the row.
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size > 0 AND NEW.file_size <> (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path)
        AND CASE
            WHEN NEW.file_path IS OLD.file_path THEN NEW.file_size IS NOT OLD.file_size
            ELSE NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'video' AND v.content_id = NEW.id)
        END;
END;

-- First the old version steps down: the index allows one current version at every moment.
CREATE TRIGGER video_assets_version_update AFTER UPDATE ON video_assets
WHEN NEW.file_path IS NOT OLD.file_path
BEGIN
    UPDATE content_versions SET is_current = 0 WHERE content_type = 'video' AND content_id = NEW.id AND is_current = 1;
    INSERT INTO version_rollbacks (content_type, content_id, rollback_number, from_version_id, to_version_id)
    SELECT 'video', NEW.id,
        1 + (SELECT coalesce(max(r.rollback_number), 0) FROM version_rollbacks AS r WHERE r.content_type = 'video' AND r.content_id = NEW.id),
        OLD.current_version_id, v.id
    FROM content_versions AS v WHERE v.file_path = NEW.file_path;
    UPDATE video_assets SET (
        file_size, generation_parameters, ai_models_used, duration_seconds, resolution, fps, codec, bitrate, quality_preset,
        validation_status, validation_errors, codec_info, generation_time_seconds) = (
        SELECT
            v.file_size, v.generation_parameters, v.ai_models_used, json_extract(v.properties, '$.duration_seconds'),
            json_extract(v.properties, '$.resolution'), json_extract(v.properties, '$.fps'), json_extract(v.properties, '$.codec'),
            json_extract(v.properties, '$.bitrate'), json_extract(v.properties, '$.quality_preset'),
            json_extract(v.properties, '$.validation_status'), json_extract(v.properties, '$.validation_errors'),
            json_extract(v.properties, '$.codec_info'), json_extract(v.properties, '$.generation_time_seconds')
        FROM content_versions AS v WHERE v.file_path = NEW.file_path)
    WHERE id = NEW.id AND EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE content_versions SET is_current = 1 WHERE file_path = NEW.file_path;
    UPDATE video_assets SET duration_seconds = round(duration_seconds, 3)
    WHERE id = NEW.id AND duration_seconds <> round(duration_seconds, 3);
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
        a.content_type, a.content_id,
        1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v WHERE v.content_type = 'video' AND v.content_id = NEW.id),
        a.generation_parameters, a.ai_models_used, a.properties, f.path, f.size, f.sha256, a.source_code_path, OLD.current_version_id, 1
    FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
    WHERE a.content_type = 'video' AND a.content_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE video_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path)
    WHERE id = NEW.id AND current_version_id IS NOT (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    SELECT RAISE(ABORT, 'RS003: the asset and its current version differ')
    WHERE NOT EXISTS (SELECT 1 FROM video_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = NEW.id AND v.is_current = 1 AND v.file_path = a.file_path);
END;

CREATE TRIGGER video_assets_version_copy AFTER UPDATE ON video_assets
WHEN NEW.file_path IS OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v
    WHERE v.id = OLD.current_version_id AND v.file_path = NEW.file_path AND v.is_current = 1)
BEGIN
    -- Once more, and of any size: PRAGMA ignore_check_constraints lets a size pass that no file has.
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size IS NOT OLD.file_size AND NEW.file_size IS NOT (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path);
    UPDATE content_versions
    SET (file_size, source_code_path, generation_parameters, ai_models_used, properties) = (
        SELECT a.file_size, a.source_code_path, a.generation_parameters, a.ai_models_used, a.properties
        FROM asset_states AS a WHERE a.content_type = 'video' AND a.content_id = NEW.id)
    WHERE content_type = 'video' AND content_id = NEW.id AND is_current = 1 AND NOT EXISTS (SELECT 1 FROM asset_states AS a
        WHERE a.content_type = 'video' AND a.content_id = NEW.id AND a.file_size = content_versions.file_size
            AND a.source_code_path IS content_versions.source_code_path
            AND a.generation_parameters IS content_versions.generation_parameters
            AND a.ai_models_used IS content_versions.ai_models_used AND a.properties = content_versions.properties);
END;

CREATE TRIGGER video_assets_touch AFTER UPDATE ON video_assets
WHEN (NEW.row_version IS OLD.row_version OR NOT EXISTS (SELECT 1 FROM raso_guards WHERE name = 'nested'))
    AND (NEW.file_path IS NOT OLD.file_path OR EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.id = OLD.current_version_id AND v.file_path = NEW.file_path AND v.is_current = 1))
BEGIN
    DELETE FROM raso_guards WHERE name = 'nested';
    INSERT INTO raso_guards (name) VALUES ('nested');
    -- As numeric(10,3) would, and so that the number survives the way through JSON and back.
    UPDATE video_assets SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
        duration_seconds = round(duration_seconds, 3)
    WHERE id = OLD.id;
    DELETE FROM raso_guards WHERE name = 'nested';
END;

CREATE TRIGGER audio_assets_guard_insert BEFORE INSERT ON audio_assets
BEGIN
    SELECT RAISE(ABORT, 'RS003: current_version_id is set by the versions alone') WHERE NEW.current_version_id IS NOT NULL;
    SELECT RAISE(ABORT, 'RS002: the file belongs to another asset') WHERE EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.file_path = NEW.file_path AND (v.content_type <> 'audio' OR v.content_id IS NOT NEW.id));
    SELECT RAISE(ABORT, 'RS001: no committed file at file_path')
    WHERE NEW.file_path IS NOT NULL AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.file_path AND f.state = 'committed');
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size > 0 AND NEW.file_size <> (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path);
    DELETE FROM raso_guards WHERE name = 'audio_assets';
    INSERT INTO raso_guards (name) SELECT 'audio_assets' WHERE EXISTS (SELECT 1 FROM audio_assets AS x WHERE x.id = NEW.id);
END;

CREATE TRIGGER audio_assets_version_insert AFTER INSERT ON audio_assets
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in audio_assets is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'audio_assets');
    UPDATE audio_assets SET duration_seconds = round(duration_seconds, 3)
    WHERE id = NEW.id AND duration_seconds <> round(duration_seconds, 3);
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
        a.content_type, a.content_id,
        1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v WHERE v.content_type = 'audio' AND v.content_id = NEW.id),
        a.generation_parameters, a.ai_models_used, a.properties, f.path, f.size, f.sha256, a.source_code_path, NULL, 1
    FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
    WHERE a.content_type = 'audio' AND a.content_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE audio_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path) WHERE id = NEW.id;
    SELECT RAISE(ABORT, 'RS003: the asset and its current version differ')
    WHERE NOT EXISTS (SELECT 1 FROM audio_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = NEW.id AND v.is_current = 1 AND v.file_path = a.file_path);
END;

CREATE TRIGGER audio_assets_guard_update BEFORE UPDATE ON audio_assets
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, paper_id and created_at of an asset never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.created_at IS NOT OLD.created_at;
    SELECT RAISE(ABORT, 'RS002: the file belongs to another asset')
    WHERE NEW.file_path IS NOT OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.file_path = NEW.file_path AND (v.content_type <> 'audio' OR v.content_id IS NOT NEW.id));
    SELECT RAISE(ABORT, 'RS003: the version was pruned; its file is gone')
    WHERE NEW.file_path IS NOT OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'audio' AND v.content_id = NEW.id AND v.pruned_at IS NOT NULL);
    SELECT RAISE(ABORT, 'RS003: the current version follows file_path')
    WHERE NEW.current_version_id IS NOT OLD.current_version_id AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'audio' AND v.content_id = NEW.id AND v.id = NEW.current_version_id);
    SELECT RAISE(ABORT, 'RS001: no committed file at file_path')
    WHERE NEW.file_path IS NOT OLD.file_path AND NEW.file_path IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.file_path AND f.state = 'committed');
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size > 0 AND NEW.file_size <> (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path)
        AND CASE
            WHEN NEW.file_path IS OLD.file_path THEN NEW.file_size IS NOT OLD.file_size
            ELSE NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'audio' AND v.content_id = NEW.id)
        END;
END;

CREATE TRIGGER audio_assets_version_update AFTER UPDATE ON audio_assets
WHEN NEW.file_path IS NOT OLD.file_path
BEGIN
    UPDATE content_versions SET is_current = 0 WHERE content_type = 'audio' AND content_id = NEW.id AND is_current = 1;
    INSERT INTO version_rollbacks (content_type, content_id, rollback_number, from_version_id, to_version_id)
    SELECT 'audio', NEW.id,
        1 + (SELECT coalesce(max(r.rollback_number), 0) FROM version_rollbacks AS r WHERE r.content_type = 'audio' AND r.content_id = NEW.id),
        OLD.current_version_id, v.id
    FROM content_versions AS v WHERE v.file_path = NEW.file_path;
    UPDATE audio_assets SET (
        file_size, generation_parameters, ai_models_used, duration_seconds, sample_rate, channels, bitrate, format, tts_model,
        voice_model, transcript, language, validation_status, validation_errors, generation_time_seconds) = (
        SELECT
            v.file_size, v.generation_parameters, v.ai_models_used, json_extract(v.properties, '$.duration_seconds'),
            json_extract(v.properties, '$.sample_rate'), json_extract(v.properties, '$.channels'),
            json_extract(v.properties, '$.bitrate'), json_extract(v.properties, '$.format'), json_extract(v.properties, '$.tts_model'),
            json_extract(v.properties, '$.voice_model'), json_extract(v.properties, '$.transcript'),
            json_extract(v.properties, '$.language'), json_extract(v.properties, '$.validation_status'),
            json_extract(v.properties, '$.validation_errors'), json_extract(v.properties, '$.generation_time_seconds')
        FROM content_versions AS v WHERE v.file_path = NEW.file_path)
    WHERE id = NEW.id AND EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE content_versions SET is_current = 1 WHERE file_path = NEW.file_path;
    UPDATE audio_assets SET duration_seconds = round(duration_seconds, 3)
    WHERE id = NEW.id AND duration_seconds <> round(duration_seconds, 3);
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
        a.content_type, a.content_id,
        1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v WHERE v.content_type = 'audio' AND v.content_id = NEW.id),
        a.generation_parameters, a.ai_models_used, a.properties, f.path, f.size, f.sha256, a.source_code_path, OLD.current_version_id, 1
    FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
    WHERE a.content_type = 'audio' AND a.content_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE audio_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path)
    WHERE id = NEW.id AND current_version_id IS NOT (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    SELECT RAISE(ABORT, 'RS003: the asset and its current version differ')
    WHERE NOT EXISTS (SELECT 1 FROM audio_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = NEW.id AND v.is_current = 1 AND v.file_path = a.file_path);
END;

CREATE TRIGGER audio_assets_version_copy AFTER UPDATE ON audio_assets
WHEN NEW.file_path IS OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v
    WHERE v.id = OLD.current_version_id AND v.file_path = NEW.file_path AND v.is_current = 1)
BEGIN
    -- Once more, and of any size: PRAGMA ignore_check_constraints lets a size pass that no file has.
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size IS NOT OLD.file_size AND NEW.file_size IS NOT (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path);
    UPDATE content_versions
    SET (file_size, source_code_path, generation_parameters, ai_models_used, properties) = (
        SELECT a.file_size, a.source_code_path, a.generation_parameters, a.ai_models_used, a.properties
        FROM asset_states AS a WHERE a.content_type = 'audio' AND a.content_id = NEW.id)
    WHERE content_type = 'audio' AND content_id = NEW.id AND is_current = 1 AND NOT EXISTS (SELECT 1 FROM asset_states AS a
        WHERE a.content_type = 'audio' AND a.content_id = NEW.id AND a.file_size = content_versions.file_size
            AND a.source_code_path IS content_versions.source_code_path
            AND a.generation_parameters IS content_versions.generation_parameters
            AND a.ai_models_used IS content_versions.ai_models_used AND a.properties = content_versions.properties);
END;

CREATE TRIGGER audio_assets_touch AFTER UPDATE ON audio_assets
WHEN (NEW.row_version IS OLD.row_version OR NOT EXISTS (SELECT 1 FROM raso_guards WHERE name = 'nested'))
    AND (NEW.file_path IS NOT OLD.file_path OR EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.id = OLD.current_version_id AND v.file_path = NEW.file_path AND v.is_current = 1))
BEGIN
    DELETE FROM raso_guards WHERE name = 'nested';
    INSERT INTO raso_guards (name) VALUES ('nested');
    -- As numeric(10,3) would, and so that the number survives the way through JSON and back.
    UPDATE audio_assets SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
        duration_seconds = round(duration_seconds, 3)
    WHERE id = OLD.id;
    DELETE FROM raso_guards WHERE name = 'nested';
END;

CREATE TRIGGER visual_assets_guard_insert BEFORE INSERT ON visual_assets
BEGIN
    SELECT RAISE(ABORT, 'RS003: current_version_id is set by the versions alone') WHERE NEW.current_version_id IS NOT NULL;
    SELECT RAISE(ABORT, 'RS002: the file belongs to another asset') WHERE EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.file_path = NEW.file_path AND (v.content_type <> 'visual' OR v.content_id IS NOT NEW.id));
    SELECT RAISE(ABORT, 'RS001: no committed file at file_path')
    WHERE NEW.file_path IS NOT NULL AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.file_path AND f.state = 'committed');
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size > 0 AND NEW.file_size <> (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path);
    SELECT RAISE(ABORT, 'RS001: no committed file at source_code_path')
    WHERE NEW.source_code_path IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.source_code_path AND f.state = 'committed');
    DELETE FROM raso_guards WHERE name = 'visual_assets';
    INSERT INTO raso_guards (name) SELECT 'visual_assets' WHERE EXISTS (SELECT 1 FROM visual_assets AS x WHERE x.id = NEW.id);
END;

CREATE TRIGGER visual_assets_version_insert AFTER INSERT ON visual_assets
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in visual_assets is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'visual_assets');
    UPDATE visual_assets SET duration_seconds = round(duration_seconds, 3)
    WHERE id = NEW.id AND duration_seconds <> round(duration_seconds, 3);
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
        a.content_type, a.content_id,
        1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v WHERE v.content_type = 'visual' AND v.content_id = NEW.id),
        a.generation_parameters, a.ai_models_used, a.properties, f.path, f.size, f.sha256, a.source_code_path, NULL, 1
    FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
    WHERE a.content_type = 'visual' AND a.content_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE visual_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path) WHERE id = NEW.id;
    SELECT RAISE(ABORT, 'RS003: the asset and its current version differ')
    WHERE NOT EXISTS (SELECT 1 FROM visual_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = NEW.id AND v.is_current = 1 AND v.file_path = a.file_path);
END;

CREATE TRIGGER visual_assets_guard_update BEFORE UPDATE ON visual_assets
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, paper_id and created_at of an asset never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.paper_id IS NOT OLD.paper_id OR NEW.created_at IS NOT OLD.created_at;
    SELECT RAISE(ABORT, 'RS002: the file belongs to another asset')
    WHERE NEW.file_path IS NOT OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.file_path = NEW.file_path AND (v.content_type <> 'visual' OR v.content_id IS NOT NEW.id));
    SELECT RAISE(ABORT, 'RS003: the version was pruned; its file is gone')
    WHERE NEW.file_path IS NOT OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'visual' AND v.content_id = NEW.id AND v.pruned_at IS NOT NULL);
    SELECT RAISE(ABORT, 'RS003: the current version follows file_path')
    WHERE NEW.current_version_id IS NOT OLD.current_version_id AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'visual' AND v.content_id = NEW.id AND v.id = NEW.current_version_id);
    SELECT RAISE(ABORT, 'RS001: no committed file at file_path')
    WHERE NEW.file_path IS NOT OLD.file_path AND NEW.file_path IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.file_path AND f.state = 'committed');
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size > 0 AND NEW.file_size <> (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path)
        AND CASE
            WHEN NEW.file_path IS OLD.file_path THEN NEW.file_size IS NOT OLD.file_size
            ELSE NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'visual' AND v.content_id = NEW.id)
        END;
    SELECT RAISE(ABORT, 'RS001: no committed file at source_code_path')
    WHERE NEW.source_code_path IS NOT NULL AND NEW.source_code_path IS NOT OLD.source_code_path
        AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.source_code_path AND f.state = 'committed')
        AND (NEW.file_path IS OLD.file_path OR NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path AND v.content_type = 'visual' AND v.content_id = NEW.id));
END;

CREATE TRIGGER visual_assets_version_update AFTER UPDATE ON visual_assets
WHEN NEW.file_path IS NOT OLD.file_path
BEGIN
    UPDATE content_versions SET is_current = 0 WHERE content_type = 'visual' AND content_id = NEW.id AND is_current = 1;
    INSERT INTO version_rollbacks (content_type, content_id, rollback_number, from_version_id, to_version_id)
    SELECT 'visual', NEW.id,
        1 + (SELECT coalesce(max(r.rollback_number), 0) FROM version_rollbacks AS r WHERE r.content_type = 'visual' AND r.content_id = NEW.id),
        OLD.current_version_id, v.id
    FROM content_versions AS v WHERE v.file_path = NEW.file_path;
    UPDATE visual_assets SET (
        file_size, generation_parameters, ai_models_used, source_code_path, resolution, format, animation_framework, duration_seconds,
        validation_status, validation_errors, generation_time_seconds) = (
        SELECT
            v.file_size, v.generation_parameters, v.ai_models_used, v.source_code_path, json_extract(v.properties, '$.resolution'),
            json_extract(v.properties, '$.format'), json_extract(v.properties, '$.animation_framework'),
            json_extract(v.properties, '$.duration_seconds'), json_extract(v.properties, '$.validation_status'),
            json_extract(v.properties, '$.validation_errors'), json_extract(v.properties, '$.generation_time_seconds')
        FROM content_versions AS v WHERE v.file_path = NEW.file_path)
    WHERE id = NEW.id AND EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE content_versions SET is_current = 1 WHERE file_path = NEW.file_path;
    UPDATE visual_assets SET duration_seconds = round(duration_seconds, 3)
    WHERE id = NEW.id AND duration_seconds <> round(duration_seconds, 3);
    INSERT INTO content_versions (id, content_type, content_id, version_number, generation_parameters, ai_models_used, properties,
        file_path, file_size, checksum, source_code_path, parent_version_id, is_current)
    SELECT lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
        a.content_type, a.content_id,
        1 + (SELECT coalesce(max(v.version_number), 0) FROM content_versions AS v WHERE v.content_type = 'visual' AND v.content_id = NEW.id),
        a.generation_parameters, a.ai_models_used, a.properties, f.path, f.size, f.sha256, a.source_code_path, OLD.current_version_id, 1
    FROM asset_states AS a JOIN files AS f ON f.path = a.file_path
    WHERE a.content_type = 'visual' AND a.content_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    UPDATE visual_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path)
    WHERE id = NEW.id AND current_version_id IS NOT (SELECT v.id FROM content_versions AS v WHERE v.file_path = NEW.file_path);
    SELECT RAISE(ABORT, 'RS003: the asset and its current version differ')
    WHERE NOT EXISTS (SELECT 1 FROM visual_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
        WHERE a.id = NEW.id AND v.is_current = 1 AND v.file_path = a.file_path);
END;

CREATE TRIGGER visual_assets_version_copy AFTER UPDATE ON visual_assets
WHEN NEW.file_path IS OLD.file_path AND EXISTS (SELECT 1 FROM content_versions AS v
    WHERE v.id = OLD.current_version_id AND v.file_path = NEW.file_path AND v.is_current = 1)
BEGIN
    -- Once more, and of any size: PRAGMA ignore_check_constraints lets a size pass that no file has.
    SELECT RAISE(ABORT, 'RS001: file_size is not the size of the file')
    WHERE NEW.file_size IS NOT OLD.file_size AND NEW.file_size IS NOT (SELECT f.size FROM files AS f WHERE f.path = NEW.file_path);
    UPDATE content_versions
    SET (file_size, source_code_path, generation_parameters, ai_models_used, properties) = (
        SELECT a.file_size, a.source_code_path, a.generation_parameters, a.ai_models_used, a.properties
        FROM asset_states AS a WHERE a.content_type = 'visual' AND a.content_id = NEW.id)
    WHERE content_type = 'visual' AND content_id = NEW.id AND is_current = 1 AND NOT EXISTS (SELECT 1 FROM asset_states AS a
        WHERE a.content_type = 'visual' AND a.content_id = NEW.id AND a.file_size = content_versions.file_size
            AND a.source_code_path IS content_versions.source_code_path
            AND a.generation_parameters IS content_versions.generation_parameters
            AND a.ai_models_used IS content_versions.ai_models_used AND a.properties = content_versions.properties);
END;

CREATE TRIGGER visual_assets_touch AFTER UPDATE ON visual_assets
WHEN (NEW.row_version IS OLD.row_version OR NOT EXISTS (SELECT 1 FROM raso_guards WHERE name = 'nested'))
    AND (NEW.file_path IS NOT OLD.file_path OR EXISTS (SELECT 1 FROM content_versions AS v
        WHERE v.id = OLD.current_version_id AND v.file_path = NEW.file_path AND v.is_current = 1))
BEGIN
    DELETE FROM raso_guards WHERE name = 'nested';
    INSERT INTO raso_guards (name) VALUES ('nested');
    -- As numeric(10,3) would, and so that the number survives the way through JSON and back.
    UPDATE visual_assets SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
        duration_seconds = round(duration_seconds, 3)
    WHERE id = OLD.id;
    DELETE FROM raso_guards WHERE name = 'nested';
END;
