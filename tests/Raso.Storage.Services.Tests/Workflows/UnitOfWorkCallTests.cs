using System.Data.Common;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Calls of one scope that fail, overlap, are not awaited or go past it: the same on every catalogue.</summary>
public abstract class UnitOfWorkCallTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private const string Doi = "10.1234/taken";

    private static NewPaper Taken => Samples.Paper() with { Doi = Doi };

    [Fact]
    public async Task Run_ThatCatchesARefusedCall_CommitsTheOthers()
    {
        var (first, last, code) = await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                var first = await scope.Papers.CreateAsync(Taken, token);
                var code = (await RefusedAsync(() => scope.Papers.CreateAsync(Taken, token))).Code;
                await RefusedAsync(() => scope.Papers.UpdateAsync(first.Id, new PaperChanges { Title = "No" }, 77, token));
                await RefusedAsync(() => scope.Papers.CreateAsync(Taken, token));
                var found = await scope.Papers.FindByDoiAsync(Doi, token);
                found!.Id.Should().Be(first.Id);
                return (first, await scope.Papers.UpdateAsync(first.Id, new PaperChanges { Journal = "Mind" }, cancellationToken: token), code);
            },
            Token);

        code.Should().Be(CatalogErrorCode.AlreadyExists);
        (await Bench.Papers.GetAsync(first.Id, Token)).Should().BeEquivalentTo(last);
        (await Catalogue.CountAsync("papers")).Should().Be(1);
    }

    [Fact]
    public async Task RefusedCall_InnerException_IsTheProvidersOwn()
    {
        var taken = await Bench.Papers.CreateAsync(Taken, Token);
        var other = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var change = new PaperChanges { Doi = Doi };

        foreach (var error in new[]
        {
            await RefusedAsync(() => Bench.Papers.CreateAsync(Taken, Token)),
            await RefusedAsync(() => Bench.Papers.UpdateAsync(other.Id, change, cancellationToken: Token)),
            await RefusedAsync(() => Bench.Work.RunAsync((scope, token) => scope.Papers.CreateAsync(Taken, token), Token)),
            await RefusedAsync(() => Bench.Work.RunAsync((scope, token) => scope.Papers.UpdateAsync(other.Id, change, cancellationToken: token), Token)),
        })
        {
            error.Code.Should().Be(CatalogErrorCode.AlreadyExists);
            error.InnerException.Should().BeAssignableTo<DbException>();
        }

        (await Bench.Papers.FindByDoiAsync(Doi, Token))!.Id.Should().Be(taken.Id);
    }

    [Fact]
    public async Task Create_WithAnExpectedRowVersion_IsRefused()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        var create = () => Bench.Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), new AssetWriteOptions { ExpectedRowVersion = 1 }, Token);

        (await create.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("ExpectedRowVersion");
        (await Catalogue.CountAsync("video_assets")).Should().Be(0);
    }

    [Fact]
    public async Task Run_WithOverlappingCalls_RunsThemOneAfterAnother()
    {
        await Bench.Work.RunAsync(
            (scope, token) => Task.WhenAll(Enumerable.Range(0, 20).Select(number => scope.Papers.CreateAsync(Samples.Paper($"Paper {number}"), token))),
            Token);

        (await Catalogue.CountAsync("papers")).Should().Be(20);
    }

    [Fact]
    public async Task Run_ThatReturnsWhileACallRuns_ThrowsAndRollsBack()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        IUnitOfWorkScope? kept = null;
        Task? left = null;
        Bench.Catalog.At("Step", HoldUntilTheScopeEndsAsync);

        var run = () => Bench.Work.RunAsync(
            (scope, token) =>
            {
                kept = scope;
                left = scope.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Other" }, cancellationToken: token);
                return Task.FromResult(true);
            },
            Token).WaitAsync(Limit, Token);

        (await run.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*Await every call*");

        // It may have ended before it was cancelled; either way nothing of it stays.
        await Record.ExceptionAsync(() => left!);
        (await Bench.Papers.GetAsync(paper.Id, Token)).Should().BeEquivalentTo(paper);

        async Task HoldUntilTheScopeEndsAsync()
        {
            var cancelled = new CancellationToken(canceled: true);
            while (await Record.ExceptionAsync(() => kept!.Papers.GetAsync(paper.Id, cancelled)) is not ObjectDisposedException)
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Run_ThatWritesPastItsScope_IsRefusedAtOnce()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        var run = () => Bench.Work.RunAsync(
            async (scope, token) =>
            {
                await scope.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Inner" }, cancellationToken: token);
                return await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Outer" }, cancellationToken: token);
            },
            Token);

        (await run.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*scope's own members*");
        (await Bench.Papers.GetAsync(paper.Id, Token)).Should().BeEquivalentTo(paper);
    }

    [Fact]
    public async Task Run_WithinARun_IsRefusedAndTheNextOneWorks()
    {
        var run = () => Bench.Work.RunAsync(
            (_, token) => Bench.Work.RunAsync((scope, inner) => scope.Papers.CreateAsync(Samples.Paper(), inner), token), Token);

        await run.Should().ThrowAsync<InvalidOperationException>();
        (await Bench.Work.RunAsync((scope, token) => scope.Papers.CreateAsync(Samples.Paper(), token), Token)).Should().NotBeNull();
    }

    private static async Task<CatalogException> RefusedAsync(Func<Task> call) => (await call.Should().ThrowAsync<CatalogException>()).Which;
}
