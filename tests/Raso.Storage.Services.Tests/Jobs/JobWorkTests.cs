using System.Text.Json;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

/// <summary>Jobs are claimed and worked on; whoever lost a lease can do nothing under it.</summary>
public abstract class JobWorkTests(Catalogue catalogue) : JobQueueSuite(catalogue)
{
    [Fact]
    public async Task Claim_GivesTheLeaseThatEveryCallTakes()
    {
        var lease = await RunAsync();

        await Jobs.ReportAsync(lease, new JobProgress { Percentage = 33.335m, Stage = "voice", StagesCompleted = ["text"] }, Token);
        var renewal = await Jobs.RenewAsync(lease, TimeSpan.FromHours(2), Token);
        var running = (await Jobs.GetAsync(lease.JobId, Token))!;
        var done = await Jobs.CompleteAsync(lease, new JobResult { OutputAssets = JsonElement.Parse("[1]") }, Token);

        running.Should().Match<GenerationJob>(job => job.ProgressPercentage == 33.34m && job.CurrentStage == "voice" && job.LeaseHolder == "me");
        renewal.LeaseUntil.Should().Be(running.LeaseUntil);
        done.Should().Match<GenerationJob>(job => job.Status == JobStatus.Completed && job.CurrentStage == "voice");
    }

    [Fact]
    public async Task EveryCall_UnderALostLease_IsRefused()
    {
        var lost = await RunAsync();
        await Jobs.ReleaseAsync(lost, Token);
        var lease = (await Jobs.ClaimAsync(ByMe with { Worker = "other" }, Token)).Single().Lease;

        await LosesAsync(() => Jobs.RenewAsync(lost, TimeSpan.FromMinutes(1), Token));
        await LosesAsync(() => Jobs.ReportAsync(lost, new JobProgress(), Token));
        await LosesAsync(() => Jobs.CompleteAsync(lost, new JobResult(), Token));
        await LosesAsync(() => Jobs.FailAsync(lost, Failure, Token));
        await LosesAsync(() => Jobs.ReleaseAsync(lost, Token));
        (await Jobs.CompleteManyAsync([new JobCompletion(lost)], Token)).Should().Equal(lost);
        (await Jobs.RenewManyAsync([lost, lease], TimeSpan.FromMinutes(1), Token)).Select(renewal => renewal.IsLost).Should().Equal(true, false);
        (await Jobs.ReleaseManyAsync([lost, lease], Token)).Should().Equal(lost);
    }

    [Fact]
    public async Task Complete_Several_TellsWhichWereLost()
    {
        var paper = await AddPaperAsync();
        await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper), 5)], Token);
        var leases = (await Jobs.ClaimAsync(ByMe with { MaxJobs = 5 }, Token)).Select(job => job.Lease).ToArray();
        await Jobs.ReleaseAsync(leases[3], Token);

        var lost = await Jobs.CompleteManyAsync([.. leases.Select(lease => new JobCompletion(lease, new JobResult { PerformanceMetrics = JsonElement.Parse("{}") }))], Token);

        lost.Should().Equal(leases[3]);
        (await Jobs.CountAsync(paper.Id, Token)).Should().Match<JobCounts>(counts => counts.Completed == 4 && counts.Pending == 1);
    }

    [Fact]
    public async Task Fail_WithAnyText_KeepsIt()
    {
        var lease = await RunAsync(maxAttempts: 1);

        var job = await Jobs.FailAsync(lease, Failure with { Error = $"a\0b\ud800{new string('x', 5000)}" }, Token);

        job.ErrorMessages.Single().Should().StartWith("a\ufffdb\ufffdx").And.HaveLength(4000);
        job.Status.Should().Be(JobStatus.Failed);
    }

    [Fact]
    public async Task Wait_UntilTheEnd_GivesTheJob()
    {
        var lease = await RunAsync();
        var waiting = Jobs.WaitAsync(lease.JobId, Token);
        await Jobs.ReportAsync(lease, new JobProgress { Percentage = 1 }, Token);
        waiting.IsCompleted.Should().BeFalse();

        await Jobs.CompleteAsync(lease, new JobResult(), Token);

        (await waiting.WaitAsync(Limit, Token)).Status.Should().Be(JobStatus.Completed);
        (await Jobs.WaitAsync(lease.JobId, Token)).Status.Should().Be(JobStatus.Completed);
        var missing = () => Jobs.WaitAsync(Guid.CreateVersion7(), Token);
        (await missing.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task Wait_ForWhatAnotherHostEnds_LooksNowAndThen()
    {
        await using var other = new Bench(Catalogue);
        var lease = await RunAsync();
        var waiting = other.Jobs.WaitAsync(lease.JobId, Token);

        await Jobs.FailAsync(lease, Failure with { Retry = false }, Token);
        for (var pause = TimeSpan.FromMilliseconds(100); !waiting.IsCompleted; pause = TimeSpan.FromMilliseconds(Math.Min(2000, pause.TotalMilliseconds * 2)))
        {
            other.Time.Advance(pause);
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token));
        }

        (await waiting).Status.Should().Be(JobStatus.Failed);
    }

    [Fact]
    public async Task WaitForSignal_WhenJobsCome_ReturnsAfterTheCommit()
    {
        var paper = await AddPaperAsync();
        await ListenAsync();
        var waiting = Jobs.WaitForSignalAsync(TimeSpan.FromHours(1), Token);
        await Bench.Work.RunAsync((scope, token) => scope.Jobs.EnqueueAsync(Job(paper), token), Token);

        (await waiting.WaitAsync(Limit, Token)).Should().BeTrue();
        (await Jobs.ClaimAsync(ByMe, Token)).Should().ContainSingle();
    }

    [Fact]
    public async Task WaitForSignal_WithWhatCameSinceTheLastClaim_ReturnsAtOnce()
    {
        var paper = await AddPaperAsync();
        await Jobs.ClaimAsync(ByMe, Token);
        await Jobs.EnqueueAsync(Job(paper), Token);

        (await Jobs.WaitForSignalAsync(TimeSpan.FromHours(1), Token).WaitAsync(Limit, Token)).Should().BeTrue();
    }

    [Fact]
    public async Task WaitForSignal_WithNone_EndsWithItsTime()
    {
        await ListenAsync();
        var waiting = Jobs.WaitForSignalAsync(TimeSpan.FromMinutes(3), Token);
        await Bench.Time.PassAsync(TimeSpan.FromMinutes(3));

        (await waiting.WaitAsync(Limit, Token)).Should().BeFalse();
    }

    /// <summary>Claims what there is, once the catalogue hears of what comes: PostgreSQL's listener gives a signal when it listens.</summary>
    private async Task ListenAsync()
    {
        await Jobs.ClaimAsync(ByMe, Token);
        if (Catalogue is PostgresCatalogue)
        {
            await Jobs.WaitForSignalAsync(TimeSpan.FromHours(1), Token).WaitAsync(Limit, Token);
            await Jobs.ClaimAsync(ByMe, Token);
        }
    }
}
