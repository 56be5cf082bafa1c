namespace Raso.Storage.Schema.Tests;

/// <summary>Rules 1 to 3: versions follow their asset.</summary>
public sealed class VersionTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task InsertAsset_OfEachKind_MakesVersionOne(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");

        foreach (var (type, file, source) in (IEnumerable<(string, string, string)>)[("video", "v1", ""), ("audio", "a1", ""), ("visual", "w1", "src")])
        {
            (await database.ScalarAsync(
                $"""
                SELECT v.version_number, v.file_path, v.file_size, v.checksum, v.source_code_path, v.parent_version_id, v.pruned_at
                FROM {type}_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
                WHERE v.is_current AND v.content_type = '{type}' AND v.content_id = a.id
                """)).Should().Be($"1|{file}|{Rows.Size}|{Rows.Hash}|{source}||");
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task InsertAsset_WithACurrentVersion_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("f1");

        (await database.FaultAsync(GoodRows.Insert("video_assets", $"current_version_id = '{Rows.Audio}'"))).Should().Be("RS003");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ToANewFile_MakesTheNextVersion(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2", "v3");

        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2', codec = 'av1', duration_seconds = 2.5");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v3', title = 'Third'");

        (await database.VersionsAsync(Rows.Video)).Should().Equal("1|v1||", "2|v2|1|", "3|v3|2|current");
        (await database.QueryAsync($"SELECT {Property(database, "codec")} FROM content_versions ORDER BY version_number"))
            .Should().Equal(["h264", "av1", "av1"], "a version keeps what described it, also when path and codec change at once");
        (await database.ScalarAsync("SELECT count(*) FROM version_rollbacks")).Should().Be("0");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ToAFileOfAnotherAsset_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddVideoAsync(Rows.OtherVideo, "other");
        await database.AddAudioAsync(Rows.Audio, "a1");

        foreach (var path in (string[])["other", "a1"])
        {
            (await database.FaultAsync($"UPDATE video_assets SET file_path = '{path}' WHERE id = '{Rows.Video}'")).Should().Be("RS002");
            (await database.FaultAsync(GoodRows.Insert("audio_assets", $"file_path = '{path}'"))).Should().Be("RS002");
        }

        (await database.FaultAsync("UPDATE video_assets SET file_path = CASE file_path WHEN 'v1' THEN 'other' ELSE 'v1' END"))
            .Should().Be("RS002", "assets do not swap their files");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_OfTwoAssetsToOneNewFile_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddVideoAsync(Rows.OtherVideo, "other");
        await database.AddFilesAsync("new");

        (await database.FaultAsync("UPDATE video_assets SET file_path = 'new'")).Should().Be("RS002");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdateDescribingColumns_OfEachKind_AreCopiedIntoTheCurrentVersion(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");

        foreach (var type in DescribingColumns.Types)
        {
            await database.ExecuteAsync($"UPDATE {type}_assets SET {DescribingColumns.Assignments(type)}");

            foreach (var column in DescribingColumns.InProperties(type))
            {
                (await database.ScalarAsync(
                    $"SELECT {Property(database, column)} FROM content_versions WHERE content_type = '{type}'"))
                    .Should().Be(await database.ScalarAsync($"SELECT {column} FROM {type}_assets"), "{0} of {1} is versioned", column, type);
            }

            (await database.ScalarAsync(
                $"""
                SELECT count(*) FROM {type}_assets AS a JOIN content_versions AS v ON v.id = a.current_version_id
                WHERE v.generation_parameters = a.generation_parameters AND v.ai_models_used = a.ai_models_used
                """)).Should().Be("1");
        }

        (await database.ScalarAsync("SELECT count(*) FROM content_versions")).Should().Be("3", "no bytes changed");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdatePath_ManyTimes_KeepsNumbersDenseAndParentsTrue(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2", "v3", "v4");

        foreach (var path in (string[])["v2", "v1", "v3", "v2", "v4"])
        {
            await database.ExecuteAsync($"UPDATE video_assets SET file_path = '{path}'");
        }

        (await database.VersionsAsync(Rows.Video)).Should()
            .Equal(["1|v1||", "2|v2|1|", "3|v3|1|", "4|v4|2|current"], "the parent is what was current, also after a roll-back");
    }

    private static string Property(CatalogueDatabase database, string column) =>
        database.IsPostgres ? $"properties ->> '{column}'" : $"json_extract(properties, '$.{column}')";
}
