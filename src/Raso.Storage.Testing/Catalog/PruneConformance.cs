using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Versioning;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Pruning marks what no rule keeps, never the current version, and releases its files; the rows stay.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PruneConformance<THarness> : VersionConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>The last ones stay, the older ones lose their files and keep their rows.</summary>
    /// <param name="type">The kind of the asset.</param>
    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task Prune_KeepLast_OlderOnesLoseTheirFiles(AssetType type)
    {
        var asset = await AddAssetAsync(type);
        await ReplaceManyAsync(asset, 4);
        var before = await ListVersionsAsync(asset);

        Assert.Equal([1, 2], await PruneAsync(asset, new PrunePolicy { KeepLast = 3 }));

        var after = await HoldsAsync(asset);
        Assert.Equal([true, true, false, false, false], after.Select(version => version.PrunedAt is not null));
        Assert.All(before.Zip(after), pair => Fields.Same(pair.First, pair.Second, nameof(ContentVersion.PrunedAt)));
        Assert.Equal(
            [FileState.Deleting, FileState.Deleting, FileState.Committed, FileState.Committed, FileState.Committed],
            await StatesAsync(after.Select(version => version.FilePath)));
        Assert.Empty(await PruneAsync(asset, new PrunePolicy { KeepLast = 3 }));
    }

    /// <summary>The ids that are told are those of the files, source code included, and all turn deleting.</summary>
    [Fact]
    public async Task Prune_VersionWithSourceCode_ReleasesBoth()
    {
        var source = await BeginAsync();
        var asset = await AddAssetAsync(AssetType.Visual, source);
        await ReplaceAsync(asset);
        var first = await GetVersionAsync(asset, 1);

        var pruned = Assert.Single(await WriteAsync(session => session.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, 10, Token)));

        var file = Assert.IsType<LedgerFile>(await ReadAsync(session => session.Files.FindAsync(first.FilePath, Token)));
        Assert.Equal(new PrunedVersion(1, first.FileSize, file.Id, source.FileId), pruned);
        Assert.Equal(FileState.Deleting, file.State);
        await FileIsAsync(FileState.Deleting, source);
        Assert.Equal(source.Path, (await GetVersionAsync(asset, 1)).SourceCodePath);
    }

    /// <summary>The current version keeps its file, however old it is, and is one of the last ones where it is among them.</summary>
    [Fact]
    public async Task Prune_OldVersionIsCurrent_ItIsKeptBesideTheLast()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 5);
        await RollBackAsync(asset, 2);

        Assert.Equal([1, 3, 4], await PruneAsync(asset, new PrunePolicy { KeepLast = 2 }));

        var versions = await HoldsAsync(asset);
        Assert.Equal([2, 5, 6], versions.Where(version => version.PrunedAt is null).Select(version => version.Number));
        Assert.Equal([5, 6], await PruneAsync(asset, new PrunePolicy { KeepLast = 0 }));
        Assert.Equal(FileState.Committed, Assert.Single(await StatesAsync([versions[1].FilePath])));
        await HoldsAsync(asset);
    }

    /// <summary>Versions that were pruned before do not count among the last ones.</summary>
    [Fact]
    public async Task Prune_SomeArePrunedAlready_TheyDoNotCount()
    {
        var asset = await AddAssetAsync(AssetType.Audio);
        await ReplaceManyAsync(asset, 4);
        await RollBackAsync(asset, 1);
        await PruneAsync(asset, new PrunePolicy { KeepLast = 0 });
        await ReplaceManyAsync(asset, 2);

        Assert.Empty(await PruneAsync(asset, new PrunePolicy { KeepLast = 3 }));
        Assert.Equal([1], await PruneAsync(asset, new PrunePolicy { KeepLast = 2 }));
        Assert.Equal([6, 7], (await HoldsAsync(asset)).Where(version => version.PrunedAt is null).Select(version => version.Number));
    }

    /// <summary>A version is pruned only where no rule keeps it; its age counts by the database's clock.</summary>
    [Fact]
    public async Task Prune_ByAge_YoungOnesStay()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 3);

        Assert.Empty(await PruneAsync(asset, new PrunePolicy { KeepFor = TimeSpan.FromDays(30) }));
        Assert.Empty(await PruneAsync(asset, new PrunePolicy { KeepFor = TimeSpan.FromDays(36_500), KeepLast = 0 }));
        await EventuallyAsync(
            async () =>
            {
                await PruneAsync(asset, new PrunePolicy { KeepFor = TimeSpan.FromMilliseconds(1), KeepLast = 2 });
                return (await ListVersionsAsync(asset)).Count(version => version.PrunedAt is not null);
            },
            pruned => pruned == 2);

        Assert.Equal([3], await PruneAsync(asset, new PrunePolicy { KeepFor = TimeSpan.FromMilliseconds(1) }));
        await HoldsAsync(asset);
    }

    /// <summary>A limit takes the oldest first.</summary>
    [Fact]
    public async Task Prune_WithLimit_TakesTheOldestFirst()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 5);

        Assert.Equal([1, 2], await PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, 2));
        Assert.Equal([3, 4], await PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, 2));
        Assert.Equal([5], await PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, 2));
    }

    /// <summary>Other assets are left alone, and what is not there is told.</summary>
    [Fact]
    public async Task Prune_NoSuchAsset_ThrowsNotFound()
    {
        var other = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(other, 2);
        var policy = new PrunePolicy { KeepLast = 0 };

        await ThrowsAsync(CatalogErrorCode.NotFound, () => PruneAsync(other with { Type = AssetType.Audio }, policy));
        await ThrowsAsync(CatalogErrorCode.NotFound, () => PruneAsync(other with { Id = Guid.CreateVersion7() }, policy));
        Assert.Empty(await PruneAsync(await AddAssetAsync(AssetType.Video), policy));

        Assert.All(await HoldsAsync(other), version => Assert.Null(version.PrunedAt));
    }

    /// <summary>Pruning and rolling back at once: the current version is never pruned, and whoever comes too late is told.</summary>
    [Fact]
    public async Task Prune_WhileOthersRollBack_CurrentVersionKeepsItsFile()
    {
        const int Rounds = 6;
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 11);

        var rolling = Enumerable.Range(0, 4).Select(async roller =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                var error = await Record.ExceptionAsync(() => RollBackAsync(asset, 1 + ((3 * roller) + i) % 12));
                Assert.True(error is null or CatalogException { Code: CatalogErrorCode.NotFound }, $"{error}");
            }
        });
        var pruning = Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                await PruneAsync(asset, new PrunePolicy { KeepLast = Rounds - i }, 2);
            }
        });
        await Task.WhenAll(rolling.Concat(pruning));

        var versions = await HoldsAsync(asset);
        Assert.Equal(
            versions.Select(version => version.PrunedAt is null ? FileState.Committed : FileState.Deleting),
            await StatesAsync(versions.Select(version => version.FilePath)));
        Assert.Contains(versions, version => version.PrunedAt is not null);
    }

    private async Task<IReadOnlyList<FileState>> StatesAsync(IEnumerable<StoragePath> paths)
    {
        var states = new List<FileState>();
        foreach (var path in paths)
        {
            states.Add(Assert.IsType<LedgerFile>(await ReadAsync(session => session.Files.FindAsync(path, Token))).State);
        }

        return states;
    }
}
