-- Every state an asset has been in, and every return to an earlier one.

CREATE TABLE content_versions (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    content_type TEXT NOT NULL,
    content_id TEXT NOT NULL,
    version_number INTEGER NOT NULL,
    changes_description TEXT,
    generation_parameters TEXT,
    ai_models_used TEXT,
    performance_metrics TEXT,
    properties TEXT NOT NULL,
    file_path TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    source_code_path TEXT,
    parent_version_id TEXT,
    is_current INTEGER NOT NULL DEFAULT 0,
    pruned_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    created_by TEXT,
    -- One column of a kind, so that real foreign keys hold (content_type, content_id) and versions go with their asset.
    video_asset_id TEXT GENERATED ALWAYS AS (CASE WHEN content_type = 'video' THEN content_id END) STORED,
    audio_asset_id TEXT GENERATED ALWAYS AS (CASE WHEN content_type = 'audio' THEN content_id END) STORED,
    visual_asset_id TEXT GENERATED ALWAYS AS (CASE WHEN content_type = 'visual' THEN content_id END) STORED,
    CONSTRAINT content_versions_pkey PRIMARY KEY (id),
    CONSTRAINT content_versions_number_key UNIQUE (content_type, content_id, version_number),
    CONSTRAINT content_versions_file_path_key UNIQUE (file_path),
    CONSTRAINT content_versions_video_asset_id_fkey FOREIGN KEY (video_asset_id) REFERENCES video_assets (id) ON DELETE CASCADE,
    CONSTRAINT content_versions_audio_asset_id_fkey FOREIGN KEY (audio_asset_id) REFERENCES audio_assets (id) ON DELETE CASCADE,
    CONSTRAINT content_versions_visual_asset_id_fkey FOREIGN KEY (visual_asset_id) REFERENCES visual_assets (id) ON DELETE CASCADE,
    CONSTRAINT content_versions_file_path_fkey FOREIGN KEY (file_path) REFERENCES files (path),
    CONSTRAINT content_versions_source_code_path_fkey FOREIGN KEY (source_code_path) REFERENCES files (path),
    CONSTRAINT content_versions_parent_version_id_fkey FOREIGN KEY (parent_version_id) REFERENCES content_versions (id),
    CONSTRAINT content_versions_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT content_versions_content_type_check CHECK (content_type IN ('video', 'audio', 'visual')),
    CONSTRAINT content_versions_version_number_check CHECK (version_number BETWEEN 1 AND 2147483647),
    CONSTRAINT content_versions_parent_version_id_check CHECK ((version_number = 1) = (parent_version_id IS NULL)),
    CONSTRAINT content_versions_generation_parameters_check
        CHECK (CASE WHEN generation_parameters IS NULL THEN 1 WHEN json_valid(generation_parameters) THEN json_type(generation_parameters) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT content_versions_ai_models_used_check
        CHECK (CASE WHEN ai_models_used IS NULL THEN 1 WHEN json_valid(ai_models_used) THEN json_type(ai_models_used) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT content_versions_performance_metrics_check
        CHECK (CASE WHEN performance_metrics IS NULL THEN 1 WHEN json_valid(performance_metrics) THEN json_type(performance_metrics) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT content_versions_properties_check CHECK (CASE WHEN json_valid(properties) THEN json_type(properties) = 'object' ELSE 0 END),
    CONSTRAINT content_versions_file_size_check CHECK (file_size > 0),
    CONSTRAINT content_versions_checksum_check CHECK (length(checksum) = 64 AND checksum NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT content_versions_is_current_check CHECK (is_current IN (0, 1)),
    CONSTRAINT content_versions_pruned_at_check CHECK (NOT is_current OR pruned_at IS NULL),
    CONSTRAINT content_versions_pruned_at_time_check CHECK (pruned_at IS strftime('%Y-%m-%dT%H:%M:%fZ', pruned_at)),
    CONSTRAINT content_versions_created_by_check CHECK (length(created_by) <= 100),
    CONSTRAINT content_versions_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
) WITHOUT ROWID, STRICT;

CREATE UNIQUE INDEX content_versions_current_key ON content_versions (content_type, content_id) WHERE is_current = 1;
CREATE INDEX idx_content_versions_created_at ON content_versions (created_at DESC, id DESC);
CREATE INDEX idx_content_versions_video_asset_id ON content_versions (video_asset_id) WHERE video_asset_id IS NOT NULL;
CREATE INDEX idx_content_versions_audio_asset_id ON content_versions (audio_asset_id) WHERE audio_asset_id IS NOT NULL;
CREATE INDEX idx_content_versions_visual_asset_id ON content_versions (visual_asset_id) WHERE visual_asset_id IS NOT NULL;
CREATE INDEX idx_content_versions_parent_version_id ON content_versions (parent_version_id) WHERE parent_version_id IS NOT NULL;
CREATE INDEX idx_content_versions_source_code_path ON content_versions (source_code_path) WHERE source_code_path IS NOT NULL;

CREATE TABLE version_rollbacks (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    content_type TEXT NOT NULL,
    content_id TEXT NOT NULL,
    -- Times may repeat or go back; the order of an asset's roll-backs is by number.
    rollback_number INTEGER NOT NULL,
    from_version_id TEXT NOT NULL,
    to_version_id TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    created_by TEXT,
    reason TEXT,
    CONSTRAINT version_rollbacks_pkey PRIMARY KEY (id),
    CONSTRAINT version_rollbacks_number_key UNIQUE (content_type, content_id, rollback_number),
    CONSTRAINT version_rollbacks_from_version_id_fkey FOREIGN KEY (from_version_id) REFERENCES content_versions (id) ON DELETE CASCADE,
    CONSTRAINT version_rollbacks_to_version_id_fkey FOREIGN KEY (to_version_id) REFERENCES content_versions (id) ON DELETE CASCADE,
    CONSTRAINT version_rollbacks_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT version_rollbacks_content_type_check CHECK (content_type IN ('video', 'audio', 'visual')),
    CONSTRAINT version_rollbacks_rollback_number_check CHECK (rollback_number BETWEEN 1 AND 2147483647),
    CONSTRAINT version_rollbacks_versions_check CHECK (from_version_id <> to_version_id),
    CONSTRAINT version_rollbacks_created_by_check CHECK (length(created_by) <= 100),
    CONSTRAINT version_rollbacks_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_version_rollbacks_from_version_id ON version_rollbacks (from_version_id);
CREATE INDEX idx_version_rollbacks_to_version_id ON version_rollbacks (to_version_id);

CREATE TRIGGER content_versions_cascade AFTER DELETE ON content_versions
BEGIN
    DELETE FROM version_rollbacks WHERE from_version_id = OLD.id OR to_version_id = OLD.id;
END;

CREATE TRIGGER video_assets_cascade AFTER DELETE ON video_assets
BEGIN
    DELETE FROM content_versions WHERE content_type = 'video' AND content_id = OLD.id;
END;

CREATE TRIGGER audio_assets_cascade AFTER DELETE ON audio_assets
BEGIN
    DELETE FROM content_versions WHERE content_type = 'audio' AND content_id = OLD.id;
END;

CREATE TRIGGER visual_assets_cascade AFTER DELETE ON visual_assets
BEGIN
    DELETE FROM content_versions WHERE content_type = 'visual' AND content_id = OLD.id;
END;
