namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>Attacks in SQL that both shells understand, beside those that the tests of single rules run through drivers.</summary>
internal static class CommonAttacks
{
    internal static IReadOnlyList<(string Sql, string By)> Refused { get; } =
    [
        // Dangling paths, all at once and within one transaction that tries to mend it behind.
        ("UPDATE papers SET pdf_path = '{gone}' WHERE id = '{paper}'", "{no committed file}"),
        ("BEGIN; INSERT INTO files (path, token, lease_until) VALUES ('{f1}', '{token}', '{later}'); UPDATE video_assets SET file_path = '{f1}' WHERE id = '{video}'; UPDATE files SET state = 'committed', size = 10, sha256 = '{hash}' WHERE path = '{f1}'; COMMIT", "{no committed file}"),
        ("UPDATE video_assets SET file_path = file_path || '/x'", "{no committed file}"),
        ("UPDATE visual_assets SET source_code_path = '{gone}' WHERE id = '{visual}'", "{no committed file}"),
        ("UPDATE files SET state = 'deleting' WHERE path IN ('{v1}', '{v2}')", "still referenced"),
        ("UPDATE files SET state = 'deleting'  WHERE path = '{src}'", "still referenced"),
        ("BEGIN; DELETE FROM files WHERE path = '{v1}'; COMMIT", "purged|content_versions_file_path_fkey"),
        ("UPDATE files SET purged_at = created_at WHERE path = '{v1}'", "files_purged_at_check"),
        ("DELETE FROM file_replicas WHERE file_id = (SELECT id FROM files WHERE path = '{v2}')", "only with its file"),
        ("UPDATE file_replicas SET backend = 'elsewhere' WHERE file_id = (SELECT id FROM files WHERE path = '{v2}')", "never change"),
        ("UPDATE file_replicas SET state = 'deleted' WHERE file_id = (SELECT id FROM files WHERE path = '{v2}')", "is deleted only after"),
        ("BEGIN; UPDATE papers SET pdf_path = NULL WHERE id = '{second}'; UPDATE files SET state = 'deleted' WHERE path = '{free}'; COMMIT", "once its last replica is"),

        // Rows that a sweep could not read, or that would keep bytes from it for ever.
        ("INSERT INTO files (path, token, lease_until) VALUES ('{f1}//x', '{token}', '{later}')", "files_path_check"),
        ("INSERT INTO files (path, token, lease_until) VALUES ('../../{f1}', '{token}', '{later}')", "files_path_check"),
        ("INSERT INTO files (path, token, lease_until) VALUES ('.raso/root.json', '{token}', '{later}')", "files_path_check"),
        ("INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('{new}', '../../escape', 'disk')", "paper_folders_folder_check"),
        ("INSERT INTO papers (id, title, authors, folder) VALUES ('{new}', 'P', {list}, '../../escape')", "papers_folder_check"),
        ("BEGIN; DELETE FROM papers WHERE id = '{paper}'; UPDATE file_replicas SET state = 'deleted' WHERE file_id IN (SELECT id FROM files WHERE state = 'deleting'); COMMIT", "under a claim"),
        ("UPDATE file_replicas SET state = 'deleted' WHERE file_id = (SELECT id FROM files WHERE path = '{gone}')", "under a claim"),
        ("UPDATE files SET purged_at = created_at WHERE path = '{gone}'", "deleted twice"),
        ("BEGIN; DELETE FROM papers WHERE id = '{paper}'; UPDATE file_replicas SET claim_token = '{token}', claim_until = '9999-01-01T00:00:00.000Z'; COMMIT", "within two days"),
        ("INSERT INTO files (path, token, lease_until) VALUES ('{f1}', '{token}', '9999-01-01T00:00:00.000Z')", "within two days"),
        ("UPDATE files SET lease_until = '9999-01-01T00:00:00.000Z' WHERE path = '{v1}'", "within two days"),
        ("BEGIN; INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('{paper}', '{paper}', 'local'); DELETE FROM papers WHERE id = '{paper}'; DELETE FROM paper_folders WHERE paper_id = '{paper}'; COMMIT", "under a claim"),
        ("BEGIN; INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('{paper}', '{paper}', 'local'); UPDATE paper_folders SET written_revision = revision WHERE paper_id = '{paper}'; COMMIT", "under a claim"),
        ("BEGIN; INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('{paper}', '{paper}', 'local'); UPDATE paper_folders SET backend = 'other' WHERE paper_id = '{paper}'; COMMIT", "never change"),

        // Another asset's file, by every way in.
        ("UPDATE video_assets SET file_path = (SELECT o.file_path FROM video_assets AS o WHERE o.id = '{other}') WHERE id = '{video}'", "belongs to"),
        ("UPDATE audio_assets SET file_path = '{v1}' WHERE id = '{audio}'", "belongs to"),
        ("INSERT INTO audio_assets (id, paper_id, title, file_path, file_size) VALUES ('{new}', '{paper}', 'Copy', '{v1}', 10)", "belongs to"),
        ("INSERT INTO video_assets (id, paper_id, title, file_path, file_size) SELECT '{new}', paper_id, title, file_path, file_size FROM video_assets WHERE id = '{video}'", "belongs to"),
        ("INSERT INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{new}', '{new}', 'Copy', '{free}', 10)", "paper_id"),

        // Two current, none current, gaps, other parents.
        ("UPDATE content_versions SET is_current = NOT is_current WHERE content_id = '{video}'", "is_current"),
        ("UPDATE content_versions SET is_current = (version_number = 1) WHERE content_id = '{video}'", "is_current"),
        ("UPDATE content_versions SET version_number = version_number + 1 WHERE content_id = '{video}'", "never change"),
        ("UPDATE content_versions SET version_number = 3 - version_number WHERE content_id = '{video}'", "never change"),
        ("UPDATE content_versions SET content_id = '{other}' WHERE file_path = '{v1}'", "never change"),
        ("UPDATE content_versions SET parent_version_id = id WHERE file_path = '{v2}'", "never change"),
        ("UPDATE content_versions SET file_path = '{free}' WHERE file_path = '{v1}'", "never change"),
        ("UPDATE content_versions SET properties = '{}' WHERE file_path = '{v2}'", "through its asset"),
        ("UPDATE video_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = '{v1}') WHERE id = '{video}'", "file_path"),
        ("UPDATE video_assets SET current_version_id = (SELECT v.id FROM content_versions AS v WHERE v.file_path = '{o1}') WHERE id = '{video}'", "file_path"),
        ("DELETE FROM content_versions WHERE content_id = '{video}' AND NOT is_current", "only with its"),
        ("BEGIN; DELETE FROM version_rollbacks; DELETE FROM content_versions WHERE content_id = '{audio}'; DELETE FROM audio_assets WHERE id = '{audio}'; COMMIT", "only with its"),
        ("BEGIN; UPDATE content_versions SET pruned_at = created_at WHERE file_path = '{v1}'; UPDATE video_assets SET file_path = '{v1}' WHERE id = '{video}'; COMMIT", "pruned"),
        ("UPDATE content_versions SET pruned_at = created_at WHERE content_id = '{video}'", "current or pruned"),
        ("INSERT INTO version_rollbacks (content_type, content_id, from_version_id, to_version_id) SELECT 'video', '{video}', v.id, o.id FROM content_versions AS v, content_versions AS o WHERE v.file_path = '{v1}' AND o.file_path = '{o1}'", "two versions of one asset"),

        // Fencing.
        ("UPDATE leases SET token = 0 WHERE name = '{paper}'", "only grows"),
        ("DELETE FROM leases WHERE name = '{paper}'", "not deleted"),
        ("UPDATE generation_jobs SET lease_token = lease_token - 1 WHERE id = '{new}'", "only grows"),
        ("UPDATE files SET token = '{new}' WHERE path = '{v2}'", "never change"),
    ];

    internal static IReadOnlyList<string> PutRight { get; } =
    [
        "DELETE FROM papers WHERE id IN ('{paper}', '{second}')",
        "BEGIN; DELETE FROM video_assets WHERE id = '{video}'; DELETE FROM audio_assets WHERE id = '{audio}'; DELETE FROM visual_assets WHERE id = '{visual}'; COMMIT",
        "BEGIN; DELETE FROM papers WHERE id = '{paper}'; ROLLBACK",
        "BEGIN; SAVEPOINT a; UPDATE video_assets SET file_path = '{free}' WHERE id = '{video}'; ROLLBACK TO a; UPDATE video_assets SET file_path = '{v1}' WHERE id = '{video}'; RELEASE a; COMMIT",
        "BEGIN; UPDATE video_assets SET file_path = '{free}' WHERE id = '{video}'; UPDATE video_assets SET file_path = '{v1}' WHERE id = '{video}'; UPDATE video_assets SET file_path = '{v2}' WHERE id = '{video}'; DELETE FROM papers WHERE id = '{second}'; COMMIT",
        "UPDATE video_assets SET codec = 'av1', row_version = 99, updated_at = created_at WHERE id = '{video}'",
        "UPDATE video_assets SET duration_seconds = 1.23456789, generation_parameters = '{\"a\": 1}' WHERE id = '{video}'",
        "UPDATE content_versions SET pruned_at = created_at WHERE file_path = '{v1}'",
        "UPDATE visual_assets SET source_code_path = NULL WHERE id = '{visual}'",
        "UPDATE papers SET pdf_path = '{free}' WHERE id = '{paper}'",
        "UPDATE files SET state = 'abandoned' WHERE state = 'writing'",
        "INSERT INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{video}', '{paper}', 'Film', '{free}', 10) ON CONFLICT (id) DO UPDATE SET file_path = excluded.file_path",
        "INSERT INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{video}', '{paper}', 'Film', '{free}', 10) ON CONFLICT DO NOTHING",
        "UPDATE video_assets SET file_path = x.path FROM (SELECT '{free}' AS path) AS x WHERE id = '{video}'",
    ];
}
