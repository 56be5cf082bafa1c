namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>What must be true of every row at rest, as questions that both dialects understand; each answers with the rows that break a rule.</summary>
internal static class Questions
{
    internal static IReadOnlyList<string> Common { get; } =
    [
        // Rule 2: what names a file names a committed one.
        $"SELECT 'dangling', r.path FROM ({References}) AS r LEFT JOIN files AS f ON f.path = r.path WHERE f.state IS NULL OR f.state <> 'committed'",
        "SELECT 'file without replica', f.path FROM files AS f WHERE f.state <> 'writing' AND NOT EXISTS (SELECT 1 FROM file_replicas AS r WHERE r.file_id = f.id)",
        "SELECT 'replica without file', r.file_id FROM file_replicas AS r WHERE NOT EXISTS (SELECT 1 FROM files AS f WHERE f.id = r.file_id)",
        "SELECT 'stored bytes forgotten', f.path FROM files AS f JOIN file_replicas AS r ON r.file_id = f.id WHERE f.state = 'deleted' AND r.state = 'stored'",
        "SELECT 'needed bytes given up', f.path FROM files AS f JOIN file_replicas AS r ON r.file_id = f.id WHERE f.state = 'committed' AND r.state = 'deleted'",
        "SELECT 'committed without a hash', f.path FROM files AS f WHERE f.state = 'committed' AND (f.size IS NULL OR f.sha256 IS NULL)",
        "SELECT 'asset without paper', a.id FROM video_assets AS a WHERE NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.id = a.paper_id)",

        // Rule 8: dense numbers, one current, the asset as its current version, versions only with their asset.
        """
        SELECT 'numbers', v.content_id FROM content_versions AS v GROUP BY v.content_type, v.content_id
        HAVING count(*) <> max(v.version_number) OR min(v.version_number) <> 1 OR sum(CASE WHEN v.is_current THEN 1 ELSE 0 END) <> 1
        """,
        """
        SELECT 'parent', v.id FROM content_versions AS v LEFT JOIN content_versions AS p ON p.id = v.parent_version_id AND p.content_id = v.content_id
        WHERE (v.version_number = 1) <> (v.parent_version_id IS NULL) OR (v.version_number > 1 AND p.id IS NULL)
        """,
        """
        SELECT 'bytes', v.id FROM content_versions AS v JOIN files AS f ON f.path = v.file_path WHERE v.file_size <> f.size OR v.checksum <> f.sha256
        """,
        "SELECT 'version of no file', v.id FROM content_versions AS v WHERE NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = v.file_path)",
        """
        SELECT 'roll-back of nothing', r.id FROM version_rollbacks AS r
        WHERE 2 <> (SELECT count(*) FROM content_versions AS v WHERE v.id IN (r.from_version_id, r.to_version_id) AND v.content_id = r.content_id)
        """,
        "SELECT 'roll-backs', r.content_id FROM version_rollbacks AS r GROUP BY r.content_type, r.content_id HAVING count(*) <> max(r.rollback_number)",
        .. Kinds.Select(kind => $"""
            SELECT 'version without {kind}', v.id FROM content_versions AS v
            WHERE v.content_type = '{kind}' AND NOT EXISTS (SELECT 1 FROM {kind}_assets AS a WHERE a.id = v.content_id)
            """),
        .. Kinds.Select(kind => $"""
            SELECT '{kind} unlike its version', a.id FROM {kind}_assets AS a LEFT JOIN content_versions AS v ON v.id = a.current_version_id
            WHERE v.id IS NULL OR NOT v.is_current OR v.content_id <> a.id OR v.file_path <> a.file_path OR v.file_size <> a.file_size
            """),
    ];

    private static IEnumerable<string> Kinds => ["video", "audio", "visual"];

    private const string References = """
        SELECT pdf_path AS path FROM papers WHERE pdf_path IS NOT NULL
        UNION ALL SELECT file_path FROM video_assets UNION ALL SELECT file_path FROM audio_assets UNION ALL SELECT file_path FROM visual_assets
        UNION ALL SELECT source_code_path FROM visual_assets WHERE source_code_path IS NOT NULL
        UNION ALL SELECT file_path FROM content_versions WHERE pruned_at IS NULL
        UNION ALL SELECT source_code_path FROM content_versions WHERE pruned_at IS NULL AND source_code_path IS NOT NULL
        """;
}
