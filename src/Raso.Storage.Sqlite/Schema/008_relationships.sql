-- Directed links between assets of any kind. A link goes with either of its ends. Those of depends_on never form a circle.

CREATE TABLE asset_relationships (
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    source_type TEXT NOT NULL,
    source_id TEXT NOT NULL,
    target_type TEXT NOT NULL,
    target_id TEXT NOT NULL,
    relationship_type TEXT NOT NULL,
    dependency_strength REAL NOT NULL DEFAULT 1.0,
    metadata TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    source_video_id TEXT GENERATED ALWAYS AS (CASE WHEN source_type = 'video' THEN source_id END) STORED,
    source_audio_id TEXT GENERATED ALWAYS AS (CASE WHEN source_type = 'audio' THEN source_id END) STORED,
    source_visual_id TEXT GENERATED ALWAYS AS (CASE WHEN source_type = 'visual' THEN source_id END) STORED,
    target_video_id TEXT GENERATED ALWAYS AS (CASE WHEN target_type = 'video' THEN target_id END) STORED,
    target_audio_id TEXT GENERATED ALWAYS AS (CASE WHEN target_type = 'audio' THEN target_id END) STORED,
    target_visual_id TEXT GENERATED ALWAYS AS (CASE WHEN target_type = 'visual' THEN target_id END) STORED,
    CONSTRAINT asset_relationships_pkey PRIMARY KEY (id),
    CONSTRAINT asset_relationships_ends_key UNIQUE (source_type, source_id, relationship_type, target_type, target_id),
    CONSTRAINT asset_relationships_source_video_id_fkey FOREIGN KEY (source_video_id) REFERENCES video_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_source_audio_id_fkey FOREIGN KEY (source_audio_id) REFERENCES audio_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_source_visual_id_fkey FOREIGN KEY (source_visual_id) REFERENCES visual_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_target_video_id_fkey FOREIGN KEY (target_video_id) REFERENCES video_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_target_audio_id_fkey FOREIGN KEY (target_audio_id) REFERENCES audio_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_target_visual_id_fkey FOREIGN KEY (target_visual_id) REFERENCES visual_assets (id) ON DELETE CASCADE,
    CONSTRAINT asset_relationships_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT asset_relationships_source_type_check CHECK (source_type IN ('video', 'audio', 'visual')),
    CONSTRAINT asset_relationships_target_type_check CHECK (target_type IN ('video', 'audio', 'visual')),
    CONSTRAINT asset_relationships_relationship_type_check
        CHECK (relationship_type IN ('depends_on', 'generates', 'enhances', 'replaces', 'references')),
    CONSTRAINT asset_relationships_self_check CHECK (source_type <> target_type OR source_id <> target_id),
    CONSTRAINT asset_relationships_dependency_strength_check CHECK (dependency_strength BETWEEN 0 AND 1 AND dependency_strength = round(dependency_strength, 2)),
    CONSTRAINT asset_relationships_metadata_check
        CHECK (CASE WHEN metadata IS NULL THEN 1 WHEN json_valid(metadata) THEN json_type(metadata) IN ('object', 'array') ELSE 0 END),
    CONSTRAINT asset_relationships_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
) WITHOUT ROWID, STRICT;

-- A walk reads asset_relationships_ends_key in one direction and this one in the other, and no row. The six last ones serve the cascades.
CREATE INDEX idx_asset_relationships_target ON asset_relationships (target_type, target_id, relationship_type, source_type, source_id);
CREATE INDEX idx_asset_relationships_type ON asset_relationships (relationship_type);
CREATE INDEX idx_asset_relationships_source_video_id ON asset_relationships (source_video_id) WHERE source_video_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_source_audio_id ON asset_relationships (source_audio_id) WHERE source_audio_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_source_visual_id ON asset_relationships (source_visual_id) WHERE source_visual_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_video_id ON asset_relationships (target_video_id) WHERE target_video_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_audio_id ON asset_relationships (target_audio_id) WHERE target_audio_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_visual_id ON asset_relationships (target_visual_id) WHERE target_visual_id IS NOT NULL;

CREATE TRIGGER asset_relationships_ends_insert AFTER INSERT ON asset_relationships
BEGIN
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: asset_relationships_source_video_id_fkey')
    WHERE NEW.source_type = 'video' AND NOT EXISTS (SELECT 1 FROM video_assets AS a WHERE a.id = NEW.source_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: asset_relationships_source_audio_id_fkey')
    WHERE NEW.source_type = 'audio' AND NOT EXISTS (SELECT 1 FROM audio_assets AS a WHERE a.id = NEW.source_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: asset_relationships_source_visual_id_fkey')
    WHERE NEW.source_type = 'visual' AND NOT EXISTS (SELECT 1 FROM visual_assets AS a WHERE a.id = NEW.source_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: asset_relationships_target_video_id_fkey')
    WHERE NEW.target_type = 'video' AND NOT EXISTS (SELECT 1 FROM video_assets AS a WHERE a.id = NEW.target_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: asset_relationships_target_audio_id_fkey')
    WHERE NEW.target_type = 'audio' AND NOT EXISTS (SELECT 1 FROM audio_assets AS a WHERE a.id = NEW.target_id);
    SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: asset_relationships_target_visual_id_fkey')
    WHERE NEW.target_type = 'visual' AND NOT EXISTS (SELECT 1 FROM visual_assets AS a WHERE a.id = NEW.target_id);
END;

-- Who leads where, and what it means, is what a relationship is: another one is another row.
CREATE TRIGGER asset_relationships_guard_update BEFORE UPDATE ON asset_relationships
WHEN (NEW.id, NEW.source_type, NEW.source_id, NEW.target_type, NEW.target_id, NEW.relationship_type, NEW.created_at)
    IS NOT (OLD.id, OLD.source_type, OLD.source_id, OLD.target_type, OLD.target_id, OLD.relationship_type, OLD.created_at)
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, ends, type and created_at of a relationship never change');
END;

CREATE TRIGGER asset_relationships_circle_insert AFTER INSERT ON asset_relationships WHEN NEW.relationship_type = 'depends_on'
BEGIN
    SELECT RAISE(ABORT, 'RS007: the depends_on closes a circle')
    -- On most sources nothing depends yet, and no circle leads through them.
    WHERE EXISTS (
        SELECT 1 FROM asset_relationships AS r
        WHERE r.target_type = NEW.source_type AND r.target_id = NEW.source_id AND r.relationship_type = 'depends_on')
    AND EXISTS (
        -- UNION drops what was found before: each asset is looked at once, however many ways lead to it.
        WITH RECURSIVE needed (kind, id) AS (
            SELECT NEW.target_type, NEW.target_id
            UNION
            SELECT r.target_type, r.target_id
            FROM needed AS n
            JOIN asset_relationships AS r ON r.source_type = n.kind AND r.source_id = n.id AND r.relationship_type = 'depends_on'
        )
        SELECT 1 FROM needed AS n WHERE n.kind = NEW.source_type AND n.id = NEW.source_id);
END;

CREATE TRIGGER video_assets_unlink_relationships AFTER DELETE ON video_assets
BEGIN
    DELETE FROM asset_relationships WHERE source_type = 'video' AND source_id = OLD.id;
    DELETE FROM asset_relationships WHERE target_type = 'video' AND target_id = OLD.id;
END;

CREATE TRIGGER audio_assets_unlink_relationships AFTER DELETE ON audio_assets
BEGIN
    DELETE FROM asset_relationships WHERE source_type = 'audio' AND source_id = OLD.id;
    DELETE FROM asset_relationships WHERE target_type = 'audio' AND target_id = OLD.id;
END;

CREATE TRIGGER visual_assets_unlink_relationships AFTER DELETE ON visual_assets
BEGIN
    DELETE FROM asset_relationships WHERE source_type = 'visual' AND source_id = OLD.id;
    DELETE FROM asset_relationships WHERE target_type = 'visual' AND target_id = OLD.id;
END;
