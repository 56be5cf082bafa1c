using Raso.Storage.Assets;
using Raso.Storage.Versioning;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Versions are read as they were made: by number, the current one, page by page.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VersionRowConformance<THarness> : VersionConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>The first version has all that was given with the asset.</summary>
    /// <param name="type">The kind of the asset.</param>
    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task GetCurrent_NewAsset_IsVersionOne(AssetType type)
    {
        var asset = await AddAssetAsync(type);

        var version = Assert.IsType<ContentVersion>(await ReadAsync(session => session.Versions.GetCurrentAsync(asset, Token)));

        var row = await GetRowAsync(asset);
        Assert.Equal((row.CurrentVersionId, asset, 1, true), (version.Id, version.Asset, version.Number, version.IsCurrent));
        Assert.Equal((null, null, null), (version.ParentId, version.ParentNumber, version.PrunedAt));
        Assert.Equal(("What is new", "A maker"), (version.ChangesDescription, version.CreatedBy));
        Fields.Same(nameof(version.PerformanceMetrics), FileOf(await BeginAsync()).PerformanceMetrics, version.PerformanceMetrics);
        Assert.Equal("application/octet-stream", version.ContentType);
        Assert.Equal((null, null), (version.SourceCodePath, version.SourceCodeSha256));
        Assert.Equal("valid", version.Properties.GetProperty("validation_status").GetString());
        Assert.InRange(version.CreatedAt, row.CreatedAt.AddSeconds(-1), row.CreatedAt.AddMinutes(5));
        await HoldsAsync(asset);
    }

    /// <summary>Properties hold every field that describes the bytes and has none of its own, and none that places the asset.</summary>
    /// <param name="type">The kind of the asset.</param>
    /// <param name="names">The names.</param>
    [Theory]
    [InlineData(AssetType.Video, "bitrate codec codec_info duration_seconds fps generation_time_seconds quality_preset resolution validation_errors validation_status")]
    [InlineData(AssetType.Audio, "bitrate channels duration_seconds format generation_time_seconds language sample_rate transcript tts_model validation_errors validation_status voice_model")]
    [InlineData(AssetType.Visual, "animation_framework duration_seconds format generation_time_seconds resolution validation_errors validation_status")]
    public async Task Get_Properties_AreThoseThatDescribeTheBytes(AssetType type, string names)
    {
        var version = await GetVersionAsync(await AddAssetAsync(type), 1);

        Assert.Equal(names.Split(' '), version.Properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal("[]", version.Properties.GetProperty("validation_errors").GetRawText());
    }

    /// <summary>A new file makes a version with the current one as its parent; the old one stays as it was.</summary>
    /// <param name="type">The kind of the asset.</param>
    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task Get_OldVersion_StaysAsItWas(AssetType type)
    {
        var asset = await AddAssetAsync(type);
        var before = await GetVersionAsync(asset, 1);

        var second = await ReplaceAsync(asset);

        Fields.Same(before with { IsCurrent = false }, await GetVersionAsync(asset, 1));
        Assert.Equal((2, true, before.Id, 1), (second.Number, second.IsCurrent, second.ParentId, second.ParentNumber));
        Assert.NotEqual(before.Sha256, second.Sha256);
        await HoldsAsync(asset);
    }

    /// <summary>A change of a field that describes the bytes is a change of the current version, and of no other.</summary>
    [Fact]
    public async Task Get_AfterAChangeWithoutFile_CurrentVersionHasIt()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceAsync(asset);
        var first = await GetVersionAsync(asset, 1);

        await WriteAsync(session => session.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { Codec = "av1", AiModelsUsed = null }, null, null, Token));

        var second = await GetVersionAsync(asset, 2);
        Assert.Equal("av1", second.Properties.GetProperty("codec").GetString());
        Assert.Null(second.AiModelsUsed);
        Fields.Same(first, await GetVersionAsync(asset, 1));
    }

    /// <summary>The source code of a visual is its version's.</summary>
    [Fact]
    public async Task Get_VisualWithSourceCode_TellsItsPathAndChecksum()
    {
        var (one, two) = (await BeginAsync(), await BeginAsync());
        var asset = await AddAssetAsync(AssetType.Visual, one);
        await ReplaceAsync(asset);
        await ReplaceAsync(asset, two);

        var versions = await HoldsAsync(asset);

        Assert.Equal([one.Path, null, two.Path], versions.Select(version => version.SourceCodePath));
        Assert.Equal([Sha256Of(one), null, Sha256Of(two)], versions.Select(version => version.SourceCodeSha256));
    }

    /// <summary>Page by page, the newest first, each version comes once.</summary>
    [Fact]
    public async Task List_PageByPage_GivesEachVersionOnce()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 6);
        await ReplaceManyAsync(await AddAssetAsync(AssetType.Video), 2);

        var numbers = new List<int>();
        IReadOnlyList<ContentVersion> page;
        do
        {
            page = await ReadAsync(session => session.Versions.ListAsync(asset, numbers.Count == 0 ? null : numbers[^1], 3, Token));
            numbers.AddRange(page.Select(version => version.Number));
        }
        while (page.Count == 3);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], numbers);
    }

    /// <summary>What is not there is not found, and neither is an asset under the name of another kind.</summary>
    [Fact]
    public async Task Get_NoSuchVersion_GivesNothing()
    {
        var asset = await AddAssetAsync(AssetType.Audio);
        var other = asset with { Type = AssetType.Visual };
        var unknown = asset with { Id = Guid.CreateVersion7() };

        Assert.Null(await ReadAsync(session => session.Versions.GetAsync(asset, 2, Token)));
        Assert.Null(await ReadAsync(session => session.Versions.GetAsync(asset, 0, Token)));
        await Assert.AllAsync([other, unknown], async reference =>
        {
            Assert.Null(await ReadAsync(session => session.Versions.GetAsync(reference, 1, Token)));
            Assert.Null(await ReadAsync(session => session.Versions.GetCurrentAsync(reference, Token)));
            Assert.Empty(await ReadAsync(session => session.Versions.ListAsync(reference, null, 10, Token)));
            Assert.Empty(await ReadAsync(session => session.Versions.ListRollbacksAsync(reference, null, 10, Token)));
        });
    }

    /// <summary>Versions and the records of roll-backs go with their asset.</summary>
    [Fact]
    public async Task List_DeletedAsset_IsEmpty()
    {
        var asset = await AddAssetAsync(AssetType.Video);
        await ReplaceManyAsync(asset, 2);
        await RollBackAsync(asset, 1);

        await WriteAsync(session => session.Videos.DeleteAsync(asset.Id, Token));

        Assert.Empty(await ListVersionsAsync(asset));
        Assert.Empty(await ListRollbacksAsync(asset));
    }
}
