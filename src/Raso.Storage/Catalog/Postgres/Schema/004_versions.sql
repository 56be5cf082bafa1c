-- Every state an asset has been in, and every return to an earlier one.

CREATE TABLE content_versions (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    content_type text NOT NULL,
    content_id uuid NOT NULL,
    version_number integer NOT NULL,
    changes_description text,
    generation_parameters jsonb,
    ai_models_used jsonb,
    performance_metrics jsonb,
    properties jsonb NOT NULL,
    file_path text COLLATE "C" NOT NULL,
    file_size bigint NOT NULL,
    checksum text NOT NULL,
    source_code_path text COLLATE "C",
    parent_version_id uuid,
    is_current boolean NOT NULL DEFAULT false,
    pruned_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by text,
    -- One column of a kind, so that real foreign keys hold (content_type, content_id) and versions go with their asset.
    video_asset_id uuid GENERATED ALWAYS AS (CASE WHEN content_type = 'video' THEN content_id END) STORED,
    audio_asset_id uuid GENERATED ALWAYS AS (CASE WHEN content_type = 'audio' THEN content_id END) STORED,
    visual_asset_id uuid GENERATED ALWAYS AS (CASE WHEN content_type = 'visual' THEN content_id END) STORED,
    CONSTRAINT content_versions_pkey PRIMARY KEY (id),
    CONSTRAINT content_versions_number_key UNIQUE (content_type, content_id, version_number),
    CONSTRAINT content_versions_file_path_key UNIQUE (file_path),
    CONSTRAINT content_versions_video_asset_id_fkey FOREIGN KEY (video_asset_id) REFERENCES video_assets (id) ON DELETE CASCADE,
    CONSTRAINT content_versions_audio_asset_id_fkey FOREIGN KEY (audio_asset_id) REFERENCES audio_assets (id) ON DELETE CASCADE,
    CONSTRAINT content_versions_visual_asset_id_fkey FOREIGN KEY (visual_asset_id) REFERENCES visual_assets (id) ON DELETE CASCADE,
    CONSTRAINT content_versions_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT content_versions_source_code_path_fkey FOREIGN KEY (source_code_path) REFERENCES files (path),
    CONSTRAINT content_versions_parent_version_id_fkey FOREIGN KEY (parent_version_id) REFERENCES content_versions (id),
    CONSTRAINT content_versions_content_type_check CHECK (content_type IN ('video', 'audio', 'visual')),
    CONSTRAINT content_versions_version_number_check CHECK (version_number >= 1),
    CONSTRAINT content_versions_parent_version_id_check CHECK ((version_number = 1) = (parent_version_id IS NULL)),
    CONSTRAINT content_versions_generation_parameters_check CHECK (raso_is_document(generation_parameters)),
    CONSTRAINT content_versions_ai_models_used_check CHECK (raso_is_document(ai_models_used)),
    CONSTRAINT content_versions_performance_metrics_check CHECK (raso_is_document(performance_metrics)),
    CONSTRAINT content_versions_properties_check CHECK (jsonb_typeof(properties) = 'object'),
    CONSTRAINT content_versions_file_size_check CHECK (file_size > 0),
    CONSTRAINT content_versions_checksum_check CHECK (checksum ~ '^[0-9a-f]{64}$'),
    CONSTRAINT content_versions_pruned_at_check CHECK (NOT is_current OR pruned_at IS NULL),
    CONSTRAINT content_versions_created_by_check CHECK (length(created_by) <= 100)
);

CREATE UNIQUE INDEX content_versions_current_key ON content_versions (content_type, content_id) WHERE is_current;
CREATE INDEX idx_content_versions_created_at ON content_versions (created_at DESC, id DESC);
CREATE INDEX idx_content_versions_video_asset_id ON content_versions (video_asset_id) WHERE video_asset_id IS NOT NULL;
CREATE INDEX idx_content_versions_audio_asset_id ON content_versions (audio_asset_id) WHERE audio_asset_id IS NOT NULL;
CREATE INDEX idx_content_versions_visual_asset_id ON content_versions (visual_asset_id) WHERE visual_asset_id IS NOT NULL;
CREATE INDEX idx_content_versions_parent_version_id ON content_versions (parent_version_id) WHERE parent_version_id IS NOT NULL;
CREATE INDEX idx_content_versions_source_code_path ON content_versions (source_code_path) WHERE source_code_path IS NOT NULL;

CREATE TABLE version_rollbacks (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    content_type text NOT NULL,
    content_id uuid NOT NULL,
    -- Times may repeat or go back; the order of an asset's roll-backs is by number.
    rollback_number integer NOT NULL,
    from_version_id uuid NOT NULL,
    to_version_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by text,
    reason text,
    CONSTRAINT version_rollbacks_pkey PRIMARY KEY (id),
    CONSTRAINT version_rollbacks_number_key UNIQUE (content_type, content_id, rollback_number),
    CONSTRAINT version_rollbacks_from_version_id_fkey FOREIGN KEY (from_version_id) REFERENCES content_versions (id) ON DELETE CASCADE,
    CONSTRAINT version_rollbacks_to_version_id_fkey FOREIGN KEY (to_version_id) REFERENCES content_versions (id) ON DELETE CASCADE,
    CONSTRAINT version_rollbacks_content_type_check CHECK (content_type IN ('video', 'audio', 'visual')),
    CONSTRAINT version_rollbacks_rollback_number_check CHECK (rollback_number >= 1),
    CONSTRAINT version_rollbacks_versions_check CHECK (from_version_id <> to_version_id),
    CONSTRAINT version_rollbacks_created_by_check CHECK (length(created_by) <= 100)
);

CREATE INDEX idx_version_rollbacks_from_version_id ON version_rollbacks (from_version_id);
CREATE INDEX idx_version_rollbacks_to_version_id ON version_rollbacks (to_version_id);

CREATE TRIGGER content_versions_truncate BEFORE TRUNCATE ON content_versions
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
CREATE TRIGGER version_rollbacks_truncate BEFORE TRUNCATE ON version_rollbacks
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
