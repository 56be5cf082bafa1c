using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

/// <summary>Pruning deletes the files of versions that no rule keeps; the rows stay.</summary>
public abstract class VersionPruneTests(Catalogue catalogue) : VersionSuite(catalogue)
{
    [Fact]
    public async Task Prune_KeepLast_DeletesTheOtherFilesAtOnce()
    {
        var asset = await CreateManyAsync(5);

        var report = await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 2 }, Token);

        report.Numbers.Should().Equal(1, 2, 3);
        report.Bytes.Should().Be("one".Length + "version 2".Length + "version 3".Length);
        var versions = (await Bench.Versions.ListAsync(asset, cancellationToken: Token)).Items;
        versions.Select(version => version.PrunedAt is null).Should().Equal(true, true, false, false, false);
        (await Bench.StoredAsync()).Should().BeEquivalentTo(versions.Take(2).Select(version => version.FilePath.Value));
        (await Bench.LedgerAsync(versions[4].FilePath)).State.Should().Be(FileState.Deleted);
        (await ReadAsync(asset, 4)).Should().Be("version 4");
    }

    [Fact]
    public async Task Prune_OfAnAssetOnAnOldVersion_KeepsThatBesideTheLast()
    {
        var asset = await CreateManyAsync(5);
        await Bench.Versions.RollBackAsync(asset, 2, cancellationToken: Token);

        (await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, Token)).Numbers.Should().Equal(1, 3, 4);
        (await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 0 }, Token)).Numbers.Should().Equal(5);

        (await ReadAsync(asset, 2)).Should().Be("version 2");
        (await Bench.Versions.GetCurrentAsync(asset, Token))!.Number.Should().Be(2);
    }

    [Fact]
    public async Task Prune_WithTwoRules_KeepsWhatEitherKeeps()
    {
        var asset = await CreateManyAsync(3);

        (await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1, KeepFor = TimeSpan.FromDays(30) }, Token)).Should().BeEquivalentTo(new PruneReport([], 0));

        (await Bench.StoredAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task Prune_OfAVisual_DeletesItsSourceCodeToo()
    {
        var asset = await CreateAsync(AssetType.Visual);
        var code = new NewVersion { SourceCode = new AssetSource(Samples.Text("draw()"), "py") };
        await Bench.Versions.CreateAsync(asset, Samples.Text("two"), code, Token);
        var last = await Bench.Versions.CreateAsync(asset, Samples.Text("three"), code, Token);

        await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, Token);

        (await Bench.StoredAsync()).Should().BeEquivalentTo([last.FilePath.Value, last.SourceCodePath!.Value]);
    }

    [Fact]
    public async Task Prune_WhenTheBackendIsDown_LeavesTheBytesToTheSweep()
    {
        var asset = await CreateManyAsync(2);
        Bench.Driver.Faults.IsDown = true;

        (await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, Token)).Numbers.Should().Equal(1);
        var first = await GetAsync(asset, 1);
        (await Bench.LedgerAsync(first.FilePath)).State.Should().Be(FileState.Deleting);

        Bench.Driver.Faults.IsDown = false;
        await Catalogue.EndPausesAsync();
        await Bench.Sweeper.SweepAsync(Token);
        (await Bench.LedgerAsync(first.FilePath)).State.Should().Be(FileState.Deleted);
        (await Bench.StoredAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Prune_OfMoreThanOneTransactionTakes_PrunesAllOfThem()
    {
        const int Last = 1_003;
        var asset = await CreateAsync();
        var path = (await GetAsync(asset, 1)).FilePath.Value;
        await Bench.Catalog.WriteAsync(
            async (session, token) =>
            {
                for (var number = 2; number <= Last; number++)
                {
                    var intent = new FileIntent(Guid.CreateVersion7(), $"{path}.{number}", Guid.CreateVersion7());
                    await session.Files.BeginAsync(intent, "video/mp4", [Bench.Backend], TimeSpan.FromMinutes(5), token);
                    await session.Files.ConfirmAsync(intent, 7, new string('a', 64), [new StoredReplica(Bench.Backend, null)], token);
                    await session.Videos.UpdateAsync(asset.Id, new VideoAssetChanges(), new VersionFile(intent.Path, 7, null, null, null), null, token);
                }

                return true;
            },
            Token);

        var report = await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, Token);

        report.Numbers.Should().Equal(Enumerable.Range(1, Last - 1));
        report.Bytes.Should().Be(3 + (7 * (Last - 2)));
        (await Bench.LedgerAsync()).Count(file => file.State == FileState.Deleted).Should().BeGreaterThan(997);
        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(0);
    }

    [Fact]
    public async Task Prune_ThatIsCancelledBeforeItsCommit_PrunesNothing()
    {
        var asset = await CreateManyAsync(3);
        using var cancel = new CancellationTokenSource();
        Bench.Catalog.At("Rows.Commit", () => cancel.CancelAsync());

        await FluentActions.Awaiting(() => Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, cancel.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        (await Bench.Versions.ListAsync(asset, cancellationToken: Token)).Items.Should().AllSatisfy(version => version.PrunedAt.Should().BeNull());
        (await Bench.StoredAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task Prune_ThatIsCancelledAfterItsCommit_IsToldAndTheSweepDeletes()
    {
        var asset = await CreateManyAsync(3);
        using var cancel = new CancellationTokenSource();
        Bench.Catalog.At("Rows.Committed", () => cancel.CancelAsync());

        (await Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = 1 }, cancel.Token)).Numbers.Should().Equal(1, 2);

        await Bench.Sweeper.SweepAsync(Token);
        (await Bench.StoredAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Prune_OfWhatIsNotThere_IsNotFound() => await FailsAsync(
        CatalogErrorCode.NotFound,
        () => Bench.Versions.PruneAsync(new AssetReference(AssetType.Visual, Guid.CreateVersion7()), new PrunePolicy { KeepLast = 1 }, Token));

    [Fact]
    public async Task Prune_OfABadPolicy_NamesEachField()
    {
        var asset = await CreateManyAsync(2);

        await RefusesAsync(() => Bench.Versions.PruneAsync(asset, new PrunePolicy(), Token), "PrunePolicy");
        await RefusesAsync(() => Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepLast = -1, KeepFor = TimeSpan.Zero }, Token), "KeepLast", "KeepFor");
        await RefusesAsync(() => Bench.Versions.PruneAsync(asset, new PrunePolicy { KeepFor = TimeSpan.FromDays(36_501) }, Token), "KeepFor");

        (await Bench.StoredAsync()).Should().HaveCount(2);
    }
}
