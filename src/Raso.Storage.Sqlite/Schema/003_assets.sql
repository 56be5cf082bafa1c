-- The video, audio and visual assets made from a paper. Each row shows its current version; what keeps the two equal is in 006.

CREATE TABLE video_assets (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    paper_id TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    role TEXT NOT NULL DEFAULT 'final',
    scene_number INTEGER,
    scene_name TEXT,
    file_path TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    duration_seconds REAL,
    resolution TEXT,
    fps INTEGER NOT NULL DEFAULT 30,
    codec TEXT DEFAULT 'h264',
    bitrate INTEGER, -- kbps
    quality_preset TEXT NOT NULL DEFAULT 'medium',
    validation_status TEXT NOT NULL DEFAULT 'pending',
    validation_errors TEXT,
    codec_info TEXT,
    generation_parameters TEXT,
    ai_models_used TEXT,
    generation_time_seconds INTEGER,
    current_version_id TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT video_assets_pkey PRIMARY KEY (id),
    CONSTRAINT video_assets_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT video_assets_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT video_assets_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(CAST(id AS BLOB)) = 36 AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT video_assets_title_check
        CHECK (length(title) BETWEEN 1 AND 300 AND instr(title, char(0)) = 0
            AND trim(title, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT video_assets_description_check CHECK (instr(description, char(0)) = 0),
    CONSTRAINT video_assets_scene_number_check CHECK (scene_number BETWEEN 0 AND 2147483647),
    CONSTRAINT video_assets_scene_name_check CHECK (length(scene_name) <= 200 AND instr(scene_name, char(0)) = 0),
    CONSTRAINT video_assets_file_size_check CHECK (file_size > 0),
    CONSTRAINT video_assets_duration_seconds_check CHECK (duration_seconds BETWEEN 0.001 AND 9999999.999),
    CONSTRAINT video_assets_role_check CHECK (role IN ('final', 'scene', 'draft')),
    CONSTRAINT video_assets_resolution_check CHECK (length(resolution) <= 20 AND instr(resolution, char(0)) = 0 AND resolution GLOB '[0-9]*x[0-9]*'
        AND resolution NOT GLOB '*[^0-9x]*' AND resolution NOT GLOB '*x*x*'),
    CONSTRAINT video_assets_fps_check CHECK (fps BETWEEN 1 AND 120),
    CONSTRAINT video_assets_codec_check CHECK (length(codec) <= 50 AND instr(codec, char(0)) = 0),
    CONSTRAINT video_assets_bitrate_check CHECK (bitrate BETWEEN 1 AND 2147483647),
    CONSTRAINT video_assets_quality_preset_check CHECK (quality_preset IN ('low', 'medium', 'high', 'custom')),
    CONSTRAINT video_assets_codec_info_check
        CHECK (CASE WHEN codec_info IS NULL THEN 1 WHEN instr(codec_info, char(0)) THEN 0 WHEN json_valid(codec_info) THEN json_type(codec_info) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT video_assets_validation_status_check CHECK (validation_status IN ('pending', 'valid', 'invalid')),
    CONSTRAINT video_assets_validation_errors_check
        CHECK (CASE WHEN validation_errors IS NULL THEN 1 WHEN instr(validation_errors, char(0)) THEN 0 WHEN json_valid(validation_errors) THEN json_type(validation_errors) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT video_assets_generation_parameters_check
        CHECK (CASE WHEN generation_parameters IS NULL THEN 1 WHEN instr(generation_parameters, char(0)) THEN 0 WHEN json_valid(generation_parameters) THEN json_type(generation_parameters) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT video_assets_ai_models_used_check
        CHECK (CASE WHEN ai_models_used IS NULL THEN 1 WHEN instr(ai_models_used, char(0)) THEN 0 WHEN json_valid(ai_models_used) THEN json_type(ai_models_used) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT video_assets_generation_time_seconds_check CHECK (generation_time_seconds BETWEEN 0 AND 2147483647),
    CONSTRAINT video_assets_row_version_check CHECK (row_version > 0),
    CONSTRAINT video_assets_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at) AND created_at >= '0001'),
    CONSTRAINT video_assets_updated_at_check CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) AND updated_at >= '0001')
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_video_assets_paper_id ON video_assets (paper_id, id);
CREATE INDEX idx_video_assets_file_path ON video_assets (file_path);
CREATE INDEX idx_video_assets_quality_preset ON video_assets (quality_preset);
CREATE INDEX idx_video_assets_validation_status ON video_assets (validation_status);
CREATE INDEX idx_video_assets_created_at ON video_assets (created_at DESC, id DESC);

CREATE TABLE audio_assets (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    paper_id TEXT NOT NULL,
    video_asset_id TEXT,
    title TEXT NOT NULL,
    description TEXT,
    role TEXT NOT NULL DEFAULT 'narration',
    scene_number INTEGER,
    scene_name TEXT,
    file_path TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    duration_seconds REAL,
    sample_rate INTEGER NOT NULL DEFAULT 44100,
    channels INTEGER NOT NULL DEFAULT 2,
    bitrate INTEGER, -- kbps
    format TEXT NOT NULL DEFAULT 'mp3',
    tts_model TEXT,
    voice_model TEXT,
    transcript TEXT,
    language TEXT NOT NULL DEFAULT 'en',
    validation_status TEXT NOT NULL DEFAULT 'pending',
    validation_errors TEXT,
    generation_parameters TEXT,
    ai_models_used TEXT,
    generation_time_seconds INTEGER,
    current_version_id TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT audio_assets_pkey PRIMARY KEY (id),
    CONSTRAINT audio_assets_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT audio_assets_video_asset_id_fkey FOREIGN KEY (video_asset_id) REFERENCES video_assets (id) ON DELETE SET NULL,
    CONSTRAINT audio_assets_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT audio_assets_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(CAST(id AS BLOB)) = 36 AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT audio_assets_title_check
        CHECK (length(title) BETWEEN 1 AND 300 AND instr(title, char(0)) = 0
            AND trim(title, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT audio_assets_description_check CHECK (instr(description, char(0)) = 0),
    CONSTRAINT audio_assets_scene_number_check CHECK (scene_number BETWEEN 0 AND 2147483647),
    CONSTRAINT audio_assets_scene_name_check CHECK (length(scene_name) <= 200 AND instr(scene_name, char(0)) = 0),
    CONSTRAINT audio_assets_file_size_check CHECK (file_size > 0),
    CONSTRAINT audio_assets_duration_seconds_check CHECK (duration_seconds BETWEEN 0.001 AND 9999999.999),
    CONSTRAINT audio_assets_role_check CHECK (role IN ('narration', 'music', 'effects')),
    CONSTRAINT audio_assets_sample_rate_check CHECK (sample_rate BETWEEN 1 AND 2147483647),
    CONSTRAINT audio_assets_channels_check CHECK (channels BETWEEN 1 AND 64),
    CONSTRAINT audio_assets_bitrate_check CHECK (bitrate BETWEEN 1 AND 2147483647),
    CONSTRAINT audio_assets_format_check CHECK (format IN ('mp3', 'wav', 'aac', 'flac', 'opus', 'ogg', 'm4a')),
    CONSTRAINT audio_assets_tts_model_check CHECK (length(tts_model) <= 50 AND instr(tts_model, char(0)) = 0),
    CONSTRAINT audio_assets_voice_model_check CHECK (length(voice_model) <= 100 AND instr(voice_model, char(0)) = 0),
    CONSTRAINT audio_assets_transcript_check CHECK (instr(transcript, char(0)) = 0),
    CONSTRAINT audio_assets_language_check CHECK (length(language) BETWEEN 1 AND 35 AND instr(language, char(0)) = 0),
    CONSTRAINT audio_assets_validation_status_check CHECK (validation_status IN ('pending', 'valid', 'invalid')),
    CONSTRAINT audio_assets_validation_errors_check
        CHECK (CASE WHEN validation_errors IS NULL THEN 1 WHEN instr(validation_errors, char(0)) THEN 0 WHEN json_valid(validation_errors) THEN json_type(validation_errors) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT audio_assets_generation_parameters_check
        CHECK (CASE WHEN generation_parameters IS NULL THEN 1 WHEN instr(generation_parameters, char(0)) THEN 0 WHEN json_valid(generation_parameters) THEN json_type(generation_parameters) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT audio_assets_ai_models_used_check
        CHECK (CASE WHEN ai_models_used IS NULL THEN 1 WHEN instr(ai_models_used, char(0)) THEN 0 WHEN json_valid(ai_models_used) THEN json_type(ai_models_used) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT audio_assets_generation_time_seconds_check CHECK (generation_time_seconds BETWEEN 0 AND 2147483647),
    CONSTRAINT audio_assets_row_version_check CHECK (row_version > 0),
    CONSTRAINT audio_assets_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at) AND created_at >= '0001'),
    CONSTRAINT audio_assets_updated_at_check CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) AND updated_at >= '0001')
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_audio_assets_paper_id ON audio_assets (paper_id, id);
CREATE INDEX idx_audio_assets_video_asset_id ON audio_assets (video_asset_id) WHERE video_asset_id IS NOT NULL;
CREATE INDEX idx_audio_assets_file_path ON audio_assets (file_path);
CREATE INDEX idx_audio_assets_tts_model ON audio_assets (tts_model);
CREATE INDEX idx_audio_assets_language ON audio_assets (language);
CREATE INDEX idx_audio_assets_created_at ON audio_assets (created_at DESC, id DESC);

CREATE TABLE visual_assets (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    paper_id TEXT NOT NULL,
    video_asset_id TEXT,
    title TEXT NOT NULL,
    description TEXT,
    role TEXT NOT NULL,
    scene_number INTEGER,
    scene_name TEXT,
    file_path TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    resolution TEXT,
    format TEXT,
    animation_framework TEXT,
    source_code_path TEXT,
    duration_seconds REAL,
    start_time_seconds REAL,
    end_time_seconds REAL,
    validation_status TEXT NOT NULL DEFAULT 'pending',
    validation_errors TEXT,
    generation_parameters TEXT,
    ai_models_used TEXT,
    generation_time_seconds INTEGER,
    current_version_id TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT visual_assets_pkey PRIMARY KEY (id),
    CONSTRAINT visual_assets_source_code_path_fkey FOREIGN KEY (source_code_path) REFERENCES files (path),
    CONSTRAINT visual_assets_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT visual_assets_video_asset_id_fkey FOREIGN KEY (video_asset_id) REFERENCES video_assets (id) ON DELETE SET NULL,
    CONSTRAINT visual_assets_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT visual_assets_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(CAST(id AS BLOB)) = 36 AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT visual_assets_title_check
        CHECK (length(title) BETWEEN 1 AND 300 AND instr(title, char(0)) = 0
            AND trim(title, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT visual_assets_description_check CHECK (instr(description, char(0)) = 0),
    CONSTRAINT visual_assets_scene_number_check CHECK (scene_number BETWEEN 0 AND 2147483647),
    CONSTRAINT visual_assets_scene_name_check CHECK (length(scene_name) <= 200 AND instr(scene_name, char(0)) = 0),
    CONSTRAINT visual_assets_file_size_check CHECK (file_size > 0),
    CONSTRAINT visual_assets_duration_seconds_check CHECK (duration_seconds BETWEEN 0.001 AND 9999999.999),
    CONSTRAINT visual_assets_role_check CHECK (role IN ('animation', 'slide', 'diagram', 'chart', '3d_model', 'equation')),
    CONSTRAINT visual_assets_resolution_check CHECK (length(resolution) <= 20 AND instr(resolution, char(0)) = 0 AND resolution GLOB '[0-9]*x[0-9]*'
        AND resolution NOT GLOB '*[^0-9x]*' AND resolution NOT GLOB '*x*x*'),
    CONSTRAINT visual_assets_format_check CHECK (format IN ('png', 'svg', 'mp4', 'gif', 'jpg', 'webp', 'webm', 'glb', 'blend')),
    CONSTRAINT visual_assets_animation_framework_check CHECK (length(animation_framework) <= 50 AND instr(animation_framework, char(0)) = 0),
    CONSTRAINT visual_assets_start_time_seconds_check CHECK (start_time_seconds BETWEEN 0 AND 9999999.999),
    CONSTRAINT visual_assets_end_time_seconds_check
        CHECK (end_time_seconds BETWEEN 0 AND 9999999.999 AND end_time_seconds > coalesce(start_time_seconds, -1)),
    CONSTRAINT visual_assets_validation_status_check CHECK (validation_status IN ('pending', 'valid', 'invalid')),
    CONSTRAINT visual_assets_validation_errors_check
        CHECK (CASE WHEN validation_errors IS NULL THEN 1 WHEN instr(validation_errors, char(0)) THEN 0 WHEN json_valid(validation_errors) THEN json_type(validation_errors) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT visual_assets_generation_parameters_check
        CHECK (CASE WHEN generation_parameters IS NULL THEN 1 WHEN instr(generation_parameters, char(0)) THEN 0 WHEN json_valid(generation_parameters) THEN json_type(generation_parameters) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT visual_assets_ai_models_used_check
        CHECK (CASE WHEN ai_models_used IS NULL THEN 1 WHEN instr(ai_models_used, char(0)) THEN 0 WHEN json_valid(ai_models_used) THEN json_type(ai_models_used) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT visual_assets_generation_time_seconds_check CHECK (generation_time_seconds BETWEEN 0 AND 2147483647),
    CONSTRAINT visual_assets_row_version_check CHECK (row_version > 0),
    CONSTRAINT visual_assets_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at) AND created_at >= '0001'),
    CONSTRAINT visual_assets_updated_at_check CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) AND updated_at >= '0001')
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_visual_assets_paper_id ON visual_assets (paper_id, id);
CREATE INDEX idx_visual_assets_video_asset_id ON visual_assets (video_asset_id) WHERE video_asset_id IS NOT NULL;
CREATE INDEX idx_visual_assets_file_path ON visual_assets (file_path);
CREATE INDEX idx_visual_assets_source_code_path ON visual_assets (source_code_path) WHERE source_code_path IS NOT NULL;
CREATE INDEX idx_visual_assets_role ON visual_assets (role);
CREATE INDEX idx_visual_assets_framework ON visual_assets (animation_framework);
CREATE INDEX idx_visual_assets_scene_number ON visual_assets (scene_number);
CREATE INDEX idx_visual_assets_created_at ON visual_assets (created_at DESC, id DESC);

CREATE TRIGGER video_assets_parents_insert AFTER INSERT ON video_assets
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: video_assets_paper_id_fkey')
    WHERE NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.id = NEW.paper_id);
END;

CREATE TRIGGER audio_assets_parents_insert AFTER INSERT ON audio_assets
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: audio_assets_paper_id_fkey')
    WHERE NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.id = NEW.paper_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: audio_assets_video_asset_id_fkey')
    WHERE NEW.video_asset_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM video_assets AS x WHERE x.id = NEW.video_asset_id);
END;

CREATE TRIGGER audio_assets_parents_update AFTER UPDATE OF video_asset_id ON audio_assets
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: audio_assets_video_asset_id_fkey')
    WHERE NEW.video_asset_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM video_assets AS x WHERE x.id = NEW.video_asset_id);
END;

CREATE TRIGGER visual_assets_parents_insert AFTER INSERT ON visual_assets
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: visual_assets_paper_id_fkey')
    WHERE NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.id = NEW.paper_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: visual_assets_video_asset_id_fkey')
    WHERE NEW.video_asset_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM video_assets AS x WHERE x.id = NEW.video_asset_id);
END;

CREATE TRIGGER visual_assets_parents_update AFTER UPDATE OF video_asset_id ON visual_assets
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: visual_assets_video_asset_id_fkey')
    WHERE NEW.video_asset_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM video_assets AS x WHERE x.id = NEW.video_asset_id);
END;

CREATE TRIGGER papers_cascade AFTER DELETE ON papers
BEGIN
    DELETE FROM visual_assets WHERE paper_id = OLD.id;
    DELETE FROM audio_assets WHERE paper_id = OLD.id;
    DELETE FROM video_assets WHERE paper_id = OLD.id;
END;

-- The narration outlives a video that it was part of.
CREATE TRIGGER video_assets_unlink AFTER DELETE ON video_assets
BEGIN
    UPDATE audio_assets SET video_asset_id = NULL WHERE video_asset_id = OLD.id;
    UPDATE visual_assets SET video_asset_id = NULL WHERE video_asset_id = OLD.id;
END;
