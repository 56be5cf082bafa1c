using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

/// <summary>A roll-back brings an older version back and is recorded.</summary>
public abstract class VersionRollbackTests(Catalogue catalogue) : VersionSuite(catalogue)
{
    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task RollBack_OfEachKind_BringsTheBytesBackAndIsRecorded(AssetType type)
    {
        var asset = await CreateAsync(type);
        await Bench.Versions.CreateAsync(asset, Samples.Text("two, and longer"), new NewVersion { GenerationParameters = Parse("""{"seed": 2}""") }, Token);

        var record = await Bench.Versions.RollBackAsync(asset, 1, new RollbackOptions { CreatedBy = "An editor", Reason = "Too long.\nReally." }, Token);

        record.Should().NotBeNull();
        (record!.Asset, record.Number, record.FromNumber, record.ToNumber, record.CreatedBy, record.Reason)
            .Should().Be((asset, 1, 2, 1, "An editor", "Too long.\nReally."));
        (await Bench.Versions.ListRollbacksAsync(asset, cancellationToken: Token)).Items.Should().Equal(record);
        (await OpenCurrentAsync(asset)).Should().Be("one");
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(1);
        (await ReadAsync(asset, 2)).Should().Be("two, and longer", "no version is lost");
        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(0);
    }

    [Fact]
    public async Task RollBack_ToANewerVersion_GoesForwardAgain()
    {
        var asset = await CreateManyAsync(3);
        await Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token);

        await Bench.Versions.RollBackAsync(asset, 3, cancellationToken: Token);

        (await OpenCurrentAsync(asset)).Should().Be("version 3");
        (await Bench.Versions.ListRollbacksAsync(asset, cancellationToken: Token)).Items
            .Select(record => (record.Number, record.FromNumber, record.ToNumber)).Should().Equal((2, 1, 3), (1, 3, 1));
        (await Catalogue.CountAsync("content_versions")).Should().Be(3);
    }

    [Fact]
    public async Task RollBack_OfWhatPlacesTheAsset_LeavesItAsItIs()
    {
        var asset = await CreateManyAsync(2);
        await Bench.Assets.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { Title = "New title", Fps = 24 }, cancellationToken: Token);

        await Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token);

        var row = (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!;
        (row.Title, row.Fps, row.Duration).Should().Be(("New title", 60, TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public async Task RollBack_ToTheCurrentVersion_IsNull()
    {
        var asset = await CreateManyAsync(2);
        await Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token);

        (await Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token)).Should().BeNull("a call that is made again finds it done");

        (await Catalogue.CountAsync("version_rollbacks")).Should().Be(1);
    }

    [Fact]
    public async Task RollBack_OnAnOlderRowVersion_IsAConflict()
    {
        var asset = await CreateManyAsync(2);
        var row = (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!;
        await Bench.Assets.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { Title = "Changed" }, cancellationToken: Token);

        await FailsAsync(CatalogErrorCode.Conflict, () => Bench.Versions.RollBackAsync(
            asset, 1, new RollbackOptions { ExpectedRowVersion = row.RowVersion }, Token));
        await Bench.Versions.RollBackAsync(asset, 1, new RollbackOptions { ExpectedRowVersion = row.RowVersion + 1 }, Token);

        (await Catalogue.CountAsync("version_rollbacks")).Should().Be(1);
    }

    [Fact]
    public async Task RollBack_OfWhatIsNotThere_IsNotFound()
    {
        var asset = await CreateManyAsync(3);
        await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 2 }, Token);

        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.RollBackAsync(asset, 4, cancellationToken: Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.RollBackAsync(asset, 1, cancellationToken: Token));
        await FailsAsync(CatalogErrorCode.NotFound, () => Bench.Versions.RollBackAsync(asset with { Id = Guid.CreateVersion7() }, 1, cancellationToken: Token));
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(3);
    }

    [Fact]
    public async Task RollBack_OfWrongInput_NamesEachField()
    {
        Bench.Catalog.IsAway = true;

        await RefusesAsync(
            () => Bench.Versions.RollBackAsync(
                new AssetReference(AssetType.Video, Guid.CreateVersion7()), 1, new RollbackOptions { CreatedBy = "", Reason = "\0", ExpectedRowVersion = 0 }, Token),
            "CreatedBy",
            "Reason",
            "ExpectedRowVersion");
    }

    [Fact]
    public async Task RollBack_InAUnitOfWork_IsOneTransactionWithTheRest()
    {
        var asset = await CreateManyAsync(3);

        var current = await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                await scope.Versions.RollBackAsync(asset, 1, new RollbackOptions { CreatedBy = "An editor" }, token);
                await scope.Videos.UpdateAsync(asset.Id, new VideoAssetChanges { Title = "As it was" }, cancellationToken: token);
                var list = await scope.Versions.ListAsync(asset, cancellationToken: token);
                list.Items.Select(version => version.IsCurrent).Should().Equal(false, false, true);
                (await scope.Versions.ListRollbacksAsync(asset, cancellationToken: token)).Items.Should().ContainSingle();
                (await scope.Versions.GetAsync(asset, 3, token))!.IsCurrent.Should().BeFalse();
                (await scope.Versions.CompareAsync(asset, 1, 2, token)).HasSameFile.Should().BeFalse();
                return await scope.Versions.GetCurrentAsync(asset, token);
            },
            Token);

        current!.Number.Should().Be(1);
        (await Bench.Assets.Videos.GetAsync(asset.Id, Token))!.Title.Should().Be("As it was");
    }

    [Fact]
    public async Task RollBack_InAUnitOfWorkThatThrows_IsTakenBack()
    {
        var asset = await CreateManyAsync(2);

        var run = () => Bench.Work.RunAsync<bool>(
            async (scope, token) =>
            {
                await scope.Versions.RollBackAsync(asset, 1, cancellationToken: token);
                throw new InvalidDataException("the app's own");
            },
            Token);

        await run.Should().ThrowAsync<InvalidDataException>();
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(2);
        (await Catalogue.CountAsync("version_rollbacks")).Should().Be(0);
    }

    [Fact]
    public async Task RollBack_RefusedInAUnitOfWork_TakesBackItselfAlone()
    {
        var asset = await CreateManyAsync(2);

        await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                await scope.Versions.RollBackAsync(asset, 1, new RollbackOptions { Reason = "First" }, token);
                await FailsAsync(CatalogErrorCode.NotFound, () => scope.Versions.RollBackAsync(asset, 9, cancellationToken: token));
                return true;
            },
            Token);

        (await Bench.Versions.ListRollbacksAsync(asset, cancellationToken: Token)).Items.Should().ContainSingle().Which.Reason.Should().Be("First");
    }

    private async Task<string> OpenCurrentAsync(AssetReference asset)
    {
        await using var file = await (asset.Type switch
        {
            AssetType.Video => Bench.Assets.Videos.OpenAsync(asset.Id, cancellationToken: Token),
            AssetType.Audio => Bench.Assets.Audio.OpenAsync(asset.Id, cancellationToken: Token),
            _ => Bench.Assets.Visuals.OpenAsync(asset.Id, cancellationToken: Token),
        });
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync(Token);
    }
}
