using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Folders;
using Raso.Storage.InMemory;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

/// <summary>What <c>CreateAsync</c> returns is there, and one bad folder is one failure.</summary>
public abstract class PaperFolderFaultTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Create_ByManyAtOnce_ReturnsOnceTheMetadataIsThere()
    {
        await using var bench = new Bench(Catalogue, time: TimeProvider.System);
        var missing = new ConcurrentBag<string>();
        for (var i = 0; i < 10; i++)
        {
            var paper = await bench.Papers.CreateAsync(Samples.Paper(), Token);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
                async () =>
                {
                    var folder = await Folders(bench).CreateAsync(paper.Id, Token);
                    if (await bench.Storage.GetInfoAsync(folder.MetadataPath, Token) is null)
                    {
                        missing.Add(folder.MetadataPath.Value);
                    }
                },
                Token)));
        }

        missing.Should().BeEmpty();
        (await Folders(bench).RefreshAsync(Token)).Should().BeEquivalentTo(new FolderRefreshReport(0, 0, []));
    }

    [Fact]
    public async Task Create_BesideUpdates_ReturnsOnceTheMetadataIsAsNewAsTheRowItSaw()
    {
        await using var bench = new Bench(Catalogue, time: TimeProvider.System);
        var paper = await bench.Papers.CreateAsync(Samples.Paper(), Token);
        var folder = await Folders(bench).CreateAsync(paper.Id, Token);

        for (var i = 0; i < 20; i++)
        {
            var title = $"{i:00}";
            await Catalogue.RunAsync($"UPDATE papers SET title = '{title}' WHERE id = '{paper.Id:D}'");
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Folders(bench).CreateAsync(paper.Id, Token), Token)));
            (await bench.Storage.RetrieveTextAsync(folder.MetadataPath, cancellationToken: Token)).Should().Contain($"\"title\": \"{title}\"");
        }
    }

    [Fact]
    public async Task Create_AfterAWriteThatFailed_TriesAgainAndTellsTheError()
    {
        var paper = await CreateAsync();
        Refuse();
        await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "B" }, cancellationToken: Token);
        Refuse();

        var refused = () => Folders(Bench).CreateAsync(paper.Id, Token);

        (await refused.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PermissionDenied);
        (await Folders(Bench).RefreshAsync(Token)).Should().BeEquivalentTo(new FolderRefreshReport(0, 0, []), "the sweep leaves it alone for a while");
        var folder = await Folders(Bench).CreateAsync(paper.Id, Token);
        (await Bench.Storage.RetrieveTextAsync(folder.MetadataPath, cancellationToken: Token)).Should().Contain("\"B\"");
    }

    [Fact]
    public async Task Create_WhileAnotherHoldsTheClaimForEver_IsUnavailable()
    {
        var paper = await CreateAsync();
        await Catalogue.RunAsync($"UPDATE papers SET title = 'B' WHERE id = '{paper.Id:D}'");
        (await Bench.Catalog.WriteAsync((session, token) => session.PaperFolders.ClaimAsync([paper.Id], 1, TimeSpan.FromHours(1), token), Token)).Should().ContainSingle();

        var create = Folders(Bench).CreateAsync(paper.Id, Token);
        while (!create.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
            Bench.Time.Advance(TimeSpan.FromSeconds(10));
        }

        var error = (await FluentActions.Awaiting(() => create).Should().ThrowAsync<StorageException>()).Which;
        (error.Code, error.IsTransient).Should().Be((StorageErrorCode.Unavailable, true));
    }

    [Fact]
    public async Task Update_WhileTheLayoutFails_KeepsTheChangeAndTheSweepWritesItLater()
    {
        var layout = new OddLayout();
        await using var bench = new Bench(Catalogue, configure: raso => raso.UseLayout(layout));
        var paper = await bench.Papers.CreateAsync(Samples.Paper(), Token);
        var folder = await Folders(bench).CreateAsync(paper.Id, Token);
        layout.Fault = new InvalidOperationException("not ready");

        var changed = await bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "changed" }, cancellationToken: Token);

        changed.Title.Should().Be("changed");
        await EndClaimsAsync();
        (await bench.Sweeper.SweepAsync(Token)).Failures.Should().ContainSingle().Which.Reason.Should().Be("not ready");
        layout.Fault = null;
        await EndClaimsAsync();
        (await bench.Sweeper.SweepAsync(Token)).Failures.Should().BeEmpty();
        (await bench.Storage.RetrieveTextAsync(folder.MetadataPath, cancellationToken: Token)).Should().Contain("\"changed\"");
    }

    [Fact]
    public async Task Sweep_OfAFolderThatIsNoPath_ReportsItAndWritesTheOthers()
    {
        var paper = await CreateAsync();
        await Catalogue.AllowAnyPathAsync();
        try
        {
            await Catalogue.RunAsync($"INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('11111111-1111-4111-8111-111111111111', '../../escape', '{Bench.Backend}')");
            await Catalogue.RunAsync($"UPDATE papers SET title = 'B' WHERE id = '{paper.Id:D}'");

            var report = await Folders(Bench).RefreshAsync(Token);

            report.Written.Should().Be(1);
            report.Failures.Should().ContainSingle().Which.Path.Should().Be("../../escape/metadata.json");
        }
        finally
        {
            await Catalogue.ResetAsync();
            await Catalogue.CheckPathsAsync();
        }
    }

    private static IStorageFolders Folders(Bench bench) => bench.Services.GetRequiredService<IStorageFolders>();

    private void Refuse() => Bench.Driver.Faults.FailNext(InMemoryOperation.Put, code: StorageErrorCode.PermissionDenied, isTransient: false);

    private Task<object?> EndClaimsAsync() => Catalogue.RunAsync($"UPDATE paper_folders SET claim_until = {Catalogue.FromNow(-1)} WHERE claim_until IS NOT NULL");

    private async Task<Paper> CreateAsync()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        await Folders(Bench).CreateAsync(paper.Id, Token);
        return paper;
    }
}
