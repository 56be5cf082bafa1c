namespace Raso.Storage.Schema.Tests;

/// <summary>INSERT that meets an existing row: the upserts that both dialects share, and SQLite's REPLACE, which fires no delete triggers.</summary>
public sealed class ConflictTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task InsertOnConflictDoNothing_OfAnExistingAsset_ChangesNothing(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");

        await database.ExecuteAsync($"{Insert("v2")} ON CONFLICT (id) DO NOTHING");

        (await database.VersionsAsync(Rows.Video)).Should().Equal("1|v1||current");
        (await database.ScalarAsync("SELECT row_version FROM video_assets")).Should().Be("1");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task InsertOnConflictDoUpdate_OfThePath_FollowsTheRulesOfUpdate(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");

        await database.ExecuteAsync($"{Insert("v2")} ON CONFLICT (id) DO UPDATE SET file_path = excluded.file_path");
        await database.ExecuteAsync($"{Insert("v1")} ON CONFLICT (id) DO UPDATE SET file_path = excluded.file_path");

        (await database.VersionsAsync(Rows.Video)).Should().Equal("1|v1||current", "2|v2|1|");
        (await database.ScalarAsync("SELECT row_version FROM video_assets")).Should().Be("3");
    }

    [Theory]
    [MemberData(nameof(Catalogues.Embedded), MemberType = typeof(Catalogues))]
    public async Task InsertOrReplace_OfARowThatOthersRestOn_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("f1", "v2");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v1'");
        await database.ExecuteAsync("UPDATE papers SET doi = '10.1000/taken'");
        await database.ExecuteAsync("INSERT INTO leases (name, token) VALUES ('backup', 7)");
        await database.ExecuteAsync(GoodRows.Insert("storage_backends"));
        await database.ExecuteAsync(GoodRows.Insert("generation_jobs", $"id = '{Rows.Audio}'"));

        foreach (var (table, columns) in (IEnumerable<(string, string[])>)
            [
                ("papers", [$"id = '{Rows.Paper}'"]), ("papers", [$"folder = 'papers/{Rows.Paper}'"]), ("papers", ["doi = '10.1000/taken'"]),
                ("papers", ["search_id = 1"]), ("video_assets", [$"id = '{Rows.Video}'"]), ("files", ["path = 'v1'"]), ("leases", ["name = 'backup'"]),
                ("storage_backends", ["name = 'local'", "identity = 'other'"]), ("storage_backends", ["name = 'other'"]),
                ("generation_jobs", [$"id = '{Rows.Audio}'"]), ("content_versions", ["version_number = 2"]), ("content_versions", ["file_path = 'v1'"]),
                ("version_rollbacks", ["id = (SELECT id FROM version_rollbacks)"]),
            ])
        {
            var replace = GoodRows.Insert(table, columns).Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal);

            (await database.FaultAsync(replace)).Should().NotBe("nothing refused it", replace);
        }

        await database.AddPaperAsync(Rows.OtherVideo);
        (await database.FaultAsync($"UPDATE OR REPLACE papers SET doi = '10.1000/taken' WHERE id = '{Rows.OtherVideo}'")).Should().Be("papers.doi");
    }

    [Theory]
    [MemberData(nameof(Catalogues.Embedded), MemberType = typeof(Catalogues))]
    public async Task InsertOrReplace_OfANewRow_IsAnInsert(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("v1");

        await database.ExecuteAsync(Insert("v1").Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal));

        (await database.VersionsAsync(Rows.Video)).Should().Equal("1|v1||current");
    }

    private static string Insert(string file) => GoodRows.Insert("video_assets", $"id = '{Rows.Video}'", $"file_path = '{file}'");
}
