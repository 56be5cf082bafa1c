using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The versions of assets of one kind: a new file makes the next one, and the row equals the current one.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public abstract class AssetVersionConformance<THarness, TAsset, TNew, TChanges> : AssetConformance<THarness, TAsset, TNew, TChanges>
    where THarness : CatalogConformanceHarness, new()
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges, new()
{
    /// <summary>Initializes the test.</summary>
    /// <param name="kind">The kind of asset under test.</param>
    protected AssetVersionConformance(AssetKind<TAsset, TNew, TChanges> kind)
        : base(kind)
    {
    }

    /// <summary>A new file makes the next version; nothing else changes, and the old file stays.</summary>
    [Fact]
    public async Task Update_NewFile_MakesTheNextVersion()
    {
        var before = await AddFullAsync();

        var (after, intent) = await ReplaceAsync(before.Id, expectedRowVersion: before.RowVersion);

        Assert.Equal(2, after.VersionNumber);
        Assert.NotEqual(before.CurrentVersionId, after.CurrentVersionId);
        Assert.True(after.RowVersion > before.RowVersion, "The row version must grow.");
        PointsTo(after, intent);
        Fields.Same(before, after, VersionFields);
        Fields.Same(after, await GetAsync(before.Id));
        Assert.Equal(FileState.Committed, (await ReadAsync(session => session.Files.FindAsync(before.FilePath, Token)))?.State);
    }

    /// <summary>What changes together with the file is the new version's, and makes one version, not two.</summary>
    [Fact]
    public async Task Update_NewFileAndFields_MakesOneVersion()
    {
        var before = await AddFullAsync();
        var (_, otherVideo) = await AddPaperWithVideoAsync();
        var other = Kind.Other(before.PaperId, otherVideo);

        var (after, intent) = await ReplaceAsync(before.Id, Fields.ChangeAll<TChanges>(other));

        Assert.Equal(2, after.VersionNumber);
        Fields.Same(other, after);
        PointsTo(after, intent);
        Fields.Same(after, await GetAsync(before.Id));
    }

    /// <summary>Who builds a new file on an old row version is refused: no version is made, and the file is still being written.</summary>
    [Fact]
    public async Task Update_NewFileOnOldRowVersion_ThrowsConflict()
    {
        var old = await AddFullAsync();
        var (present, _) = await ReplaceAsync(old.Id);
        var intent = await BeginAsync();

        await ThrowsAsync(CatalogErrorCode.Conflict, () => PointAsync(old.Id, intent, null, old.RowVersion));

        Fields.Same(present, await GetAsync(old.Id));
        await FileIsAsync(FileState.Writing, intent);
    }

    /// <summary>An id without a row cannot be given a file.</summary>
    [Fact]
    public async Task Update_NewFileOfNoAsset_ThrowsNotFound()
    {
        var intent = await BeginAsync();

        await ThrowsAsync(CatalogErrorCode.NotFound, () => PointAsync(Guid.CreateVersion7(), intent));

        await FileIsAsync(FileState.Writing, intent);
    }

    /// <summary>A file that is not committed cannot be pointed to.</summary>
    [Fact]
    public async Task Update_FileNotCommitted_ThrowsConstraintViolation()
    {
        var before = await AddFullAsync();
        var intent = await BeginAsync();

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(session => Kind.Rows(session).UpdateAsync(before.Id, new TChanges(), FileOf(intent), null, Token)));

        Fields.Same(before, await GetAsync(before.Id));
    }

    /// <summary>The file of another asset cannot be taken, not even that of one of its old versions.</summary>
    [Fact]
    public async Task Update_FileOfAnotherAsset_ThrowsConstraintViolation()
    {
        var before = await AddFullAsync();
        var stranger = await AddAsync(Kind.Plain(before.PaperId));
        await ReplaceAsync(stranger.Id);

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(session => Kind.Rows(session).UpdateAsync(
                before.Id, new TChanges(), new VersionFile(stranger.FilePath, stranger.FileSize, null, null, null), null, Token)));

        Fields.Same(before, await GetAsync(before.Id));
    }

    /// <summary>The size of the row must be that of the file.</summary>
    [Fact]
    public async Task Update_SizeMismatch_ThrowsConstraintViolation()
    {
        var before = await AddFullAsync();
        var intent = await BeginAsync();

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(async session =>
            {
                await ConfirmAsync(session, intent);
                return await Kind.Rows(session).UpdateAsync(
                    before.Id, new TChanges(), FileOf(intent) with { Length = LengthOf(intent) - 1 }, null, Token);
            }));

        Fields.Same(before, await GetAsync(before.Id));
    }

    /// <summary>Eight writers at once: each gets a version of its own, and the numbers have no gap.</summary>
    [Fact]
    public async Task Update_EightWritersAtOnce_NumbersStayDense()
    {
        const int Writers = 8, Each = 4;
        var row = await AddFullAsync();

        var versions = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            var made = new List<TAsset>();
            while (made.Count < Each)
            {
                made.Add((await ReplaceAsync(row.Id)).Row);
            }

            return made;
        }));

        var all = versions.SelectMany(made => made).OrderBy(version => version.VersionNumber).ToList();
        Assert.Equal(Enumerable.Range(2, Writers * Each), all.Select(version => version.VersionNumber));
        Assert.Equal(Writers * Each, all.Select(version => version.CurrentVersionId).Distinct().Count());
        Fields.Same(all[^1], await GetAsync(row.Id));
    }

    /// <summary>The versions form a chain: the first has no parent, each other one has the one before it, and the last one alone is current.</summary>
    [Fact]
    public async Task Update_SeveralFiles_VersionsFormAChain()
    {
        Assert.SkipUnless(Harness.HasSql, "Parents of versions are read by plain SQL.");
        var row = await AddFullAsync();
        for (var i = 0; i < 3; i++)
        {
            (row, _) = await ReplaceAsync(row.Id);
        }

        var versions = await Harness.QuerySqlAsync(
            $"SELECT version_number, id, parent_version_id, CASE WHEN is_current THEN 'current' ELSE 'past' END, file_path, checksum, changes_description, created_by FROM content_versions WHERE content_id = '{row.Id}' ORDER BY version_number",
            Token);

        Assert.Equal(4, versions.Count);
        string? parent = null;
        foreach (var (version, number) in versions.Select((version, index) => (version, index + 1)))
        {
            Assert.Equal(number.ToString(CultureInfo.InvariantCulture), version[0]);
            Assert.Equal(parent, version[2]);
            Assert.Equal(number == 4 ? "current" : "past", version[3]);
            Assert.Equal("What is new", version[6]);
            Assert.Equal("A maker", version[7]);
            parent = version[1];
        }

        Assert.Equal(row.CurrentVersionId.ToString(), parent);
        Assert.Equal(row.FilePath.ToString(), versions[3][4]);
        Assert.Equal(row.Sha256, versions[3][5]);
    }

    /// <summary>A roll-back, in plain SQL, brings back every field that describes the bytes, however it came to be, and leaves the others.</summary>
    /// <param name="describedLater">Whether the first version was described by a later change instead of by the insert.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RollBack_ToTheFirstVersion_BringsBackWhatDescribesTheBytes(bool describedLater)
    {
        Assert.SkipUnless(Harness.HasSql, "Roll-backs are made by plain SQL.");
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        var (full, other) = (Kind.Full(paperId, videoId), Kind.Other(paperId, videoId));
        var first = await AddAsync(describedLater ? Kind.Plain(paperId) : full);
        if (describedLater)
        {
            first = await ChangeAsync(first.Id, Fields.ChangeAll<TChanges>(full));
        }

        var (second, file) = await ReplaceAsync(first.Id, Fields.ChangeAll<TChanges>(other));

        Assert.Equal(1, await Harness.ExecuteSqlAsync($"UPDATE {Kind.Table} SET file_path = '{first.FilePath}' WHERE id = '{first.Id}'", Token));

        var back = await GetAsync(first.Id);
        Fields.Same(first, back, [.. RowFields, .. Kind.PlacingFields]);
        Fields.Same(second, back, [.. VersionFields, .. Fields.Names<TChanges>().Except(Kind.PlacingFields)]);
        await FileIsAsync(FileState.Committed, file);
        Assert.Single(await Harness.QuerySqlAsync(
            $"SELECT id FROM version_rollbacks WHERE content_id = '{first.Id}' AND from_version_id = '{second.CurrentVersionId}' AND to_version_id = '{first.CurrentVersionId}'",
            Token));
    }
}
