using System.Data.Common;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Plain SQL, past the SDK, cannot break the rules of versions and files.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class SqlRuleConformance<THarness> : AssetConformance<THarness, VideoAsset, NewVideoAsset, VideoAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    private const string NoSql = "The catalogue knows no plain SQL.";

    /// <summary>Initializes the test.</summary>
    protected SqlRuleConformance()
        : base(VideoKind.Instance)
    {
    }

    /// <summary>A statement against the rules is refused, and changes nothing.</summary>
    /// <param name="sql">The statement; {asset}, {paper}, {first}, {current}, {file}, {stranger} and {writing} stand for the rows of the test.</param>
    [Theory]
    [InlineData("DELETE FROM content_versions WHERE id = '{first}'")]
    [InlineData("DELETE FROM content_versions WHERE id = '{current}'")]
    [InlineData("UPDATE content_versions SET version_number = 7 WHERE id = '{first}'")]
    [InlineData("UPDATE content_versions SET content_id = '{paper}' WHERE id = '{first}'")]
    [InlineData("UPDATE content_versions SET parent_version_id = NULL WHERE id = '{current}'")]
    [InlineData("UPDATE content_versions SET file_path = '{writing}' WHERE id = '{first}'")]
    [InlineData("UPDATE content_versions SET checksum = '0000000000000000000000000000000000000000000000000000000000000000' WHERE id = '{first}'")]
    [InlineData("UPDATE content_versions SET is_current = true WHERE id = '{first}'")]
    [InlineData("UPDATE content_versions SET is_current = false WHERE id = '{current}'")]
    [InlineData("UPDATE content_versions SET generation_parameters = NULL WHERE id = '{current}'")]
    [InlineData("UPDATE content_versions SET file_size = file_size + 1 WHERE id = '{first}'")]
    [InlineData("UPDATE content_versions SET pruned_at = created_at WHERE id = '{current}'")]
    [InlineData("UPDATE video_assets SET current_version_id = '{first}' WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET current_version_id = NULL WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET file_path = '{stranger}' WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET file_path = '{writing}' WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET file_path = 'files/unknown' WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET file_size = file_size + 1 WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET paper_id = '{asset}' WHERE id = '{asset}'")]
    [InlineData("UPDATE video_assets SET id = '{paper}' WHERE id = '{asset}'")]
    [InlineData("UPDATE papers SET folder = 'papers/elsewhere' WHERE id = '{paper}'")]
    [InlineData("UPDATE papers SET pdf_path = '{writing}' WHERE id = '{paper}'")]
    [InlineData("UPDATE papers SET pdf_path = 'files/unknown' WHERE id = '{paper}'")]
    [InlineData("UPDATE files SET state = 'deleting' WHERE path = '{file}'")]
    [InlineData("UPDATE files SET state = 'writing' WHERE path = '{file}'")]
    [InlineData("UPDATE files SET state = 'deleted' WHERE path = '{file}'")]
    [InlineData("UPDATE files SET state = 'deleted' WHERE path = '{writing}'")]
    [InlineData("UPDATE files SET state = 'committed' WHERE path = '{writing}'")]
    [InlineData("UPDATE files SET path = 'files/elsewhere' WHERE path = '{file}'")]
    [InlineData("UPDATE files SET token = id WHERE path = '{writing}'")]
    [InlineData("UPDATE files SET size = size + 1 WHERE path = '{file}'")]
    [InlineData("DELETE FROM files WHERE path = '{file}'")]
    [InlineData("DELETE FROM files WHERE path = '{writing}'")]
    [InlineData("INSERT INTO files (id, path, state, token, size, sha256) SELECT '{paper}', 'files/new', 'committed', token, size, sha256 FROM files WHERE path = '{file}'")]
    public async Task Sql_AgainstTheRules_IsRefused(string sql)
    {
        Assert.SkipUnless(Harness.HasSql, NoSql);
        var first = await AddFullAsync();
        var (before, file) = await ReplaceAsync(first.Id);
        var stranger = await AddAsync(Kind.Plain(first.PaperId));
        var writing = await BeginAsync();
        var statement = sql
            .Replace("{asset}", $"{first.Id}", StringComparison.Ordinal)
            .Replace("{paper}", $"{first.PaperId}", StringComparison.Ordinal)
            .Replace("{first}", $"{first.CurrentVersionId}", StringComparison.Ordinal)
            .Replace("{current}", $"{before.CurrentVersionId}", StringComparison.Ordinal)
            .Replace("{file}", $"{file.Path}", StringComparison.Ordinal)
            .Replace("{stranger}", $"{stranger.FilePath}", StringComparison.Ordinal)
            .Replace("{writing}", $"{writing.Path}", StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<DbException>(() => Harness.ExecuteSqlAsync(statement, Token));

        Fields.Same(before, await GetAsync(first.Id));
        await FileIsAsync(FileState.Committed, file);
        await FileIsAsync(FileState.Writing, writing);
        await ReplaceAsync(first.Id);
    }

    /// <summary>What is noted with a version may be written later.</summary>
    [Fact]
    public async Task Sql_NotesOfAVersion_MayBeWritten()
    {
        Assert.SkipUnless(Harness.HasSql, NoSql);
        var row = await AddFullAsync();

        Assert.Equal(1, await Harness.ExecuteSqlAsync(
            $"UPDATE content_versions SET changes_description = 'Mended', created_by = 'me', performance_metrics = '{{\"psnr\": 40}}' WHERE id = '{row.CurrentVersionId}'",
            Token));

        Fields.Same(row, await GetAsync(row.Id));
    }

    /// <summary>A row that plain SQL changes gets its new row version like any other, and its current version follows.</summary>
    [Fact]
    public async Task Sql_ChangeOfARow_RowVersionGrowsAndVersionFollows()
    {
        Assert.SkipUnless(Harness.HasSql, NoSql);
        var before = await AddFullAsync();

        await Harness.ExecuteSqlAsync($"UPDATE video_assets SET codec = 'vp9', title = 'Changed' WHERE id = '{before.Id}'", Token);

        var after = await GetAsync(before.Id);
        Fields.Same(before with { Codec = "vp9", Title = "Changed", RowVersion = before.RowVersion + 1 }, after, nameof(after.UpdatedAt));
        await ReplaceAsync(before.Id, new VideoAssetChanges { Codec = "av1" });
        await Harness.ExecuteSqlAsync($"UPDATE video_assets SET file_path = '{before.FilePath}' WHERE id = '{before.Id}'", Token);
        Assert.Equal("vp9", (await GetAsync(before.Id)).Codec);
    }

    /// <summary>A paper that plain SQL deletes takes its assets along, and its files are to be deleted.</summary>
    [Fact]
    public async Task Sql_DeletePaper_FilesTurnDeleting()
    {
        Assert.SkipUnless(Harness.HasSql, NoSql);
        var row = await AddFullAsync();
        var (_, file) = await ReplaceAsync(row.Id);
        var pdf = await AttachPdfAsync(row.PaperId);

        Assert.Equal(1, await Harness.ExecuteSqlAsync($"DELETE FROM papers WHERE id = '{row.PaperId}'", Token));

        Assert.Null(await ReadAsync(session => session.Videos.GetAsync(row.Id, Token)));
        await FileIsAsync(FileState.Deleting, file);
        await FileIsAsync(FileState.Deleting, pdf);
        Assert.Empty(await Harness.QuerySqlAsync($"SELECT id FROM content_versions WHERE content_id = '{row.Id}'", Token));
    }

    /// <summary>A version that is pruned gives its file free and keeps its row; it cannot be returned to.</summary>
    [Fact]
    public async Task Sql_PrunedVersion_ReleasesItsFileForGood()
    {
        Assert.SkipUnless(Harness.HasSql, NoSql);
        var first = await AddFullAsync();
        var (current, _) = await ReplaceAsync(first.Id);

        await Harness.ExecuteSqlAsync($"UPDATE content_versions SET pruned_at = created_at WHERE id = '{first.CurrentVersionId}'", Token);

        Assert.Equal(FileState.Deleting, (await ReadAsync(session => session.Files.FindAsync(first.FilePath, Token)))?.State);
        await Assert.ThrowsAnyAsync<DbException>(() => Harness.ExecuteSqlAsync($"UPDATE video_assets SET file_path = '{first.FilePath}' WHERE id = '{first.Id}'", Token));
        await Assert.ThrowsAnyAsync<DbException>(() => Harness.ExecuteSqlAsync($"UPDATE content_versions SET pruned_at = NULL WHERE id = '{first.CurrentVersionId}'", Token));
        Fields.Same(current, await GetAsync(first.Id));
    }
}
