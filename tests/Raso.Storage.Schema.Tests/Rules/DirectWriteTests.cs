namespace Raso.Storage.Schema.Tests;

/// <summary>Rules 4 and 5: versions are written through their asset and go only with it.</summary>
public sealed class DirectWriteTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task CurrentVersion_WrittenDirectly_IsRefused(CatalogueKind kind)
    {
        await using var database = await TwoVersionsAsync(kind);

        foreach (var sql in (string[])
            [
                "UPDATE video_assets SET current_version_id = NULL",
                $"UPDATE video_assets SET current_version_id = {GoodRows.VersionOf("v1")}",
                $"UPDATE video_assets SET current_version_id = '{Rows.Audio}'",
                $"UPDATE video_assets SET file_path = 'v3', current_version_id = {GoodRows.VersionOf("v1")}",
                "UPDATE content_versions SET is_current = true WHERE file_path = 'v1'",
                "UPDATE content_versions SET is_current = false WHERE file_path = 'v2'",
                "UPDATE content_versions SET is_current = NOT is_current",
            ])
        {
            (await database.FaultAsync(sql)).Should().Be("RS003", sql);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task CurrentVersion_WrittenAsTheAssetHasIt_IsNoContradiction(CatalogueKind kind)
    {
        await using var database = await TwoVersionsAsync(kind);

        await database.ExecuteAsync("UPDATE video_assets SET current_version_id = current_version_id, title = 'Same'");
        await database.ExecuteAsync($"UPDATE video_assets SET file_path = 'v1', current_version_id = {GoodRows.VersionOf("v1")}");

        (await database.VersionsAsync(Rows.Video)).Should().Equal("1|v1||current", "2|v2|1|");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task VersionColumns_WrittenDirectly_AreRefused(CatalogueKind kind)
    {
        await using var database = await TwoVersionsAsync(kind);

        foreach (var assignment in (string[])
            [
                "version_number = 9", "content_type = 'audio'", $"content_id = '{Rows.Audio}'", "parent_version_id = NULL",
                "file_path = 'v3'", $"checksum = '{new string('0', 64)}'", "file_size = 11", "generation_parameters = '{\"a\": 1}'",
                "ai_models_used = '{\"a\": 1}'", "properties = '{}'", "source_code_path = 'v3'", $"created_at = '{Rows.Later}'",
                $"id = '{Rows.Audio}'",
            ])
        {
            foreach (var file in (string[])["v1", "v2"])
            {
                if (assignment.StartsWith("parent", StringComparison.Ordinal) && file == "v1")
                {
                    continue; // Has none.
                }

                (await database.FaultAsync($"UPDATE content_versions SET {assignment} WHERE file_path = '{file}'")).Should().Be("RS003", assignment);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task VersionNotes_WrittenDirectly_AreTaken(CatalogueKind kind)
    {
        await using var database = await TwoVersionsAsync(kind);

        await database.ExecuteAsync(
            "UPDATE content_versions SET changes_description = 'Better', created_by = 'editor', performance_metrics = '{\"vmaf\": 95}'");

        (await database.QueryAsync("SELECT changes_description, created_by FROM content_versions")).Should().Equal("Better|editor", "Better|editor");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Version_InsertedOrDeletedDirectly_IsRefused(CatalogueKind kind)
    {
        await using var database = await TwoVersionsAsync(kind);

        (await database.FaultAsync(GoodRows.Insert("content_versions", "file_path = 'v3'"))).Should().Be("RS003");
        (await database.FaultAsync(GoodRows.Insert("content_versions", "file_path = 'v3'", "is_current = true"))).Should().Be("RS003");
        (await database.FaultAsync("DELETE FROM content_versions WHERE file_path = 'v1'")).Should().Be("RS003");
        (await database.FaultAsync("DELETE FROM content_versions")).Should().Be("RS003");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Prune_OfTheCurrentVersionOrBack_IsRefused(CatalogueKind kind)
    {
        await using var database = await TwoVersionsAsync(kind);
        await database.ExecuteAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v1'");

        (await database.FaultAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v2'")).Should().Be("RS003");
        (await database.FaultAsync("UPDATE content_versions SET pruned_at = NULL WHERE file_path = 'v1'")).Should().Be("RS003");
        (await database.FaultAsync("UPDATE content_versions SET pruned_at = '2998-01-01T00:00:00.000Z' WHERE file_path = 'v1'")).Should().Be("RS003");
    }

    private static async Task<CatalogueDatabase> TwoVersionsAsync(CatalogueKind kind)
    {
        var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2", "v3");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        return database;
    }
}
