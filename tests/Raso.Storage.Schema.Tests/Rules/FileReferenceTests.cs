namespace Raso.Storage.Schema.Tests;

/// <summary>Rules 6 and 7: a reference needs a committed file, and the last reference takes its file along.</summary>
public sealed class FileReferenceTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Update_PathOfNoCommittedFile_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("s1", "src");
        await database.AddVisualAsync(Rows.Visual, "w1", "src");
        await database.BeginFileAsync("unwritten");

        foreach (var path in (string[])["nowhere", "unwritten"])
        {
            (await database.FaultAsync($"UPDATE papers SET pdf_path = '{path}'")).Should().Be("RS001");
            (await database.FaultAsync($"UPDATE video_assets SET file_path = '{path}'")).Should().Be("RS001");
            (await database.FaultAsync($"UPDATE visual_assets SET source_code_path = '{path}'")).Should().Be("RS001");
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Update_SizeUnlikeTheFiles_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");

        (await database.FaultAsync("UPDATE video_assets SET file_size = 11")).Should().Be("RS001");
        (await database.FaultAsync("UPDATE video_assets SET file_path = 'v2', file_size = 11")).Should().Be("RS001");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task DeletePaper_WithEverything_ReleasesEveryFile(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("pdf", "src1", "src2", "v2", "w2");
        await database.ExecuteAsync("UPDATE papers SET pdf_path = 'pdf'");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v1'");
        await database.AddAudioAsync(Rows.Audio, "a1", Rows.Video);
        await database.AddVisualAsync(Rows.Visual, "w1", "src1", Rows.Video);
        await database.ExecuteAsync("UPDATE visual_assets SET file_path = 'w2', source_code_path = 'src2'");
        await database.ExecuteAsync(GoodRows.Insert("asset_relationships"));
        await database.ExecuteAsync(GoodRows.Insert("generation_jobs"));

        await database.ExecuteAsync("DELETE FROM papers");

        (await database.QueryAsync("SELECT path FROM files WHERE state <> 'deleting'")).Should().BeEmpty();
        foreach (var table in GoodRows.Of.Keys.Except(["files"]))
        {
            (await database.ScalarAsync($"SELECT count(*) FROM {table}")).Should().Be("0", "{0} goes with its paper", table);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task DeletePaper_SharingItsPdf_LeavesTheFileToTheOther(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.AddFilesAsync("pdf");
        await database.AddPaperAsync(Rows.Paper, "pdf");
        await database.AddPaperAsync(Rows.Video, "pdf");

        await database.ExecuteAsync($"DELETE FROM papers WHERE id = '{Rows.Video}'");
        var shared = await database.StateOfAsync("pdf");
        await database.ExecuteAsync("UPDATE papers SET pdf_path = NULL");

        shared.Should().Be("committed");
        (await database.StateOfAsync("pdf")).Should().Be("deleting");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task ReplaceSourceCode_OfTheCurrentVersion_ReleasesTheOldOne(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("src1", "src2");
        await database.AddVisualAsync(Rows.Visual, "w1", "src1");

        await database.ExecuteAsync("UPDATE visual_assets SET source_code_path = 'src2'");

        (await database.StateOfAsync("src1")).Should().Be("deleting");
        (await database.StateOfAsync("src2")).Should().Be("committed");
        (await database.ScalarAsync("SELECT source_code_path FROM content_versions")).Should().Be("src2");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Commit_OfAFileThatNothingNames_TurnsItDeletingOnPostgres(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("unnamed");

        await database.ExecuteAsync("COMMIT");

        // SQLite has no trigger at COMMIT: there the sweep looks for such files.
        (await database.StateOfAsync("unnamed")).Should().Be(database.IsPostgres ? "deleting" : "committed");
        (await database.StateOfAsync("v1")).Should().Be("committed");
    }
}
