namespace Raso.Storage.Schema.Tests;

/// <summary>What goes, stays or is unlinked when an asset is deleted, with foreign keys and without.</summary>
public sealed class CascadeTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task DeleteVideo_UsedByOthers_UnlinksThem(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1", Rows.Video);
        await database.AddVisualAsync(Rows.Visual, "w1", "src", Rows.Video);

        await database.ExecuteAsync("DELETE FROM video_assets");

        (await database.ScalarAsync("SELECT video_asset_id, row_version FROM audio_assets")).Should().Be("|2");
        (await database.ScalarAsync("SELECT video_asset_id, row_version FROM visual_assets")).Should().Be("|2");
        (await database.QueryAsync("SELECT content_type FROM content_versions ORDER BY content_type")).Should().Equal("audio", "visual");
        (await database.QueryAsync("SELECT path FROM files WHERE state = 'deleting'")).Should().Equal("v1");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task DeleteAsset_AtEitherEndOfALink_TakesTheLinkAlong(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("src");
        await database.AddAudioAsync(Rows.Audio, "a1");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");
        foreach (var (source, sourceId, target, targetId) in (IEnumerable<(string, string, string, string)>)
            [
                ("video", Rows.Video, "audio", Rows.Audio), ("audio", Rows.Audio, "visual", Rows.Visual),
                ("visual", Rows.Visual, "video", Rows.Video),
            ])
        {
            await database.ExecuteAsync(GoodRows.Insert(
                "asset_relationships", $"source_type = '{source}'", $"source_id = '{sourceId}'", $"target_type = '{target}'", $"target_id = '{targetId}'",
                "relationship_type = 'references'"));
        }

        await database.ExecuteAsync("DELETE FROM audio_assets");

        (await database.QueryAsync("SELECT source_type FROM asset_relationships")).Should().Equal("visual");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task UpdateAudio_ToADanglingVideo_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddAudioAsync(Rows.Audio, "a1");

        (await database.FaultAsync($"UPDATE audio_assets SET video_asset_id = '{Rows.Paper}'")).Should().Be("audio_assets_video_asset_id_fkey");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task DeleteAsset_WithRollbacks_TakesVersionsAndRecordsAlong(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2", "v3");
        foreach (var path in (string[])["v2", "v1", "v3", "v1"])
        {
            await database.ExecuteAsync($"UPDATE video_assets SET file_path = '{path}'");
        }

        await database.ExecuteAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v2'");
        await database.ExecuteAsync("UPDATE files SET state = 'deleted' WHERE path = 'v2'");

        await database.ExecuteAsync($"DELETE FROM video_assets WHERE id = '{Rows.Video}'");

        (await database.ScalarAsync("SELECT count(*) FROM content_versions")).Should().Be("0");
        (await database.ScalarAsync("SELECT count(*) FROM version_rollbacks")).Should().Be("0");
        (await database.QueryAsync("SELECT state FROM files ORDER BY path")).Should().Equal("deleting", "deleted", "deleting");
    }
}
