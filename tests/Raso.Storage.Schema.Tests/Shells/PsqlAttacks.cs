namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>Attacks in the words of PostgreSQL.</summary>
internal static class PsqlAttacks
{
    internal static IReadOnlyList<(string Sql, string By)> Refused { get; } =
    [
        // What takes the triggers away belongs to the owner and the superuser.
        ("SET session_replication_role = replica", "permission denied"),
        ("ALTER TABLE files DISABLE TRIGGER ALL", "must be owner"),
        ("ALTER TABLE content_versions DISABLE TRIGGER content_versions_guard", "must be owner"),
        ("DROP TRIGGER files_guard ON files", "must be owner"),
        ("DROP FUNCTION raso_is_referenced(text) CASCADE", "must be owner"),
        ("CREATE OR REPLACE FUNCTION raso_is_referenced(wanted text) RETURNS boolean LANGUAGE sql AS 'SELECT false'", "permission denied"),
        ("CREATE RULE quiet AS ON DELETE TO video_assets DO INSTEAD NOTHING", "must be owner"),
        ("ALTER TABLE files ENABLE ROW LEVEL SECURITY", "must be owner"),
        ("ALTER TABLE content_versions DROP CONSTRAINT content_versions_file_path_fkey", "must be owner"),
        ("UPDATE pg_trigger SET tgenabled = 'D'", "permission denied"),

        // A session's own tables in place of the catalogue's: the rules must not read them.
        ("BEGIN; CREATE TEMP TABLE papers AS SELECT * FROM papers WITH NO DATA; CREATE TEMP TABLE content_versions AS SELECT * FROM content_versions WITH NO DATA; CREATE TEMP TABLE video_assets AS SELECT * FROM video_assets WITH NO DATA; UPDATE files SET state = 'deleting' WHERE path = '{v2}'; COMMIT", "still referenced"),
        ("BEGIN; CREATE TEMP TABLE video_assets AS SELECT * FROM video_assets WITH NO DATA; DELETE FROM content_versions WHERE file_path = '{v2}'; COMMIT", "only with its"),
        ("BEGIN; CREATE TEMP TABLE mine AS SELECT * FROM files; UPDATE mine SET state = 'committed', size = 10 WHERE path = '{gone}'; ALTER TABLE mine RENAME TO files; UPDATE papers SET pdf_path = '{gone}' WHERE id = '{paper}'; COMMIT", "not committed"),
        ("BEGIN; CREATE TEMP VIEW video_assets AS SELECT * FROM {schema}.video_assets WHERE false; DELETE FROM {schema}.content_versions WHERE file_path = '{v2}'; COMMIT", "only with its"),
        ("BEGIN; SET LOCAL search_path = pg_temp; CREATE TEMP TABLE content_versions (file_path text, source_code_path text, pruned_at timestamptz); UPDATE {schema}.files SET state = 'deleting' WHERE path = '{v1}'; COMMIT", "still referenced"),

        // TRUNCATE, in all its forms.
        ("TRUNCATE files CASCADE", "TRUNCATE of"),
        ("TRUNCATE papers RESTART IDENTITY CASCADE", "TRUNCATE of"),
        ("TRUNCATE ONLY version_rollbacks", "TRUNCATE of"),
        ("TRUNCATE content_versions, video_assets, audio_assets, visual_assets, version_rollbacks, asset_relationships", "TRUNCATE of"),
        ("TRUNCATE file_replicas", "TRUNCATE of"),

        // Several writes in one statement, MERGE, COPY, cursors.
        ("WITH moved AS (UPDATE video_assets SET file_path = '{free}' WHERE id = '{video}' RETURNING id) UPDATE content_versions SET is_current = true WHERE file_path = '{v1}'", "is_current"),
        ("MERGE INTO content_versions AS v USING (SELECT '{v1}' AS path) AS s ON v.file_path = s.path WHEN MATCHED THEN UPDATE SET is_current = true", "is_current"),
        ("MERGE INTO content_versions AS v USING (SELECT '{v1}' AS path) AS s ON v.file_path = s.path WHEN MATCHED THEN DELETE", "only with its"),
        ("MERGE INTO files AS f USING (SELECT '{v2}' AS path) AS s ON f.path = s.path WHEN MATCHED THEN UPDATE SET state = 'deleting'", "still referenced"),
        ("COPY files (path, token, state, size, sha256, lease_until) FROM STDIN;\n{f1}\t{token}\tcommitted\t10\t{hash}\t{later}\n\\.\n", "begins as writing"),
        ("COPY video_assets (id, paper_id, title, file_path, file_size) FROM STDIN;\n{new}\t{paper}\tCopy\t{gone}\t10\n\\.\n", "not committed"),
        ("COPY content_versions (content_type, content_id, version_number, properties, file_path, file_size, checksum, parent_version_id) FROM STDIN;\nvideo\t{video}\t3\t{}\t{free}\t10\t{hash}\t{new}\n\\.\n", "ERROR"),
        ("BEGIN; DECLARE c CURSOR FOR SELECT * FROM content_versions WHERE file_path = '{v1}' FOR UPDATE; FETCH c; DELETE FROM content_versions WHERE CURRENT OF c; COMMIT", "only with its"),
        ("INSERT INTO content_versions AS v SELECT * FROM content_versions WHERE file_path = '{v1}' ON CONFLICT (id) DO UPDATE SET is_current = true", "ERROR"),
        ("DO $$ BEGIN UPDATE files SET state = 'deleting' WHERE path = '{v2}'; EXCEPTION WHEN OTHERS THEN DELETE FROM content_versions WHERE file_path = '{v1}'; END $$", "only with its"),

        // Other snapshots, and constraints at another time.
        ("BEGIN ISOLATION LEVEL REPEATABLE READ; DELETE FROM papers WHERE id = '{paper}'; COMMIT", "READ COMMITTED"),
        ("BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE content_versions SET pruned_at = created_at WHERE file_path = '{v1}'; COMMIT", "READ COMMITTED"),
        ("BEGIN; SET CONSTRAINTS ALL IMMEDIATE; INSERT INTO files (path, token, lease_until) VALUES ('{f1}', '{token}', '{later}'); UPDATE files SET state = 'committed', size = 10, sha256 = '{hash}' WHERE path = '{f1}'; UPDATE papers SET pdf_path = '{f1}' WHERE id = '{paper}'; COMMIT", "not committed"),
        ("BEGIN; SET CONSTRAINTS ALL DEFERRED; UPDATE papers SET pdf_path = 'nowhere' WHERE id = '{paper}'; COMMIT", "no file"),
    ];

    internal static IReadOnlyList<string> PutRight { get; } =
    [
        "UPDATE video_assets SET current_version_id = NULL, file_path = '{free}' WHERE id = '{video}'",
        "WITH gone AS (DELETE FROM papers WHERE id = '{second}' RETURNING pdf_path) UPDATE papers SET pdf_path = gone.pdf_path FROM gone WHERE id = '{paper}'",
        "WITH gone AS (DELETE FROM video_assets WHERE id = '{video}' RETURNING id) DELETE FROM content_versions WHERE content_id IN (SELECT id FROM gone)",
        "WITH a AS (UPDATE video_assets SET file_path = '{v1}' WHERE id = '{video}' RETURNING id), b AS (DELETE FROM papers WHERE id = '{second}' RETURNING id), c AS (UPDATE audio_assets SET transcript = 'x' WHERE id = '{audio}' RETURNING id) SELECT 1 FROM a, b, c",
        "MERGE INTO video_assets AS a USING (SELECT '{free}' AS path) AS s ON a.id = '{video}' WHEN MATCHED THEN UPDATE SET file_path = s.path WHEN NOT MATCHED THEN DO NOTHING",
        "BEGIN; SET CONSTRAINTS ALL IMMEDIATE; INSERT INTO files (path, token, lease_until) VALUES ('{f1}', '{token}', '{later}'); INSERT INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files WHERE path = '{f1}'; UPDATE files SET state = 'committed', size = 10, sha256 = '{hash}' WHERE path = '{f1}'; COMMIT",
        "SET timezone = 'Asia/Kathmandu'; SET datestyle = 'SQL, DMY'; SET extra_float_digits = -15; SET standard_conforming_strings = off; SET transform_null_equals = on; UPDATE video_assets SET duration_seconds = 1.001, codec_info = '[1.10, 1e3]' WHERE id = '{video}'; UPDATE video_assets SET file_path = '{v1}' WHERE id = '{video}'; UPDATE video_assets SET file_path = '{v2}' WHERE id = '{video}'",
        "COPY video_assets (id, paper_id, title, file_path, file_size) FROM STDIN;\n{new}\t{paper}\tCopy\t{free}\t10\n\\.\n",
    ];
}
