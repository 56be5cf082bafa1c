namespace Raso.Storage.Schema.Tests;

/// <summary>Rule 7: a transaction leaves no committed file that nothing names, whatever its statements and their order.</summary>
public sealed class UnnamedFileTests
{
    private const string Unnamed = """
        SELECT path FROM files AS f
        WHERE state = 'committed'
            AND NOT EXISTS (SELECT 1 FROM content_versions AS v WHERE (v.file_path = f.path OR v.source_code_path = f.path) AND v.pruned_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.pdf_path = f.path)
        """;

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Commit_ConfirmedAndNeverNamed_IsDeleting(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("a", "b");
        await database.AddVideoAsync(Rows.Video, "v1");

        await CommitAsync(database);

        (await StatesAsync(database)).Should().Equal("a|deleting", "b|deleting", "v1|committed");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Commit_NamedAndUnnamedAgain_IsDeleting(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("pdf", "kept");
        await database.AddVideoAsync(Rows.Video, "v1");
        await database.ExecuteAsync("UPDATE papers SET pdf_path = 'pdf'");
        await database.ExecuteAsync("UPDATE papers SET pdf_path = 'kept'");
        await database.ExecuteAsync("DELETE FROM video_assets");

        await CommitAsync(database);

        (await StatesAsync(database)).Should().Equal("kept|committed", "pdf|deleting", "v1|deleting");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Commit_NamingRolledBackToASavepoint_IsDeleting(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("pdf");
        await database.ExecuteAsync("SAVEPOINT naming");
        await database.ExecuteAsync("UPDATE papers SET pdf_path = 'pdf'");
        await database.ExecuteAsync("ROLLBACK TO SAVEPOINT naming");

        await CommitAsync(database);

        (await StatesAsync(database)).Should().Equal("pdf|deleting");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Commit_LaterTransactionDropsEachKindOfName_LeavesNoneBehind(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddFilesAsync("pdf", "code", "code2", "v2");
        await database.ExecuteAsync("UPDATE papers SET pdf_path = 'pdf'");
        await database.AddVideoAsync(Rows.Video, "v1");
        await database.AddAudioAsync(Rows.Audio, "sound");
        await database.AddVisualAsync(Rows.Visual, "slide", "code");
        await database.ExecuteAsync("UPDATE visual_assets SET source_code_path = 'code2'");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        await CommitAsync(database);

        await database.ExecuteAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v1'");
        await database.ExecuteAsync("DELETE FROM papers");

        (await database.QueryAsync(Unnamed)).Should().BeEmpty();
        (await database.QueryAsync("SELECT DISTINCT state FROM files")).Should().Equal("deleting");
    }

    [Theory]
    [MemberData(nameof(Catalogues.Embedded), MemberType = typeof(Catalogues))]
    public async Task Settling_FilesInUse_LeavesThem(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddVisualAsync(Rows.Visual, "slide", "v1");

        (await database.FaultAsync("UPDATE unsettled_files SET file_id = 'x'")).Should().Be("RS005");
        await database.ExecuteAsync("INSERT OR REPLACE INTO unsettled_files (file_id) SELECT id FROM files");
        await CommitAsync(database);
        await database.ExecuteAsync("INSERT INTO unsettled_files (file_id) SELECT id FROM files");
        await database.ExecuteAsync("DELETE FROM unsettled_files");

        (await StatesAsync(database)).Should().Equal("slide|committed", "v1|committed");
    }

    /// <summary>Commits as the SDK does: where triggers cannot wait for COMMIT, the list of what was confirmed is emptied before it.</summary>
    private static async Task CommitAsync(CatalogueDatabase database)
    {
        if (!database.IsPostgres)
        {
            await database.ExecuteAsync("DELETE FROM unsettled_files");
        }

        await database.ExecuteAsync("COMMIT");
        (await database.QueryAsync(Unnamed)).Should().BeEmpty();
    }

    private static Task<IReadOnlyList<string>> StatesAsync(CatalogueDatabase database) =>
        database.QueryAsync("SELECT path, state FROM files ORDER BY path");
}
