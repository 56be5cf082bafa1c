using System.Globalization;

namespace Raso.Storage.Schema.Tests;

/// <summary>The rows that most tests begin with. All of a test runs in one transaction: at COMMIT a file that nothing names goes.</summary>
internal static class Rows
{
    internal const string Paper = "00000000-0000-0000-0000-0000000000a1";
    internal const string Video = "00000000-0000-0000-0000-0000000000b1";
    internal const string OtherVideo = "00000000-0000-0000-0000-0000000000b2";
    internal const string Audio = "00000000-0000-0000-0000-0000000000c1";
    internal const string Visual = "00000000-0000-0000-0000-0000000000d1";

    internal const string Token = "00000000-0000-0000-0000-0000000000ff";
    internal const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>Hours from now, as near as a lease must be.</summary>
    internal static readonly string Later = TimeProvider.System.GetUtcNow().AddHours(20).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The size of every file that is not given one.</summary>
    internal const int Size = 10;

    /// <summary>A catalogue in a transaction, with one paper without a file.</summary>
    internal static async Task<CatalogueDatabase> WithPaperAsync(CatalogueKind kind)
    {
        var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.AddPaperAsync(Paper);
        return database;
    }

    /// <summary>A catalogue in a transaction, with one paper and its video, whose file is "v1".</summary>
    internal static async Task<CatalogueDatabase> WithVideoAsync(CatalogueKind kind)
    {
        var database = await WithPaperAsync(kind);
        await database.AddVideoAsync(Video, "v1");
        return database;
    }

    internal static Task BeginFileAsync(this CatalogueDatabase database, string path) => database.ExecuteAsync(
        $"INSERT INTO files (path, token, lease_until) VALUES ('{path}', '{Token}', '{Later}')");

    internal static async Task AddFilesAsync(this CatalogueDatabase database, params string[] paths)
    {
        foreach (var path in paths)
        {
            await database.BeginFileAsync(path);
            await database.ExecuteAsync($"UPDATE files SET state = 'committed', size = {Size}, sha256 = '{Hash}' WHERE path = '{path}'");
        }
    }

    internal static Task AddPaperAsync(this CatalogueDatabase database, string id, string? pdf = null) => database.ExecuteAsync(
        $"""
        INSERT INTO papers (id, title, authors, folder, pdf_path)
        VALUES ('{id}', 'Attention', list["Ashish Vaswani"], 'papers/{id}', {(pdf is null ? "NULL" : $"'{pdf}'")})
        """);

    internal static async Task AddVideoAsync(this CatalogueDatabase database, string id, string file)
    {
        await database.AddFilesAsync(file);
        await database.ExecuteAsync(
            $"INSERT INTO video_assets (id, paper_id, title, file_path, file_size) VALUES ('{id}', '{Paper}', 'Video', '{file}', {Size})");
    }

    internal static async Task AddAudioAsync(this CatalogueDatabase database, string id, string file, string? video = null)
    {
        await database.AddFilesAsync(file);
        await database.ExecuteAsync(
            $"""
            INSERT INTO audio_assets (id, paper_id, video_asset_id, title, file_path, file_size)
            VALUES ('{id}', '{Paper}', {(video is null ? "NULL" : $"'{video}'")}, 'Audio', '{file}', {Size})
            """);
    }

    internal static async Task AddVisualAsync(this CatalogueDatabase database, string id, string file, string source, string? video = null)
    {
        await database.AddFilesAsync(file);
        await database.ExecuteAsync(
            $"""
            INSERT INTO visual_assets (id, paper_id, video_asset_id, title, role, file_path, file_size, source_code_path)
            VALUES ('{id}', '{Paper}', {(video is null ? "NULL" : $"'{video}'")}, 'Slide', 'slide', '{file}', {Size}, '{source}')
            """);
    }

    /// <summary>Moves replicas as two sweeps do that delete their bytes.</summary>
    internal static async Task DeleteReplicasAsync(this CatalogueDatabase database, string where)
    {
        await database.ExecuteAsync($"UPDATE file_replicas SET claim_token = '{Token}', claim_until = '{Later}' {where}");
        await database.ExecuteAsync($"UPDATE file_replicas SET state = 'deleted' {where}");
        await database.ExecuteAsync($"UPDATE file_replicas SET verified_at = '{Later}' {where}");
    }

    internal static Task<string> StateOfAsync(this CatalogueDatabase database, string path) =>
        database.ScalarAsync($"SELECT state FROM files WHERE path = '{path}'");

    /// <summary>The versions of an asset in order: number, file, number of the parent, whether current.</summary>
    internal static Task<IReadOnlyList<string>> VersionsAsync(this CatalogueDatabase database, string id) => database.QueryAsync(
        $"""
        SELECT v.version_number, v.file_path, p.version_number, CASE WHEN v.is_current THEN 'current' END
        FROM content_versions AS v LEFT JOIN content_versions AS p ON p.id = v.parent_version_id
        WHERE v.content_id = '{id}' ORDER BY v.version_number
        """);
}
