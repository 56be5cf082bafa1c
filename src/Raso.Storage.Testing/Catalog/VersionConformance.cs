using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Versioning;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the topics of versions share: assets of every kind, named by a reference.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VersionConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Inserts an asset with every field set.</summary>
    /// <param name="type">The kind of the asset.</param>
    /// <param name="source">The source code of a visual.</param>
    /// <returns>The asset.</returns>
    protected async Task<AssetReference> AddAssetAsync(AssetType type, FileIntent? source = null)
    {
        var paper = await AddPaperAsync();
        var video = await InsertAsync(VideoKind.Instance, VideoKind.Instance.Plain(paper.Id), null);
        var id = type switch
        {
            AssetType.Video => await InsertAsync(VideoKind.Instance, VideoKind.Instance.Full(paper.Id, video), source),
            AssetType.Audio => await InsertAsync(AudioKind.Instance, AudioKind.Instance.Full(paper.Id, video), source),
            _ => await InsertAsync(VisualKind.Instance, VisualKind.Instance.Full(paper.Id, video), source),
        };
        return new AssetReference(type, id);
    }

    /// <summary>Gives an asset new files, and other parameters with it.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="source">The source code of a visual.</param>
    /// <returns>The version that this made.</returns>
    protected async Task<ContentVersion> ReplaceAsync(AssetReference asset, FileIntent? source = null)
    {
        var intent = await BeginAsync();
        var parameters = JsonElement.Parse($$"""{"made from": "{{intent.Path}}"}""");
        return await WriteAsync(async session =>
        {
            await ConfirmAllAsync(session, intent, source);
            var file = FileOf(intent, source);
            switch (asset.Type)
            {
                case AssetType.Video:
                    await session.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { GenerationParameters = parameters, Codec = null }, file, null, Token);
                    break;
                case AssetType.Audio:
                    await session.Audio.UpdateAsync(asset.Id, new AudioAssetChanges { GenerationParameters = parameters, Transcript = "Other words" }, file, null, Token);
                    break;
                default:
                    await session.Visuals.UpdateAsync(asset.Id, new VisualAssetChanges { GenerationParameters = parameters, Resolution = "8x8" }, file, null, Token);
                    break;
            }

            return Assert.IsType<ContentVersion>(await session.Versions.GetCurrentAsync(asset, Token));
        });
    }

    /// <summary>Gives an asset new files several times.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="count">How often.</param>
    /// <returns>A task that ends when the versions are made.</returns>
    protected async Task ReplaceManyAsync(AssetReference asset, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await ReplaceAsync(asset);
        }
    }

    /// <summary>Gets the row of an asset that must be there.</summary>
    /// <param name="asset">The asset.</param>
    /// <returns>The row.</returns>
    protected async Task<Asset> GetRowAsync(AssetReference asset) => await ReadAsync<Asset?>(async session => asset.Type switch
    {
        AssetType.Video => await session.Videos.GetAsync(asset.Id, Token),
        AssetType.Audio => await session.Audio.GetAsync(asset.Id, Token),
        _ => await session.Visuals.GetAsync(asset.Id, Token),
    }) ?? throw new InvalidOperationException($"There is no {asset}.");

    /// <summary>Gets a version that must be there.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">Its number.</param>
    /// <returns>The version.</returns>
    protected async Task<ContentVersion> GetVersionAsync(AssetReference asset, int number) =>
        Assert.IsType<ContentVersion>(await ReadAsync(session => session.Versions.GetAsync(asset, number, Token)));

    /// <summary>Lists all versions of an asset, the oldest first.</summary>
    /// <param name="asset">The asset.</param>
    /// <returns>The versions.</returns>
    protected async Task<IReadOnlyList<ContentVersion>> ListVersionsAsync(AssetReference asset) =>
        [.. (await ReadAsync(session => session.Versions.ListAsync(asset, null, 1000, Token))).Reverse()];

    /// <summary>Lists all roll-backs of an asset, the oldest first.</summary>
    /// <param name="asset">The asset.</param>
    /// <returns>The roll-backs.</returns>
    protected async Task<IReadOnlyList<VersionRollback>> ListRollbacksAsync(AssetReference asset) =>
        [.. (await ReadAsync(session => session.Versions.ListRollbacksAsync(asset, null, 1000, Token))).Reverse()];

    /// <summary>Rolls an asset back.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="expectedRowVersion">The expected row version.</param>
    /// <returns>The record.</returns>
    protected Task<VersionRollback?> RollBackAsync(AssetReference asset, int number, long? expectedRowVersion = null) =>
        WriteAsync(session => session.Versions.RollBackAsync(asset, number, "An editor", "It was better", expectedRowVersion, Token));

    /// <summary>Prunes an asset.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="policy">What is kept.</param>
    /// <param name="limit">The greatest number of versions.</param>
    /// <returns>The numbers of the versions that were pruned.</returns>
    protected async Task<IReadOnlyList<int>> PruneAsync(AssetReference asset, PrunePolicy policy, int limit = 1000) =>
        [.. (await WriteAsync(session => session.Versions.PruneAsync(asset, policy, limit, Token))).Select(version => version.Number)];

    /// <summary>Requires what must hold of the versions of every asset: dense numbers, one current that the row equals, and parents among its own.</summary>
    /// <param name="asset">The asset.</param>
    /// <returns>The versions, the oldest first.</returns>
    protected async Task<IReadOnlyList<ContentVersion>> HoldsAsync(AssetReference asset)
    {
        var versions = await ListVersionsAsync(asset);
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(version => version.Number));
        Assert.All(versions, version => Assert.Equal(version.Number == 1, version.ParentNumber is null));
        Assert.All(versions, version => Assert.True(version.ParentNumber is null || version.ParentNumber < version.Number));
        Assert.All(versions, version => Assert.Equal(version.ParentId, version.ParentNumber is { } parent ? versions[parent - 1].Id : null));
        var current = Assert.Single(versions, version => version.IsCurrent);
        Assert.Null(current.PrunedAt);
        var row = await GetRowAsync(asset);
        Assert.Equal(row.CurrentVersionId, current.Id);
        Assert.Equal(row.VersionNumber, current.Number);
        Assert.Equal((row.FilePath, row.FileSize, row.Sha256), (current.FilePath, current.FileSize, current.Sha256));
        Fields.Same(nameof(row.GenerationParameters), row.GenerationParameters, current.GenerationParameters);
        Fields.Same(nameof(row.AiModelsUsed), row.AiModelsUsed, current.AiModelsUsed);
        return versions;
    }

    /// <summary>Tells of new files what the rows of an asset need to know.</summary>
    /// <param name="intent">The intent of the file.</param>
    /// <param name="source">The intent of the source code.</param>
    /// <returns>The files.</returns>
    protected static VersionFile FileOf(FileIntent intent, FileIntent? source = null) =>
        new(intent.Path, LengthOf(intent), source?.Path, "What is new", "A maker") { PerformanceMetrics = JsonElement.Parse("""{"psnr": 41.5}""") };

    private async Task<Guid> InsertAsync<TAsset, TNew, TChanges>(AssetKind<TAsset, TNew, TChanges> kind, TNew asset, FileIntent? source)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges, new()
    {
        var intent = await BeginAsync();
        return await WriteAsync(async session =>
        {
            await ConfirmAllAsync(session, intent, source);
            return Assert.IsType<TAsset>(await kind.Rows(session).InsertAsync(Guid.CreateVersion7(), asset, FileOf(intent, source), Token)).Id;
        });
    }

    private async Task ConfirmAllAsync(ICatalogSession session, FileIntent intent, FileIntent? source)
    {
        await ConfirmAsync(session, intent);
        if (source is not null)
        {
            await ConfirmAsync(session, source);
        }
    }
}
