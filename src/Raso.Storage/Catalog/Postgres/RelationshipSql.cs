namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about relationships between assets.</summary>
internal static class RelationshipSql
{
    // As with papers: of two that insert the same at once, one may meet the other in the index of the ends first.
    public const string Insert = $"{InsertValues} ON CONFLICT DO NOTHING RETURNING {Columns}";

    public const string InsertOrTell = $"{InsertValues} ON CONFLICT (id) DO NOTHING RETURNING {Columns}";

    public const string Get = $"SELECT {Columns} FROM asset_relationships AS r WHERE r.id = @id";

    public const string Find = $"SELECT {Columns} FROM asset_relationships AS r WHERE {Ends}";

    public const string ListBySource = $"""
        SELECT {Columns} FROM asset_relationships AS r
        WHERE r.source_type = @kind AND r.source_id = @id AND r.relationship_type = ANY (@types)
            AND (r.relationship_type, r.target_type, r.target_id) > (@after_type, @after_kind, @after_id)
        ORDER BY r.relationship_type, r.target_type, r.target_id
        LIMIT @limit
        """;

    public const string ListByTarget = $"""
        SELECT {Columns} FROM asset_relationships AS r
        WHERE r.target_type = @kind AND r.target_id = @id AND r.relationship_type = ANY (@types)
            AND (r.relationship_type, r.source_type, r.source_id) > (@after_type, @after_kind, @after_id)
        ORDER BY r.relationship_type, r.source_type, r.source_id
        LIMIT @limit
        """;

    public const string Update = $"""
        UPDATE asset_relationships AS r SET
            dependency_strength = CASE WHEN @set_strength THEN @strength ELSE r.dependency_strength END,
            metadata = CASE WHEN @set_metadata THEN @metadata ELSE r.metadata END
        WHERE r.id = @id
        RETURNING {Columns}
        """;

    public const string Delete = "DELETE FROM asset_relationships AS r WHERE r.id = @id";

    public const string DeleteByEnds = $"DELETE FROM asset_relationships AS r WHERE {Ends}";

    // UNION drops what was found before. Without a greatest depth the depth stands still, so that each asset is visited once, however
    // many ways lead to it; with one, once a depth. PostgreSQL's recursion gives its rows breadth-first and as they are asked for
    // (documentation of WITH, 7.8.2.1 and 7.8.2.3): a row's place grows with its depth, LIMIT ends the walk, and of all rows that lead
    // to an asset the earliest is on a shortest way.
    public const string Walk = $"""
        WITH RECURSIVE walk (kind, id, depth) AS (
            SELECT @kind, @id, 0
            UNION
            SELECT n.kind, n.id, CASE WHEN @max_depth IS NULL THEN 0 ELSE w.depth + 1 END
            FROM walk AS w CROSS JOIN LATERAL ({Neighbours}) AS n
            WHERE @max_depth IS NULL OR w.depth < @max_depth
        ),
        found AS (
            SELECT v.kind, v.id, v.depth, row_number() OVER () AS place FROM (SELECT w.kind, w.id, w.depth FROM walk AS w LIMIT @visits) AS v
        )
        SELECT s.kind, s.id, s.from_kind, s.from_id
        FROM (
            SELECT DISTINCT ON (n.kind, n.id) n.kind, n.id, w.kind AS from_kind, w.id AS from_id, w.place
            FROM found AS w CROSS JOIN LATERAL ({Neighbours}) AS n
            WHERE @max_depth IS NULL OR w.depth < @max_depth
            ORDER BY n.kind, n.id, w.place
        ) AS s
        WHERE (s.kind, s.id) <> (@kind, @id)
        ORDER BY s.place, s.kind, s.id
        LIMIT @limit
        """;

    public const string ListSteps = $"""
        WITH RECURSIVE walk (kind, id) AS (
            SELECT @kind, @id
            UNION
            SELECT n.kind, n.id FROM walk AS w CROSS JOIN LATERAL ({Neighbours}) AS n
        )
        SELECT n.kind, n.id, w.kind AS from_kind, w.id AS from_id
        FROM (SELECT w.kind, w.id FROM walk AS w LIMIT @visits) AS w CROSS JOIN LATERAL ({Neighbours}) AS n
        LIMIT @limit
        """;

    private const string Columns =
        "r.id, r.source_type, r.source_id, r.target_type, r.target_id, r.relationship_type, r.dependency_strength, r.metadata, r.created_at";

    private const string Ends =
        "r.source_type = @source_type AND r.source_id = @source_id AND r.relationship_type = @type AND r.target_type = @target_type AND r.target_id = @target_id";

    private const string InsertValues = """
        INSERT INTO asset_relationships AS r (id, source_type, source_id, target_type, target_id, relationship_type, dependency_strength, metadata)
        VALUES (@id, @source_type, @source_id, @target_type, @target_id, @type, @strength, @metadata)
        """;

    private const string Neighbours = """
        SELECT r.target_type AS kind, r.target_id AS id FROM asset_relationships AS r
        WHERE r.source_type = w.kind AND r.source_id = w.id AND r.relationship_type = ANY (@to_target)
        UNION ALL
        SELECT r.source_type, r.source_id FROM asset_relationships AS r
        WHERE r.target_type = w.kind AND r.target_id = w.id AND r.relationship_type = ANY (@to_source)
        """;
}
