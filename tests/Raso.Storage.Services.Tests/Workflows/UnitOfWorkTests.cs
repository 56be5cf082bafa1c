using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Several changes in one transaction.</summary>
public abstract class UnitOfWorkTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Run_ThatReturns_CommitsAllOfIt()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var video = await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);

        var created = await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                await scope.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "One" }, cancellationToken: token);
                await scope.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "Two" }, cancellationToken: token);
                return await scope.Papers.CreateAsync(Samples.Paper("Three"), token);
            },
            Token);

        (await Bench.Papers.GetAsync(paper.Id, Token))!.Title.Should().Be("One");
        (await Bench.Assets.Videos.GetAsync(video.Id, Token))!.Title.Should().Be("Two");
        (await Bench.Papers.GetAsync(created.Id, Token))!.Title.Should().Be("Three");
    }

    [Fact]
    public async Task Run_SeesItsOwnWrites()
    {
        var found = await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                var created = await scope.Papers.CreateAsync(Samples.Paper() with { Doi = "10.1234/own" }, token);
                var byId = await scope.Papers.GetAsync(created.Id, token);
                var byDoi = await scope.Papers.FindByDoiAsync("doi:10.1234/OWN", token);
                return (created.Id, byId?.Id, byDoi?.Id);
            },
            Token);

        found.Should().Be((found.Item1, (Guid?)found.Item1, (Guid?)found.Item1));
    }

    [Fact]
    public async Task Run_ThatThrows_RollsAllOfItBack()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        var run = () => Bench.Work.RunAsync<bool>(
            async (scope, token) =>
            {
                await scope.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Other" }, cancellationToken: token);
                await scope.Papers.CreateAsync(Samples.Paper("Another"), token);
                throw new InvalidDataException("the app's own");
            },
            Token);

        await run.Should().ThrowAsync<InvalidDataException>().WithMessage("the app's own");
        (await Bench.Papers.GetAsync(paper.Id, Token)).Should().BeEquivalentTo(paper);
        (await Catalogue.CountAsync("papers")).Should().Be(1);
    }

    [Fact]
    public async Task Run_WithAFieldAtFault_RollsAllOfItBack()
    {
        var run = () => Bench.Work.RunAsync(
            async (scope, token) =>
            {
                await scope.Papers.CreateAsync(Samples.Paper(), token);
                return await scope.Papers.CreateAsync(Samples.Paper(""), token);
            },
            Token);

        await run.Should().ThrowAsync<ValidationException>();
        (await Catalogue.CountAsync("papers")).Should().Be(0);
    }

    [Fact]
    public async Task Run_Cancelled_RollsAllOfItBack()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var run = () => Bench.Work.RunAsync(
            async (scope, token) =>
            {
                var created = await scope.Papers.CreateAsync(Samples.Paper(), token);
                await cancel.CancelAsync();
                return created;
            },
            cancel.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        (await Catalogue.CountAsync("papers")).Should().Be(0);
    }

    [Fact]
    public async Task Run_ThatDeletesAPaper_LeavesItsFilesToTheSweep()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        (await Bench.Work.RunAsync((scope, token) => scope.Papers.DeleteAsync(paper.Id, token), Token)).Should().BeTrue();

        (await Bench.Sweeper.SweepAsync(Token)).Deleted.Should().Be(1);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Scope_AfterItsFunctionReturned_IsRefusedByItsPublicName()
    {
        var kept = await Bench.Work.RunAsync((scope, _) => Task.FromResult(scope), Token);

        var use = async () => await kept.Papers.GetAsync(Guid.CreateVersion7(), Token);

        (await use.Should().ThrowAsync<ObjectDisposedException>()).Which.ObjectName.Should().Be("IUnitOfWorkScope");
    }
}
