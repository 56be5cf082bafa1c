namespace Raso.Storage.Schema.Tests;

/// <summary>One good row of each table, as columns and SQL, over what <see cref="SeedAsync"/> laid down.</summary>
internal static class GoodRows
{
    internal static IReadOnlyDictionary<string, string[]> Of { get; } = new Dictionary<string, string[]>
    {
        ["files"] = ["path = 'good'", $"token = '{Rows.Token}'", $"lease_until = '{Rows.Later}'"],
        ["file_replicas"] = ["file_id = (SELECT id FROM files WHERE path = 'f1')", "backend = 'local'"],
        ["leases"] = ["name = 'sweep'"],
        ["storage_backends"] = ["name = 'local'", "identity = 'raso-root:1'", "location = 'file://host/data'"],
        ["papers"] = ["title = 'Attention'", "authors = list[\"Ashish Vaswani\"]", "folder = 'good'"],
        ["paper_folders"] = [$"paper_id = '{Rows.Paper}'", "folder = 'good'", "backend = 'local'"],
        ["video_assets"] = [$"paper_id = '{Rows.Paper}'", "title = 'Video'", "file_path = 'f1'", $"file_size = {Rows.Size}"],
        ["audio_assets"] = [$"paper_id = '{Rows.Paper}'", "title = 'Audio'", "file_path = 'f1'", $"file_size = {Rows.Size}"],
        ["visual_assets"] =
            [$"paper_id = '{Rows.Paper}'", "title = 'Slide'", "role = 'slide'", "file_path = 'f1'", $"file_size = {Rows.Size}"],
        ["content_versions"] =
        [
            "content_type = 'video'", $"content_id = '{Rows.Video}'", "version_number = 3", "properties = '{}'", "file_path = 'f1'",
            $"file_size = {Rows.Size}", $"checksum = '{Rows.Hash}'", $"parent_version_id = {VersionOf("v2")}",
        ],
        ["version_rollbacks"] =
        [
            "content_type = 'video'", $"content_id = '{Rows.Video}'", "rollback_number = 2", $"from_version_id = {VersionOf("v2")}",
            $"to_version_id = {VersionOf("v1")}",
        ],
        ["asset_relationships"] =
        [
            "source_type = 'video'", $"source_id = '{Rows.Video}'", "target_type = 'audio'", $"target_id = '{Rows.Audio}'",
            "relationship_type = 'depends_on'",
        ],
        ["generation_jobs"] = [$"paper_id = '{Rows.Paper}'", "job_type = 'full_video'", "generation_parameters = '{}'"],
    };

    /// <summary>Lays down one existing row of each table, and free files to point at.</summary>
    internal static async Task SeedAsync(this CatalogueDatabase database)
    {
        await database.AddPaperAsync(Rows.Paper);
        await database.ExecuteAsync($"UPDATE papers SET doi = '10.1000/taken' WHERE id = '{Rows.Paper}'");
        await database.ExecuteAsync(Insert("paper_folders", "paper_id = '00000000-0000-0000-0000-0000000000e1'"));
        await database.AddVideoAsync(Rows.Video, "v1");
        await database.AddFilesAsync("f1", "f2", "v2");
        await database.ExecuteAsync($"UPDATE video_assets SET file_path = 'v2' WHERE id = '{Rows.Video}'");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "s1", "f2");
        await database.BeginFileAsync("unwritten");
        await database.BeginFileAsync("empty");
        await database.ExecuteAsync($"UPDATE files SET state = 'committed', size = 0, sha256 = '{Rows.Hash}' WHERE path = 'empty'");
        await database.ExecuteAsync("INSERT INTO file_replicas (file_id, backend) SELECT id, 'taken' FROM files WHERE path = 'f1'");
        await database.ExecuteAsync("INSERT INTO leases (name) VALUES ('taken')");
        await database.ExecuteAsync(Insert("storage_backends", "name = 'taken'", "identity = 'taken'"));
        await database.ExecuteAsync(Insert("asset_relationships", ["id = '00000000-0000-0000-0000-0000000000e1'", "relationship_type = 'enhances'"]));
        await database.ExecuteAsync(Insert("generation_jobs", ["id = '00000000-0000-0000-0000-0000000000e1'", "idempotency_key = 'taken'"]));
        await database.ExecuteAsync(Insert("version_rollbacks", ["id = '00000000-0000-0000-0000-0000000000e1'", "rollback_number = 1"]));
    }

    /// <summary>The INSERT of a table's good row with some columns set otherwise.</summary>
    internal static string Insert(string table, params string[] otherwise)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in Of[table].Concat(otherwise))
        {
            var parts = column.Split(" = ", 2);
            columns[parts[0]] = parts[1];
        }

        return $"INSERT INTO {table} ({string.Join(", ", columns.Keys)}) VALUES ({string.Join(", ", columns.Values)})";
    }

    internal static string VersionOf(string file) => $"(SELECT id FROM content_versions WHERE file_path = '{file}')";
}
