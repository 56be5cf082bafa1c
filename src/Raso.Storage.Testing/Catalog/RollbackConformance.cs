using Raso.Storage.Assets;
using Raso.Storage.Versioning;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>A roll-back moves the flag and the asset's row together, makes and loses no version, and is recorded.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class RollbackConformance<THarness> : VersionConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>The row is in all that describes the bytes as it was, the flag moves, and the record tells who and why.</summary>
    /// <param name="type">The kind of the asset.</param>
    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task RollBack_ToAnOlderVersion_MovesFlagAndRowAndIsRecorded(AssetType type)
    {
        var asset = await AddAssetAsync(type, type == AssetType.Visual ? await BeginAsync() : null);
        var before = await GetRowAsync(asset);
        await ReplaceManyAsync(asset, 2);
        var latest = await GetRowAsync(asset);

        var record = Assert.IsType<VersionRollback>(await RollBackAsync(asset, 1, latest.RowVersion));

        Assert.Equal((asset, 1, 3, 1, "An editor", "It was better"), (record.Asset, record.Number, record.FromNumber, record.ToNumber, record.CreatedBy, record.Reason));
        Fields.Same(record, Assert.Single(await ListRollbacksAsync(asset)));
        Assert.NotEqual(Guid.Empty, record.Id);
        var row = await GetRowAsync(asset);
        Fields.Same(before, row, nameof(row.RowVersion), nameof(row.UpdatedAt));
        Assert.True(row.RowVersion > latest.RowVersion, "The row version must grow.");
        var versions = await HoldsAsync(asset);
        Assert.Equal(3, versions.Count);
        Assert.Equal((null, null), (versions[0].PrunedAt, versions[2].PrunedAt));
        Assert.All(versions, version => Assert.Equal("A maker", version.CreatedBy));
    }

    /// <summary>The next version's parent is the one that was rolled back to, and its number is the next one.</summary>
    [Fact]
    public async Task RollBack_ThenNewFile_ParentIsTheVersionThatWasCurrent()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 3);
        await RollBackAsync(asset, 2);

        var next = await ReplaceAsync(asset);

        Assert.Equal((5, 2), (next.Number, next.ParentNumber));
        Assert.Equal([null, 1, 2, 3, 2], (await HoldsAsync(asset)).Select(version => version.ParentNumber));
    }

    /// <summary>Records of roll-backs, forth and back within one transaction too, stand in the order in which they were made.</summary>
    [Fact]
    public async Task ListRollbacks_ForthAndBack_NewestFirstPageByPage()
    {
        var asset = await AddAssetAsync(AssetType.Audio);
        await ReplaceManyAsync(asset, 2);
        int[] wanted = [1, 2, 3, 1, 3, 2];
        await WriteAsync(async session =>
        {
            foreach (var number in wanted)
            {
                Assert.NotNull(await session.Versions.RollBackAsync(asset, number, $"Editor {number}", null, null, Token));
            }
        });

        var page = await ReadAsync(session => session.Versions.ListRollbacksAsync(asset, null, 4, Token));
        var rest = await ReadAsync(session => session.Versions.ListRollbacksAsync(asset, page[^1].Number, 4, Token));

        IReadOnlyList<VersionRollback> all = [.. page, .. rest];
        Assert.Equal(4, page.Count);
        Assert.Equal([6, 5, 4, 3, 2, 1], all.Select(record => record.Number));
        Assert.Equal(wanted.Reverse(), all.Select(record => record.ToNumber));
        Assert.Equal([3, 1, 3, 2, 1, 3], all.Select(record => record.FromNumber));
        Assert.All(all, record => Assert.Equal(($"Editor {record.ToNumber}", null), (record.CreatedBy, record.Reason)));
    }

    /// <summary>A roll-back to the current version changes nothing and records nothing.</summary>
    [Fact]
    public async Task RollBack_ToTheCurrentVersion_ChangesNothing()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        var before = await GetRowAsync(asset);

        Assert.Null(await RollBackAsync(asset, 1));

        Fields.Same(before, await GetRowAsync(asset));
        Assert.Empty(await ListRollbacksAsync(asset));
    }

    /// <summary>What is not there cannot be rolled back to: no such asset, kind or number.</summary>
    [Fact]
    public async Task RollBack_NoSuchVersion_ThrowsNotFound()
    {
        var asset = await AddAssetAsync(AssetType.Visual);
        var before = await GetRowAsync(asset);

        await ThrowsAsync(CatalogErrorCode.NotFound, () => RollBackAsync(asset, 2));
        await ThrowsAsync(CatalogErrorCode.NotFound, () => RollBackAsync(asset with { Type = AssetType.Video }, 1));
        await ThrowsAsync(CatalogErrorCode.NotFound, () => RollBackAsync(asset with { Id = Guid.CreateVersion7() }, 1));

        Fields.Same(before, await GetRowAsync(asset));
    }

    /// <summary>A roll-back that is based on another row version is refused.</summary>
    [Fact]
    public async Task RollBack_OtherRowVersion_ThrowsConflict()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        var old = await GetRowAsync(asset);
        var current = await ReplaceAsync(asset);

        await ThrowsAsync(CatalogErrorCode.Conflict, () => RollBackAsync(asset, 1, old.RowVersion));

        Fields.Same(current, await GetVersionAsync(asset, 2));
        Assert.Empty(await ListRollbacksAsync(asset));
    }

    /// <summary>A version without its file cannot be rolled back to.</summary>
    [Fact]
    public async Task RollBack_ToAPrunedVersion_ThrowsNotFound()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 2);
        await PruneAsync(asset, new PrunePolicy { KeepLast = 2 });
        var before = await GetRowAsync(asset);

        var error = await ThrowsAsync(CatalogErrorCode.NotFound, () => RollBackAsync(asset, 1));

        Assert.Contains("pruned", error.Message, StringComparison.Ordinal);
        Fields.Same(before, await GetRowAsync(asset));
        Assert.Empty(await ListRollbacksAsync(asset));
    }

    /// <summary>A roll-back in a transaction that fails is none.</summary>
    [Fact]
    public async Task RollBack_TransactionFails_NothingIsRecorded()
    {
        var asset = await AddAssetAsync(AssetType.Audio);
        await ReplaceAsync(asset);
        var before = await GetRowAsync(asset);

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(async session =>
        {
            await session.Versions.RollBackAsync(asset, 1, null, null, null, Token);
            throw new InvalidOperationException("On purpose.");
        }));

        Fields.Same(before, await GetRowAsync(asset));
        Assert.Empty(await ListRollbacksAsync(asset));
    }

    /// <summary>A roll-back by plain SQL is recorded too, without who and why.</summary>
    [Fact]
    public async Task RollBack_ByPlainSql_IsRecorded()
    {
        Assert.SkipUnless(Harness.HasSql, "The catalogue knows no plain SQL.");
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 2);
        await RollBackAsync(asset, 2);

        await Harness.ExecuteSqlAsync(
            $"UPDATE video_assets SET file_path = (SELECT v.file_path FROM content_versions AS v WHERE v.content_id = '{asset.Id}' AND v.version_number = 1) WHERE id = '{asset.Id}'", Token);
        await RollBackAsync(asset, 3);

        Assert.Equal(
            [(1, 3, 2, "An editor"), (2, 2, 1, null), (3, 1, 3, "An editor")],
            (await ListRollbacksAsync(asset)).Select(record => (record.Number, record.FromNumber, record.ToNumber, record.CreatedBy)));
    }

    /// <summary>Those that roll back and those that make versions, all at once: no number is missing, and each roll-back begins where the asset stood.</summary>
    [Fact]
    public async Task RollBack_WhileOthersMakeVersions_EveryRuleHolds()
    {
        const int Writers = 6, Each = 5;
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 3);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                await (writer % 2 == 0 ? ReplaceAsync(asset) : (Task)RollBackAsync(asset, 1 + ((writer + i) % 4)));
            }
        }));

        var versions = await HoldsAsync(asset);
        Assert.Equal(4 + (Writers / 2 * Each), versions.Count);
        var records = await ListRollbacksAsync(asset);
        Assert.Equal(Enumerable.Range(1, records.Count), records.Select(record => record.Number));
        Assert.All(records, record => Assert.NotEqual(record.FromNumber, record.ToNumber));
    }
}
