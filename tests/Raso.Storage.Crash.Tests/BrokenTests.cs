using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Workflows;

namespace Raso.Storage.Crash.Tests;

/// <summary>The judge sees what is broken on purpose: else its silence would prove nothing.</summary>
public sealed class BrokenTests
{
    [Theory]
    [InlineData(Variants.RowFirst, "kill:db after Get:1", "a file is stored where the ledger says, and nowhere else")]
    [InlineData(Variants.NoIntent, "kill:db begin:4", "a file is stored where the ledger says, and nowhere else")]
    [InlineData(Variants.NoIntent, "kill:fs rename:1", "no temporary file outlives the sweep")]
    public async Task Judge_OrderOfIntentBytesAndRowBroken_Fails(string variant, string order, string reason)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        await using var provider = CrashSetup.Create(catalogue.Settings);
        using var worker = WorkerProcess.Start(catalogue.Settings, seed: 1, order, variant);
        await worker.WaitUntilKilledAsync();
        await Sweeping.PastLeasesAsync(provider, catalogue.Settings);

        await MustFailAsync(provider, catalogue.Settings, worker, reason);
    }

    [Fact]
    public async Task Judge_SweepLeftOut_Fails()
    {
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        await using var provider = CrashSetup.Create(catalogue.Settings);
        using var worker = WorkerProcess.Start(catalogue.Settings, seed: 1, "kill:fs rename:1", Variants.Sound);
        await worker.WaitUntilKilledAsync();

        await MustFailAsync(provider, catalogue.Settings, worker, "one sweep past the leases finishes or undoes everything");
    }

    [Fact]
    public async Task Judge_AcknowledgedCallForgotten_Fails()
    {
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        await using var provider = CrashSetup.Create(catalogue.Settings);
        using var worker = WorkerProcess.Start(catalogue.Settings, seed: 1, "kill:db after Get:1", Variants.Sound);
        await worker.WaitUntilKilledAsync();
        await Sweeping.PastLeasesAsync(provider, catalogue.Settings);
        var expected = new Expected();
        expected.Add([.. worker.Told, $"begin {Fact.KeyOfPaper(Guid.CreateVersion7())}=never", "done"]);

        await FluentActions.Awaiting(() => new Judge(provider, catalogue.Settings).JudgeAsync(expected))
            .Should().ThrowAsync<Exception>().WithMessage("*what was acknowledged holds*");
    }

    [Fact]
    public async Task FilmJudge_NothingKnownAgain_Fails()
    {
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        await using var provider = CrashSetup.Create(catalogue.Settings);
        var films = new FilmOrder(Lane: 0, Papers: 1, "a");
        using var first = WorkerProcess.Start(catalogue.Settings, seed: 1, "kill:db Confirm:3", Variants.NothingKnownAgain, films);
        (await first.WaitUntilOverAsync(killAfter: null)).Should().BeTrue();
        using var second = WorkerProcess.Start(catalogue.Settings, seed: 2, "run", Variants.NothingKnownAgain, films);
        (await second.WaitUntilOverAsync(killAfter: null)).Should().BeFalse();
        await provider.GetRequiredService<IBulkProcessing>().ForgetAsync(films.Run, TestContext.Current.CancellationToken);
        await Sweeping.PastLeasesAsync(provider, catalogue.Settings);

        await FluentActions.Awaiting(() => new FilmJudge(provider, catalogue.Settings).JudgeAsync([.. films.Films]))
            .Should().ThrowAsync<Exception>().WithMessage("*each paper is there once*");
    }

    private static async Task MustFailAsync(ServiceProvider provider, CrashSettings settings, WorkerProcess worker, string reason)
    {
        var expected = new Expected();
        expected.Add(worker.Told);
        await FluentActions.Awaiting(() => new Judge(provider, settings).JudgeAsync(expected))
            .Should().ThrowAsync<Exception>().WithMessage($"*{reason}*");
    }
}
