using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

/// <summary>Versions are listed, got and opened.</summary>
public abstract class VersionReadTests(Catalogue catalogue) : VersionSuite(catalogue)
{
    [Fact]
    public async Task List_PageByPage_NewestFirstEachOnce()
    {
        var asset = await CreateManyAsync(7);

        var numbers = new List<int>();
        string? after = null;
        do
        {
            var page = await Bench.Versions.ListAsync(asset, new VersionListOptions { PageSize = 3, After = after }, Token);
            numbers.AddRange(page.Items.Select(version => version.Number));
            after = page.Next;
        }
        while (after is not null);

        numbers.Should().Equal(7, 6, 5, 4, 3, 2, 1);
    }

    [Fact]
    public async Task List_OfAFullLastPage_HasNoNext() =>
        (await Bench.Versions.ListAsync(await CreateManyAsync(2), new VersionListOptions { PageSize = 2 }, Token)).Next.Should().BeNull();

    [Fact]
    public async Task List_OfNoSuchAsset_IsEmpty()
    {
        var unknown = new AssetReference(AssetType.Audio, Guid.CreateVersion7());

        (await Bench.Versions.ListAsync(unknown, cancellationToken: Token)).Items.Should().BeEmpty();
        (await Bench.Versions.ListRollbacksAsync(unknown, cancellationToken: Token)).Items.Should().BeEmpty();
        (await Bench.Versions.GetCurrentAsync(unknown, Token)).Should().BeNull();
        (await Bench.Versions.GetAsync(unknown, 1, Token)).Should().BeNull();
    }

    [Theory]
    [InlineData(0, null, "PageSize")]
    [InlineData(1001, null, "PageSize")]
    [InlineData(50, "", "After")]
    [InlineData(50, "AAAAAA", "After")]
    [InlineData(50, "_____w", "After")]
    [InlineData(50, "no page", "After")]
    public async Task List_WithBadOptions_NamesTheField(int size, string? after, string field)
    {
        var options = new VersionListOptions { PageSize = size, After = after };
        var asset = new AssetReference(AssetType.Video, Guid.CreateVersion7());
        Bench.Catalog.IsAway = true;

        await RefusesAsync(() => Bench.Versions.ListAsync(asset, options, Token), field);
        await RefusesAsync(() => Bench.Versions.ListRollbacksAsync(asset, options, Token), field);
    }

    [Fact]
    public async Task List_AfterAPageOfAnotherList_NamesTheField()
    {
        var (one, other) = (await CreateManyAsync(3), await CreateManyAsync(3));
        var options = new VersionListOptions { PageSize = 2, After = (await Bench.Versions.ListAsync(one, new VersionListOptions { PageSize = 2 }, Token)).Next! };

        (await Bench.Versions.ListAsync(one, options, Token)).Items.Should().ContainSingle();
        await RefusesAsync(() => Bench.Versions.ListAsync(other, options, Token), "After");
        await RefusesAsync(() => Bench.Versions.ListRollbacksAsync(one, options, Token), "After");
    }

    [Fact]
    public async Task GetCurrent_AfterARollBack_IsTheVersionThatTheRowShows()
    {
        var asset = await CreateManyAsync(3);
        await Bench.Versions.RollBackAsync(asset, 2, cancellationToken: Token);

        var current = (await Bench.Versions.GetCurrentAsync(asset, Token))!;

        (current.Number, current.IsCurrent).Should().Be((2, true));
        (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!.CurrentVersionId.Should().Be(current.Id);
    }

    [Fact]
    public async Task Open_OfDamagedBytes_IsCorrupted()
    {
        var asset = await CreateManyAsync(2);
        var version = await GetAsync(asset, 1);
        Bench.Driver.AddForeign(version.FilePath.Value, "uno"u8.ToArray());

        var read = () => ReadAsync(asset, 1);

        (await read.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        (await ReadAsync(asset, 2)).Should().Be("version 2");
    }

    [Fact]
    public async Task Open_OfARange_GivesIt()
    {
        var asset = await CreateManyAsync(2);

        await using var file = await Bench.Versions.OpenAsync(asset, 2, new RetrieveOptions { Range = new ByteRange(8, 1) }, Token);
        using var reader = new StreamReader(file.Content);

        (await reader.ReadToEndAsync(Token)).Should().Be("2");
    }

    [Fact]
    public async Task Open_OfWhatIsNotThere_IsNotFound()
    {
        var asset = await CreateManyAsync(2);
        await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, Token);

        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.OpenAsync(asset, 1, cancellationToken: Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.OpenAsync(asset, 3, cancellationToken: Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.OpenSourceCodeAsync(asset, 1, cancellationToken: Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.OpenSourceCodeAsync(asset, 2, cancellationToken: Token));
    }
}
