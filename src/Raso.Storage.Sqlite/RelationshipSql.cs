namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteRelationshipRows"/>.</summary>
internal static class RelationshipSql
{
    public const string Exists = "SELECT 1 FROM asset_relationships WHERE id = $id";

    public const string Insert = """
        INSERT INTO asset_relationships (id, source_type, source_id, target_type, target_id, relationship_type, dependency_strength, metadata)
        VALUES ($id, $source_type, $source_id, $target_type, $target_id, $type, $strength, $metadata)
        """;

    public const string Get = $"SELECT {Columns} FROM asset_relationships AS r WHERE r.id = $id";

    public const string Find = $"SELECT {Columns} FROM asset_relationships AS r WHERE {Ends}";

    public const string ListBySource = $"""
        SELECT {Columns} FROM asset_relationships AS r
        WHERE r.source_type = $kind AND r.source_id = $id AND r.relationship_type IN (SELECT t.value FROM json_each($types) AS t)
            AND (r.relationship_type, r.target_type, r.target_id) > ($after_type, $after_kind, $after_id)
        ORDER BY r.relationship_type, r.target_type, r.target_id
        LIMIT $limit
        """;

    public const string ListByTarget = $"""
        SELECT {Columns} FROM asset_relationships AS r
        WHERE r.target_type = $kind AND r.target_id = $id AND r.relationship_type IN (SELECT t.value FROM json_each($types) AS t)
            AND (r.relationship_type, r.source_type, r.source_id) > ($after_type, $after_kind, $after_id)
        ORDER BY r.relationship_type, r.source_type, r.source_id
        LIMIT $limit
        """;

    public const string Update = "UPDATE asset_relationships SET dependency_strength = $strength, metadata = $metadata WHERE id = $id";

    public const string Delete = "DELETE FROM asset_relationships WHERE id = $id";

    public const string DeleteByEnds = $"DELETE FROM asset_relationships AS r WHERE {Ends}";

    // UNION drops what was found before. Without a greatest depth the depth stands still, so that each asset is visited once, however
    // many ways lead to it; with one, once a depth. Without ORDER BY the queue of the recursion is first in, first out
    // (https://sqlite.org/lang_with.html): a row's place grows with its depth, and of all rows that lead to an asset the earliest, whose
    // columns min() chooses (https://sqlite.org/lang_select.html#bareagg), is on a shortest way.
    public const string Walk = $"""
        WITH RECURSIVE walk (kind, id, depth) AS (
            SELECT $kind, $id, 0
            UNION
            SELECT r.target_type, r.target_id, CASE WHEN $max_depth IS NULL THEN 0 ELSE w.depth + 1 END
            FROM walk AS w CROSS JOIN asset_relationships AS r
            WHERE {ToTarget} AND ($max_depth IS NULL OR w.depth < $max_depth)
            UNION
            SELECT r.source_type, r.source_id, CASE WHEN $max_depth IS NULL THEN 0 ELSE w.depth + 1 END
            FROM walk AS w CROSS JOIN asset_relationships AS r
            WHERE {ToSource} AND ($max_depth IS NULL OR w.depth < $max_depth)
            LIMIT $visits
        ),
        found AS MATERIALIZED (
            SELECT w.kind, w.id, w.depth, row_number() OVER () AS place FROM walk AS w
        ),
        steps AS (
            SELECT r.target_type AS kind, r.target_id AS id, w.kind AS from_kind, w.id AS from_id, w.place
            FROM found AS w CROSS JOIN asset_relationships AS r
            WHERE {ToTarget} AND ($max_depth IS NULL OR w.depth < $max_depth)
            UNION ALL
            SELECT r.source_type, r.source_id, w.kind, w.id, w.place
            FROM found AS w CROSS JOIN asset_relationships AS r
            WHERE {ToSource} AND ($max_depth IS NULL OR w.depth < $max_depth)
        )
        SELECT s.kind, s.id, s.from_kind, s.from_id, min(s.place) AS place
        FROM steps AS s
        WHERE NOT (s.kind = $kind AND s.id = $id)
        GROUP BY s.kind, s.id
        ORDER BY place, s.kind, s.id
        LIMIT $limit
        """;

    public const string ListSteps = $"""
        WITH RECURSIVE walk (kind, id) AS (
            SELECT $kind, $id
            UNION
            SELECT r.target_type, r.target_id FROM walk AS w CROSS JOIN asset_relationships AS r WHERE {ToTarget}
            UNION
            SELECT r.source_type, r.source_id FROM walk AS w CROSS JOIN asset_relationships AS r WHERE {ToSource}
            LIMIT $visits
        ),
        found AS MATERIALIZED (
            SELECT w.kind, w.id FROM walk AS w
        )
        SELECT r.target_type AS kind, r.target_id AS id, w.kind AS from_kind, w.id AS from_id
        FROM found AS w CROSS JOIN asset_relationships AS r WHERE {ToTarget}
        UNION ALL
        SELECT r.source_type, r.source_id, w.kind, w.id
        FROM found AS w CROSS JOIN asset_relationships AS r WHERE {ToSource}
        LIMIT $limit
        """;

    private const string Columns =
        "r.id, r.source_type, r.source_id, r.target_type, r.target_id, r.relationship_type, r.dependency_strength, r.metadata, r.created_at";

    private const string Ends =
        "r.source_type = $source_type AND r.source_id = $source_id AND r.relationship_type = $type AND r.target_type = $target_type AND r.target_id = $target_id";

    // The join above is CROSS, which keeps its order: from what was found to its relationships.
    private const string ToTarget = "r.source_type = w.kind AND r.source_id = w.id AND r.relationship_type IN (SELECT t.value FROM json_each($to_target) AS t)";

    private const string ToSource = "r.target_type = w.kind AND r.target_id = w.id AND r.relationship_type IN (SELECT t.value FROM json_each($to_source) AS t)";
}
