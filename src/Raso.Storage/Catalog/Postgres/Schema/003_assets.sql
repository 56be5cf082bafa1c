-- The video, audio and visual assets made from a paper. Each row shows its current version; what keeps the two equal is in 006.

CREATE TABLE video_assets (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    paper_id uuid NOT NULL,
    title text NOT NULL,
    description text,
    role text NOT NULL DEFAULT 'final',
    scene_number integer,
    scene_name text,
    file_path text COLLATE "C" NOT NULL,
    file_size bigint NOT NULL,
    duration_seconds numeric(10,3),
    resolution text,
    fps integer NOT NULL DEFAULT 30,
    codec text DEFAULT 'h264',
    bitrate integer, -- kbps
    quality_preset text NOT NULL DEFAULT 'medium',
    validation_status text NOT NULL DEFAULT 'pending',
    validation_errors jsonb,
    codec_info jsonb,
    generation_parameters jsonb,
    ai_models_used jsonb,
    generation_time_seconds integer,
    current_version_id uuid,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    row_version bigint NOT NULL DEFAULT 1,
    CONSTRAINT video_assets_pkey PRIMARY KEY (id),
    CONSTRAINT video_assets_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT video_assets_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT video_assets_title_check CHECK (length(title) BETWEEN 1 AND 300 AND NOT raso_is_blank(title)),
    CONSTRAINT video_assets_scene_number_check CHECK (scene_number >= 0),
    CONSTRAINT video_assets_scene_name_check CHECK (length(scene_name) <= 200),
    CONSTRAINT video_assets_file_size_check CHECK (file_size > 0),
    CONSTRAINT video_assets_role_check CHECK (role IN ('final', 'scene', 'draft')),
    -- A range, because NaN is greater than every number.
    CONSTRAINT video_assets_duration_seconds_check CHECK (duration_seconds BETWEEN 0.001 AND 9999999.999),
    CONSTRAINT video_assets_resolution_check CHECK (length(resolution) <= 20 AND resolution ~ '^[0-9]+x[0-9]+$'),
    CONSTRAINT video_assets_fps_check CHECK (fps BETWEEN 1 AND 120),
    CONSTRAINT video_assets_codec_check CHECK (length(codec) <= 50),
    CONSTRAINT video_assets_bitrate_check CHECK (bitrate > 0),
    CONSTRAINT video_assets_quality_preset_check CHECK (quality_preset IN ('low', 'medium', 'high', 'custom')),
    CONSTRAINT video_assets_codec_info_check CHECK (raso_is_document(codec_info)),
    CONSTRAINT video_assets_validation_status_check CHECK (validation_status IN ('pending', 'valid', 'invalid')),
    CONSTRAINT video_assets_validation_errors_check CHECK (raso_is_document(validation_errors)),
    CONSTRAINT video_assets_generation_parameters_check CHECK (raso_is_document(generation_parameters)),
    CONSTRAINT video_assets_ai_models_used_check CHECK (raso_is_document(ai_models_used)),
    CONSTRAINT video_assets_generation_time_seconds_check CHECK (generation_time_seconds >= 0),
    CONSTRAINT video_assets_row_version_check CHECK (row_version > 0),
    CONSTRAINT video_assets_created_at_check CHECK (raso_is_readable(created_at)),
    CONSTRAINT video_assets_updated_at_check CHECK (raso_is_readable(updated_at))
);

CREATE INDEX idx_video_assets_paper_id ON video_assets (paper_id, id);
CREATE INDEX idx_video_assets_file_path ON video_assets (file_path);
CREATE INDEX idx_video_assets_quality_preset ON video_assets (quality_preset);
CREATE INDEX idx_video_assets_validation_status ON video_assets (validation_status);
CREATE INDEX idx_video_assets_created_at ON video_assets (created_at DESC, id DESC);

CREATE TABLE audio_assets (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    paper_id uuid NOT NULL,
    video_asset_id uuid,
    title text NOT NULL,
    description text,
    role text NOT NULL DEFAULT 'narration',
    scene_number integer,
    scene_name text,
    file_path text COLLATE "C" NOT NULL,
    file_size bigint NOT NULL,
    duration_seconds numeric(10,3),
    sample_rate integer NOT NULL DEFAULT 44100,
    channels integer NOT NULL DEFAULT 2,
    bitrate integer, -- kbps
    format text NOT NULL DEFAULT 'mp3',
    tts_model text,
    voice_model text,
    transcript text,
    language text NOT NULL DEFAULT 'en',
    validation_status text NOT NULL DEFAULT 'pending',
    validation_errors jsonb,
    generation_parameters jsonb,
    ai_models_used jsonb,
    generation_time_seconds integer,
    current_version_id uuid,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    row_version bigint NOT NULL DEFAULT 1,
    CONSTRAINT audio_assets_pkey PRIMARY KEY (id),
    -- The narration outlives a video that it was part of.
    CONSTRAINT audio_assets_video_asset_id_fkey FOREIGN KEY (video_asset_id) REFERENCES video_assets (id) ON DELETE SET NULL,
    CONSTRAINT audio_assets_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT audio_assets_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT audio_assets_title_check CHECK (length(title) BETWEEN 1 AND 300 AND NOT raso_is_blank(title)),
    CONSTRAINT audio_assets_scene_number_check CHECK (scene_number >= 0),
    CONSTRAINT audio_assets_scene_name_check CHECK (length(scene_name) <= 200),
    CONSTRAINT audio_assets_file_size_check CHECK (file_size > 0),
    CONSTRAINT audio_assets_role_check CHECK (role IN ('narration', 'music', 'effects')),
    CONSTRAINT audio_assets_duration_seconds_check CHECK (duration_seconds BETWEEN 0.001 AND 9999999.999),
    CONSTRAINT audio_assets_sample_rate_check CHECK (sample_rate > 0),
    CONSTRAINT audio_assets_channels_check CHECK (channels BETWEEN 1 AND 64),
    CONSTRAINT audio_assets_bitrate_check CHECK (bitrate > 0),
    CONSTRAINT audio_assets_format_check CHECK (format IN ('mp3', 'wav', 'aac', 'flac', 'opus', 'ogg', 'm4a')),
    CONSTRAINT audio_assets_tts_model_check CHECK (length(tts_model) <= 50),
    CONSTRAINT audio_assets_voice_model_check CHECK (length(voice_model) <= 100),
    CONSTRAINT audio_assets_language_check CHECK (length(language) BETWEEN 1 AND 35),
    CONSTRAINT audio_assets_validation_status_check CHECK (validation_status IN ('pending', 'valid', 'invalid')),
    CONSTRAINT audio_assets_validation_errors_check CHECK (raso_is_document(validation_errors)),
    CONSTRAINT audio_assets_generation_parameters_check CHECK (raso_is_document(generation_parameters)),
    CONSTRAINT audio_assets_ai_models_used_check CHECK (raso_is_document(ai_models_used)),
    CONSTRAINT audio_assets_generation_time_seconds_check CHECK (generation_time_seconds >= 0),
    CONSTRAINT audio_assets_row_version_check CHECK (row_version > 0),
    CONSTRAINT audio_assets_created_at_check CHECK (raso_is_readable(created_at)),
    CONSTRAINT audio_assets_updated_at_check CHECK (raso_is_readable(updated_at))
);

CREATE INDEX idx_audio_assets_paper_id ON audio_assets (paper_id, id);
CREATE INDEX idx_audio_assets_video_asset_id ON audio_assets (video_asset_id) WHERE video_asset_id IS NOT NULL;
CREATE INDEX idx_audio_assets_file_path ON audio_assets (file_path);
CREATE INDEX idx_audio_assets_tts_model ON audio_assets (tts_model);
CREATE INDEX idx_audio_assets_language ON audio_assets (language);
CREATE INDEX idx_audio_assets_created_at ON audio_assets (created_at DESC, id DESC);

CREATE TABLE visual_assets (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    paper_id uuid NOT NULL,
    video_asset_id uuid,
    title text NOT NULL,
    description text,
    role text NOT NULL,
    scene_number integer,
    scene_name text,
    file_path text COLLATE "C" NOT NULL,
    file_size bigint NOT NULL,
    resolution text,
    format text,
    animation_framework text,
    source_code_path text COLLATE "C",
    duration_seconds numeric(10,3),
    start_time_seconds numeric(10,3),
    end_time_seconds numeric(10,3),
    validation_status text NOT NULL DEFAULT 'pending',
    validation_errors jsonb,
    generation_parameters jsonb,
    ai_models_used jsonb,
    generation_time_seconds integer,
    current_version_id uuid,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    row_version bigint NOT NULL DEFAULT 1,
    CONSTRAINT visual_assets_pkey PRIMARY KEY (id),
    CONSTRAINT visual_assets_video_asset_id_fkey FOREIGN KEY (video_asset_id) REFERENCES video_assets (id) ON DELETE SET NULL,
    CONSTRAINT visual_assets_source_code_path_fkey FOREIGN KEY (source_code_path) REFERENCES files (path),
    CONSTRAINT visual_assets_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE,
    CONSTRAINT visual_assets_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT visual_assets_title_check CHECK (length(title) BETWEEN 1 AND 300 AND NOT raso_is_blank(title)),
    CONSTRAINT visual_assets_scene_number_check CHECK (scene_number >= 0),
    CONSTRAINT visual_assets_scene_name_check CHECK (length(scene_name) <= 200),
    CONSTRAINT visual_assets_file_size_check CHECK (file_size > 0),
    CONSTRAINT visual_assets_role_check CHECK (role IN ('animation', 'slide', 'diagram', 'chart', '3d_model', 'equation')),
    CONSTRAINT visual_assets_resolution_check CHECK (length(resolution) <= 20 AND resolution ~ '^[0-9]+x[0-9]+$'),
    CONSTRAINT visual_assets_format_check CHECK (format IN ('png', 'svg', 'mp4', 'gif', 'jpg', 'webp', 'webm', 'glb', 'blend')),
    CONSTRAINT visual_assets_animation_framework_check CHECK (length(animation_framework) <= 50),
    CONSTRAINT visual_assets_duration_seconds_check CHECK (duration_seconds BETWEEN 0.001 AND 9999999.999),
    CONSTRAINT visual_assets_start_time_seconds_check CHECK (start_time_seconds BETWEEN 0 AND 9999999.999),
    CONSTRAINT visual_assets_end_time_seconds_check CHECK (end_time_seconds BETWEEN 0 AND 9999999.999 AND end_time_seconds > coalesce(start_time_seconds, -1)),
    CONSTRAINT visual_assets_validation_status_check CHECK (validation_status IN ('pending', 'valid', 'invalid')),
    CONSTRAINT visual_assets_validation_errors_check CHECK (raso_is_document(validation_errors)),
    CONSTRAINT visual_assets_generation_parameters_check CHECK (raso_is_document(generation_parameters)),
    CONSTRAINT visual_assets_ai_models_used_check CHECK (raso_is_document(ai_models_used)),
    CONSTRAINT visual_assets_generation_time_seconds_check CHECK (generation_time_seconds >= 0),
    CONSTRAINT visual_assets_row_version_check CHECK (row_version > 0),
    CONSTRAINT visual_assets_created_at_check CHECK (raso_is_readable(created_at)),
    CONSTRAINT visual_assets_updated_at_check CHECK (raso_is_readable(updated_at))
);

CREATE INDEX idx_visual_assets_paper_id ON visual_assets (paper_id, id);
CREATE INDEX idx_visual_assets_video_asset_id ON visual_assets (video_asset_id) WHERE video_asset_id IS NOT NULL;
CREATE INDEX idx_visual_assets_file_path ON visual_assets (file_path);
CREATE INDEX idx_visual_assets_source_code_path ON visual_assets (source_code_path) WHERE source_code_path IS NOT NULL;
CREATE INDEX idx_visual_assets_role ON visual_assets (role);
CREATE INDEX idx_visual_assets_framework ON visual_assets (animation_framework);
CREATE INDEX idx_visual_assets_scene_number ON visual_assets (scene_number);
CREATE INDEX idx_visual_assets_created_at ON visual_assets (created_at DESC, id DESC);

CREATE TRIGGER video_assets_truncate BEFORE TRUNCATE ON video_assets
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
CREATE TRIGGER audio_assets_truncate BEFORE TRUNCATE ON audio_assets
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
CREATE TRIGGER visual_assets_truncate BEFORE TRUNCATE ON visual_assets
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
