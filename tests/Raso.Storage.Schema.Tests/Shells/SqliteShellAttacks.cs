namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>Attacks in the words of SQLite and of its shell.</summary>
internal static class SqliteShellAttacks
{
    internal static IReadOnlyList<(string Sql, string By)> Refused { get; } =
    [
        // Pragmas that switch checks off.
        ("PRAGMA foreign_keys = OFF; UPDATE papers SET pdf_path = 'nowhere' WHERE id = '{paper}'", "RS001"),
        ("PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = ON; BEGIN; UPDATE papers SET pdf_path = 'nowhere' WHERE id = '{paper}'; COMMIT", "RS001"),
        ("PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = ON; BEGIN; DELETE FROM content_versions WHERE file_path = '{v1}'; COMMIT", "RS003"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE files SET state = 'bogus' WHERE path = '{v2}'", "RS004"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE content_versions SET is_current = 2 WHERE file_path = '{v1}'", "RS003"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE content_versions SET is_current = 2 WHERE file_path = '{v2}'", "RS003"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE video_assets SET file_size = -1 WHERE id = '{video}'", "RS001"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE video_assets SET file_path = '{free}', file_size = 0 WHERE id = '{video}'", "RS003"),
        ("PRAGMA ignore_check_constraints = ON; INSERT INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{new}', '{paper}', 'V', '{free}', -1)", "RS003"),
        ("PRAGMA ignore_check_constraints = ON; INSERT INTO files (path, token, state) VALUES ('{f1}', '{token}', 'committed')", "RS004"),
        ("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = OFF; UPDATE files SET state = 'deleting' WHERE path = '{v2}'", "RS004|unsafe use"),
        ("UPDATE video_assets SET current_version_id = NULL, file_path = '{free}' WHERE id = '{video}'", "RS003"),

        // REPLACE, which deletes the row in the way past its triggers: by each key, by a rowid, by a null that becomes a default.
        ("UPDATE OR REPLACE files SET state = NULL WHERE path = '{v2}'", "RS004"),
        ("UPDATE OR REPLACE file_replicas SET state = NULL", "RS004"),
        ("UPDATE OR REPLACE leases SET token = NULL WHERE name = '{paper}'", "RS005"),
        ("UPDATE OR REPLACE generation_jobs SET lease_token = NULL WHERE id = '{new}'", "RS005"),
        ("UPDATE OR REPLACE content_versions SET is_current = NULL WHERE file_path = '{v2}'", "RS003"),
        ("UPDATE OR REPLACE content_versions SET is_current = 1 WHERE file_path = '{v1}'", "RS003"),
        ("UPDATE OR REPLACE content_versions SET version_number = 2 WHERE file_path = '{v1}'", "RS003"),
        ("UPDATE OR REPLACE content_versions SET rowid = 1 WHERE file_path = '{v2}'", "no such column"),
        ("UPDATE OR REPLACE video_assets SET rowid = 1 WHERE id = '{video}'", "no such column"),
        ("UPDATE OR REPLACE video_assets SET id = '{other}' WHERE id = '{video}'", "RS005"),
        ("UPDATE OR REPLACE files SET _rowid_ = 1 WHERE path = '{v2}'", "no such column"),
        ("UPDATE OR REPLACE files SET path = '{v1}' WHERE path = '{v2}'", "RS005"),
        ("UPDATE OR REPLACE papers SET search_id = (SELECT search_id FROM papers WHERE id = '{second}') WHERE id = '{paper}'", "RS005"),
        ("UPDATE OR REPLACE papers SET rowid = (SELECT rowid FROM papers WHERE id = '{second}') WHERE id = '{paper}'", "RS005"),
        ("UPDATE OR REPLACE papers SET doi = '10.1000/{second}' WHERE id = '{paper}'", "papers.doi"),
        ("UPDATE OR REPLACE file_replicas SET file_id = (SELECT id FROM files WHERE path = '{v1}') WHERE file_id = (SELECT id FROM files WHERE path = '{v2}')", "RS005"),
        ("REPLACE INTO video_assets (rowid, id, paper_id, title, file_path, file_size) VALUES (1, '{new}', '{paper}', 'V', '{free}', 10)", "no column named rowid"),
        ("REPLACE INTO files (oid, path, token, lease_until) VALUES (1, '{f1}', '{token}', '{later}')", "no column named oid"),
        ("REPLACE INTO papers (search_id, id, title, authors, folder) SELECT search_id, '{new}', 'P', '[\"A\"]', '{new}' FROM papers WHERE id = '{paper}'", "RS006"),
        ("REPLACE INTO papers (id, title, authors, folder) VALUES ('{paper}', 'P', '[\"A\"]', '{new}')", "RS006"),
        ("REPLACE INTO files (id, path, token, lease_until) SELECT id, '{f1}', '{token}', '{later}' FROM files WHERE path = '{v2}'", "RS006|RS004|FOREIGN KEY"),
        ("REPLACE INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{video}', '{second}', 'V', '{free}', 10)", "RS006"),
        ("REPLACE INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files WHERE path = '{v2}'", "RS006|RS004|FOREIGN KEY"),
        ("REPLACE INTO leases (name, token) VALUES ('{paper}', 0)", "RS006|RS004"),
        ("REPLACE INTO generation_jobs (id, paper_id, job_type, generation_parameters) VALUES ('{new}', '{second}', 'full_video', '{}')", "RS006"),
        ("REPLACE INTO content_versions (id, content_type, content_id, version_number, properties, file_path, file_size, checksum) SELECT id, content_type, content_id, version_number, properties, file_path, file_size, checksum FROM content_versions WHERE file_path = '{v1}'", "RS00"),
        ("BEGIN; INSERT OR IGNORE INTO raso_guards VALUES ('video_assets'); DELETE FROM raso_guards; REPLACE INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{video}', '{second}', 'V', '{free}', 10); COMMIT", "RS006"),

        ("BEGIN; INSERT INTO storage_backends (name, identity, location) VALUES ('{v1}', '{v1}', 'x'), ('{v2}', '{v2}', 'x'); UPDATE OR REPLACE storage_backends SET identity = '{v1}' WHERE name = '{v2}'; COMMIT", "storage_backends.identity"),
        ("REPLACE INTO storage_backends (rowid, name, identity, location) VALUES (1, '{v1}', '{v1}', 'x')", "no column named rowid"),

        ("BEGIN; INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('{paper}', '{paper}', 'local'); REPLACE INTO paper_folders (paper_id, folder, backend) VALUES ('{paper}', '{paper}', 'other'); COMMIT", "RS006|RS004"),

        // A conflict clause reaches into the triggers' own statements.
        ("UPDATE OR IGNORE video_assets SET file_path = '{gone}' WHERE id = '{video}'", "RS001"),
        ("UPDATE OR FAIL content_versions SET is_current = 1 WHERE content_id = '{video}'", "RS003"),
        ("UPDATE OR ROLLBACK files SET state = 'deleting' WHERE path = '{v2}'", "RS004"),
        ("INSERT OR IGNORE INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{new}', '{paper}', 'V', '{o1}', 10)", "RS002"),

        // Temporary tables cannot stand in: a trigger of main reads main.
        ("CREATE TEMP TABLE content_versions (file_path, source_code_path, pruned_at); CREATE TEMP TABLE file_references (path); UPDATE main.files SET state = 'deleting' WHERE path = '{v2}'", "RS004"),
        ("CREATE TEMP TABLE files AS SELECT * FROM main.files; UPDATE temp.files SET state = 'committed', size = 10 WHERE path = '{gone}'; UPDATE papers SET pdf_path = '{gone}' WHERE id = '{paper}'", "RS001"),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) UPDATE content_versions SET is_current = 1 WHERE version_number IN (SELECT i FROM n) AND content_id = '{video}'", "RS003"),
    ];

    internal static IReadOnlyList<string> PutRight { get; } =
    [
        "PRAGMA foreign_keys = OFF; DELETE FROM papers WHERE id = '{paper}'",
        "PRAGMA foreign_keys = ON; DELETE FROM papers WHERE id = '{paper}'",
        "PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = ON; BEGIN; DELETE FROM video_assets WHERE id = '{video}'; DELETE FROM papers WHERE id = '{paper}'; COMMIT",
        "PRAGMA ignore_check_constraints = ON; UPDATE video_assets SET row_version = -5, codec = 'av1' WHERE id = '{video}'",
        "PRAGMA foreign_keys = OFF; UPDATE OR REPLACE video_assets SET quality_preset = NULL WHERE id = '{video}'",
        "UPDATE OR REPLACE video_assets SET file_path = '{free}' WHERE id = '{video}'",
        "UPDATE OR IGNORE video_assets SET file_path = '{v1}' WHERE id = '{video}'",
        "UPDATE video_assets SET file_path = '{v1}', current_version_id = (SELECT id FROM content_versions WHERE file_path = '{v1}'), row_version = 7 WHERE id = '{video}'",
        "INSERT OR REPLACE INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{new}', '{paper}', 'V', '{free}', 10)",
        "PRAGMA writable_schema = ON; UPDATE video_assets SET codec = 'av1' WHERE id = '{video}'; PRAGMA writable_schema = OFF",
        "PRAGMA count_changes = ON; PRAGMA reverse_unordered_selects = ON; DELETE FROM papers WHERE id IN ('{paper}', '{second}')",
    ];
}
