-- Directed links between assets of any kind. A link goes with either of its ends. Those of depends_on never form a circle.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

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
    CONSTRAINT asset_relationships_ends_key UNIQUE (source_type, source_id, relationship_type, target_type, target_id),
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

-- A walk reads asset_relationships_ends_key in one direction and this one in the other, and no row. The six last ones serve the cascades.
CREATE INDEX idx_asset_relationships_target ON asset_relationships (target_type, target_id, relationship_type, source_type, source_id);
CREATE INDEX idx_asset_relationships_type ON asset_relationships (relationship_type);
CREATE INDEX idx_asset_relationships_source_video_id ON asset_relationships (source_video_id) WHERE source_video_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_source_audio_id ON asset_relationships (source_audio_id) WHERE source_audio_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_source_visual_id ON asset_relationships (source_visual_id) WHERE source_visual_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_video_id ON asset_relationships (target_video_id) WHERE target_video_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_audio_id ON asset_relationships (target_audio_id) WHERE target_audio_id IS NOT NULL;
CREATE INDEX idx_asset_relationships_target_visual_id ON asset_relationships (target_visual_id) WHERE target_visual_id IS NOT NULL;

CREATE TRIGGER asset_relationships_truncate BEFORE TRUNCATE ON asset_relationships
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();

-- Two who add the halves of a circle at once would not see each other: whoever adds a depends_on waits until those before him have ended.
-- Before the row is written, so that nobody who waits here holds a value that one of those before him needs.
CREATE FUNCTION raso_order_dependencies() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- Under the stricter levels the look for a circle would not see what those before him have committed.
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'writing a depends_on needs READ COMMITTED, not %', current_setting('transaction_isolation')
            USING ERRCODE = 'invalid_transaction_state', TABLE = TG_TABLE_NAME;
    END IF;
    -- The table's own number keeps catalogues of several schemas apart.
    PERFORM pg_advisory_xact_lock(hashtext('raso.depends_on'), TG_RELID::integer);
    RETURN NEW;
END $$;

CREATE FUNCTION raso_refuse_circle() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    circle text;
BEGIN
    -- On most sources nothing depends yet, and no circle leads through them.
    IF NOT EXISTS (
        SELECT FROM asset_relationships AS r
        WHERE r.target_type = NEW.source_type AND r.target_id = NEW.source_id AND r.relationship_type = 'depends_on')
    THEN
        RETURN NULL;
    END IF;

    -- UNION drops what was found before: each asset is looked at once, however many ways lead to it.
    IF NOT EXISTS (
        WITH RECURSIVE needed (kind, id) AS (
            SELECT NEW.target_type, NEW.target_id
            UNION
            SELECT r.target_type, r.target_id
            FROM needed AS n
            JOIN asset_relationships AS r ON r.source_type = n.kind AND r.source_id = n.id AND r.relationship_type = 'depends_on'
        )
        SELECT FROM needed AS n WHERE n.kind = NEW.source_type AND n.id = NEW.source_id)
    THEN
        RETURN NULL;
    END IF;

    WITH RECURSIVE needed (kind, id) AS (
        SELECT NEW.target_type, NEW.target_id
        UNION
        SELECT r.target_type, r.target_id
        FROM needed AS n
        JOIN asset_relationships AS r ON r.source_type = n.kind AND r.source_id = n.id AND r.relationship_type = 'depends_on'
    ),
    numbered AS (
        SELECT n.kind, n.id, row_number() OVER () AS place FROM needed AS n
    ),
    -- Rows come breadth-first: the earliest that leads to an asset is on a shortest way to it.
    parents AS MATERIALIZED (
        SELECT DISTINCT ON (r.target_type, r.target_id) r.target_type AS kind, r.target_id AS id, n.kind AS from_kind, n.id AS from_id
        FROM numbered AS n
        JOIN asset_relationships AS r ON r.source_type = n.kind AND r.source_id = n.id AND r.relationship_type = 'depends_on'
        ORDER BY r.target_type, r.target_id, n.place
    ),
    chain (kind, id, step) AS (
        SELECT NEW.source_type, NEW.source_id, 1
        UNION ALL
        SELECT p.from_kind, p.from_id, c.step + 1
        FROM chain AS c JOIN parents AS p ON p.kind = c.kind AND p.id = c.id
        WHERE (c.kind, c.id) <> (NEW.target_type, NEW.target_id)
    ),
    shown AS (
        SELECT c.kind || ' ' || c.id AS asset, c.step, count(*) OVER () AS total FROM chain AS c
    )
    SELECT NEW.source_type || ' ' || NEW.source_id || ' -> '
        || string_agg(CASE WHEN s.step = 11 AND s.total > 21 THEN '(' || s.total - 20 || ' more)' ELSE s.asset END, ' -> ' ORDER BY s.step DESC)
            FILTER (WHERE s.total <= 21 OR s.step <= 11 OR s.step > s.total - 10)
    INTO circle FROM shown AS s;

    RAISE EXCEPTION 'the depends_on closes a circle: %', circle USING ERRCODE = 'RS007', TABLE = TG_TABLE_NAME;
END $$;

-- Who leads where, and what it means, is what a relationship is: another one is another row.
CREATE FUNCTION raso_guard_relationships() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF (NEW.id, NEW.source_type, NEW.source_id, NEW.target_type, NEW.target_id, NEW.relationship_type, NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.source_type, OLD.source_id, OLD.target_type, OLD.target_id, OLD.relationship_type, OLD.created_at)
    THEN
        RAISE EXCEPTION 'id, ends, type and created_at of relationship % never change', OLD.id
            USING ERRCODE = 'RS005', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER asset_relationships_guard BEFORE UPDATE ON asset_relationships
    FOR EACH ROW EXECUTE FUNCTION raso_guard_relationships();

CREATE TRIGGER asset_relationships_order BEFORE INSERT ON asset_relationships
    FOR EACH ROW WHEN (NEW.relationship_type = 'depends_on') EXECUTE FUNCTION raso_order_dependencies();

-- After, so that rows of one statement see each other.
CREATE TRIGGER asset_relationships_circle AFTER INSERT ON asset_relationships
    FOR EACH ROW WHEN (NEW.relationship_type = 'depends_on') EXECUTE FUNCTION raso_refuse_circle();
