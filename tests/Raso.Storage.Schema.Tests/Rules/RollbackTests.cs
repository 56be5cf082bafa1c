namespace Raso.Storage.Schema.Tests;

/// <summary>Rule 2: an asset set to the file of one of its own versions is rolled back to it.</summary>
public sealed class RollbackTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ToAnOwnOldFile_RestoresEveryDescribingColumn(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src1", "src2", "v2", "a2", "w2");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src1");

        foreach (var (type, first, second) in (IEnumerable<(string, string, string)>)[("video", "v1", "v2"), ("audio", "a1", "a2"), ("visual", "w1", "w2")])
        {
            var source = type == "visual" ? ", source_code_path = 'src2'" : "";
            var before = await DescriptionAsync(database, type);
            await database.ExecuteAsync($"UPDATE {type}_assets SET file_path = '{second}', {DescribingColumns.Assignments(type)}{source}");
            var after = await DescriptionAsync(database, type);

            await database.ExecuteAsync($"UPDATE {type}_assets SET file_path = '{first}'");
            (await DescriptionAsync(database, type)).Should().Be(before);

            // What is written beside the path gives way to the version: the path alone decides.
            await database.ExecuteAsync($"UPDATE {type}_assets SET file_path = '{second}', duration_seconds = 99, validation_status = 'valid'");
            (await DescriptionAsync(database, type)).Should().Be(after).And.NotBe(before);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ToAnOwnOldFile_MovesTheFlagAndKeepsARecord(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");

        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v1'");

        (await database.VersionsAsync(Rows.Video)).Should().Equal("1|v1||current", "2|v2|1|");
        (await database.QueryAsync(
            """
            SELECT r.content_type, f.version_number, t.version_number, a.file_path
            FROM version_rollbacks AS r JOIN content_versions AS f ON f.id = r.from_version_id
            JOIN content_versions AS t ON t.id = r.to_version_id JOIN video_assets AS a ON a.current_version_id = t.id
            """)).Should().Equal("video|2|1|v1");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ToAnOwnFileOfAnotherSize_TakesItsSize(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");

        foreach (var (type, first, second) in (IEnumerable<(string, string, string)>)[("video", "v1", "v2"), ("audio", "a1", "a2"), ("visual", "w1", "w2")])
        {
            await database.BeginFileAsync(second);
            await database.ExecuteAsync($"UPDATE files SET state = 'committed', size = 77, sha256 = '{Rows.Hash}' WHERE path = '{second}'");
            await database.ExecuteAsync($"UPDATE {type}_assets SET file_path = '{second}', file_size = 77");

            await database.ExecuteAsync($"UPDATE {type}_assets SET file_path = '{first}'");
            (await database.QueryAsync($"SELECT file_path, file_size, row_version FROM {type}_assets")).Should().Equal($"{first}|{Rows.Size}|3");

            await database.ExecuteAsync($"UPDATE {type}_assets SET file_path = '{second}'");
            (await database.QueryAsync($"SELECT file_path, file_size, row_version FROM {type}_assets")).Should().Equal($"{second}|77|4");

            (await database.FaultAsync($"UPDATE {type}_assets SET file_size = {Rows.Size}")).Should().Be("RS001");
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Records_OfRollbacks_AreNumberedWithoutGaps(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");
        await database.AddVideoAsync(Rows.OtherVideo, "o1");
        foreach (var file in (string[])["v2", "v1", "v2", "v1"])
        {
            await database.ExecuteAsync($"UPDATE video_assets SET file_path = '{file}' WHERE id = '{Rows.Video}'");
        }

        (await database.QueryAsync(
            """
            SELECT r.rollback_number, f.version_number, t.version_number
            FROM version_rollbacks AS r JOIN content_versions AS f ON f.id = r.from_version_id JOIN content_versions AS t ON t.id = r.to_version_id
            ORDER BY r.rollback_number
            """)).Should().Equal("1|2|1", "2|1|2", "3|2|1");
        (await database.FaultAsync("UPDATE version_rollbacks SET rollback_number = rollback_number + 10")).Should().Be("RS003");
        (await database.FaultAsync(GoodRows.Insert("version_rollbacks", "rollback_number = 5"))).Should().Be("RS003");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ToAPrunedVersion_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");

        await database.ExecuteAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v1'");

        (await database.StateOfAsync("v1")).Should().Be("deleting");
        (await database.FaultAsync("UPDATE video_assets SET file_path = 'v1'")).Should().Be("RS003");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Record_OfARollback_TakesWhoAndWhyAndNothingElse(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v1'");

        await database.ExecuteAsync("UPDATE version_rollbacks SET created_by = 'editor', reason = 'sound'");

        (await database.FaultAsync("UPDATE version_rollbacks SET from_version_id = to_version_id")).Should().Be("RS003");
        (await database.FaultAsync($"UPDATE version_rollbacks SET created_at = '{Rows.Later}'")).Should().Be("RS003");
        (await database.FaultAsync("DELETE FROM version_rollbacks")).Should().Be("RS003");
    }

    private static Task<string> DescriptionAsync(CatalogueDatabase database, string type) => database.ScalarAsync(
        $"""
        SELECT {string.Join(", ", DescribingColumns.InProperties(type))},
            generation_parameters, ai_models_used, file_path, file_size{(type == "visual" ? ", source_code_path" : "")}
        FROM {type}_assets
        """);
}
