using System.Globalization;

namespace Raso.Storage.Schema.Tests;

/// <summary>Rule 9: what never changes, and what changes with every UPDATE.</summary>
public sealed class ImmutableColumnTests
{
    private const string Other = "'00000000-0000-0000-0000-00000000dead'";

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Update_OfAnImmutableColumn_IsRefused(CatalogueKind kind)
    {
        await using var database = await AllTablesAsync(kind);

        foreach (var (table, assignments) in (IEnumerable<(string, string[])>)
            [
                ("files", [$"id = {Other}", "path = 'other'", $"token = {Other}", $"created_at = '{Rows.Later}'", "size = 11", $"sha256 = '{new string('0', 64)}'"]),
                ("papers", [$"id = {Other}", "folder = 'other'", $"created_at = '{Rows.Later}'"]),
                ("video_assets", [$"id = {Other}", $"paper_id = {Other}", $"created_at = '{Rows.Later}'"]),
                ("audio_assets", [$"id = {Other}", $"paper_id = {Other}", $"created_at = '{Rows.Later}'"]),
                ("visual_assets", [$"id = {Other}", $"paper_id = {Other}", $"created_at = '{Rows.Later}'"]),
                ("generation_jobs", [$"id = {Other}", $"paper_id = {Other}", $"created_at = '{Rows.Later}'", "lease_token = -1", "idempotency_key = 'other'"]),
                ("storage_backends", ["name = 'other'"]),
                (
                    "asset_relationships",
                    [
                        $"id = {Other}", "source_type = 'audio'", $"source_id = {Other}", "target_type = 'visual'", $"target_id = {Other}",
                        "relationship_type = 'enhances'", $"created_at = '{Rows.Later}'",
                    ]),
            ])
        {
            foreach (var assignment in assignments)
            {
                (await database.FaultAsync($"UPDATE {table} SET {assignment}")).Should().Be("RS005", "{0} of {1} is fixed", assignment, table);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Update_OfAnyColumn_CountsOneRowVersion(CatalogueKind kind)
    {
        await using var database = await AllTablesAsync(kind);
        await database.AddFilesAsync("v2");

        foreach (var (table, assignment) in (IEnumerable<(string, string)>)
            [
                ("papers", "journal = 'TUGboat'"), ("papers", "row_version = 99"), ("papers", $"updated_at = '{Rows.Later}'"),
                ("video_assets", "title = 'Other'"), ("video_assets", "codec = 'av1'"), ("video_assets", "file_path = 'v2'"),
                ("video_assets", "file_path = 'v1'"), ("video_assets", "row_version = 99"), ("audio_assets", "transcript = 'x'"),
                ("visual_assets", "scene_number = 3"), ("generation_jobs", "priority = 3"), ("generation_jobs", "priority = priority"),
            ])
        {
            var before = int.Parse(await database.ScalarAsync($"SELECT row_version FROM {table}"), CultureInfo.InvariantCulture);

            await database.ExecuteAsync($"UPDATE {table} SET {assignment}");

            (await database.ScalarAsync($"SELECT row_version, updated_at >= created_at, updated_at < '{Rows.Later}' FROM {table}"))
                .Should().Be($"{before + 1}|1|1", "{0} of {1} is one change", assignment, table);
        }
    }

    private static async Task<CatalogueDatabase> AllTablesAsync(CatalogueKind kind)
    {
        var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");
        await database.ExecuteAsync(GoodRows.Insert("generation_jobs"));
        await database.ExecuteAsync(GoodRows.Insert("storage_backends"));
        await database.ExecuteAsync(GoodRows.Insert("asset_relationships"));
        return database;
    }
}
