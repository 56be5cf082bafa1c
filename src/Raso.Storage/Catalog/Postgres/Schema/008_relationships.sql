-- Directed links between assets of any kind. A link goes with either of its ends.

CREATE TABLE asset_relationships (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    source_type text NOT NULL,
    source_id uuid NOT NULL,
    target_type text NOT NULL,
    target_id uuid NOT NULL,
    relationship_type text NOT NULL,
    dependency_strength numeric(3,2) NOT NULL DEFAULT 1.0,
    metadata jsonb,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    source_video_id uuid GENERATED ALWAYS AS (CASE WHEN source_type = 'video' THEN source_id END) STORED,
    source_audio_id uuid GENERATED ALWAYS AS (CASE WHEN source_type = 'audio' THEN source_id END) STORED,
    source_visual_id uuid GENERATED ALWAYS AS (CASE WHEN source_type = 'visual' THEN source_id END) STORED,
    target_video_id uuid GENERATED ALWAYS AS (CASE WHEN target_type = 'video' THEN target_id END) STORED,
    target_audio_id uuid GENERATED ALWAYS AS (CASE WHEN target_type = 'audio' THEN target_id END) STORED,
    target_visual_id uuid GENERATED ALWAYS AS (CASE WHEN target_type = 'visual' THEN target_id END) STORED,
    CONSTRAINT asset_relationships_pkey PRIMARY KEY (id),
    CONSTRAINT asset_relationships_ends_key UNIQUE (source_type, source_id, target_type, target_id, relationship_type),
    CONSTRAINT asset_relationships_source_video_id_fkey FOREIGN KEY (source_video_id) REFERENCES video_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_source_audio_id_fkey FOREIGN KEY (source_audio_id) REFERENCES audio_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_source_visual_id_fkey FOREIGN KEY (source_visual_id) REFERENCES visual_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_target_video_id_fkey FOREIGN KEY (target_video_id) REFERENCES video_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_target_audio_id_fkey FOREIGN KEY (target_audio_id) REFERENCES audio_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_target_visual_id_fkey FOREIGN KEY (target_visual_id) REFERENCES visual_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_source_type_check CHECK (source_type IN ('video', 'audio', 'visual')),
    CONSTRAINT asset_relationships_target_type_check CHECK (target_type IN ('video', 'audio', 'visual')),
    CONSTRAINT asset_relationships_relationship_type_check
        CHECK (relationship_type IN ('depends_on', 'generates', 'enhances', 'replaces', 'references')),
    CONSTRAINT asset_relationships_self_check CHECK (source_type <> target_type OR source_id <> target_id),
    CONSTRAINT asset_relationships_dependency_strength_check CHECK (dependency_strength BETWEEN 0 AND 1),
    CONSTRAINT asset_relationships_metadata_check CHECK (raso_is_document(metadata))
);

-- The ends by source are covered by asset_relationships_ends_key. The six others serve the cascades.
CREATE INDEX idx_asset_relationships_target ON asset_relationships (target_type, target_id);
CREATE INDEX idx_asset_relationships_type ON asset_relationships (relationship_type);
CREATE INDEX idx_asset_relationships_source_video_id ON asset_relationships (source_video_id) WHERE source_video_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_source_audio_id ON asset_relationships (source_audio_id) WHERE source_audio_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_source_visual_id ON asset_relationships (source_visual_id) WHERE source_visual_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_video_id ON asset_relationships (target_video_id) WHERE target_video_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_audio_id ON asset_relationships (target_audio_id) WHERE target_audio_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_visual_id ON asset_relationships (target_visual_id) WHERE target_visual_id IS NOT NULL;

CREATE TRIGGER asset_relationships_truncate BEFORE TRUNCATE ON asset_relationships
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
