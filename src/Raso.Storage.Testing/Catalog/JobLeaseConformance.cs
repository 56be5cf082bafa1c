using System.Collections.Concurrent;
using System.Text.Json;
using Raso.Storage.Catalog;
using Raso.Storage.Jobs;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The rows of generation jobs as workers see them: claimed, renewed, reported on, ended, and taken from whoever lost the lease.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class JobLeaseConformance<THarness> : JobSuite<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Claims go by priority, then by waiting time, and leave what is not due or of another type.</summary>
    [Fact]
    public async Task Claim_Several_GoByPriorityAndTime()
    {
        var rows = await AddAllAsync(
            job => job,
            job => job with { Priority = 5, Type = JobType.AudioOnly },
            job => job with { Priority = 9, Delay = TimeSpan.FromHours(1) },
            job => job with { Priority = -3 },
            job => job with { Priority = 5 });

        var audio = await ClaimAsync(10, null, JobType.AudioOnly, JobType.VisualOnly);
        var two = await ClaimAsync(2);
        var rest = await ClaimAsync(10);

        Assert.Equal([rows[1].Id], audio.Select(job => job.Id));
        Assert.Equal([rows[4].Id, rows[0].Id], two.Select(job => job.Id));
        Assert.Equal([rows[3].Id], rest.Select(job => job.Id));
        Assert.Empty(await ClaimAsync(10));
    }

    /// <summary>A claim begins an attempt under a token of its own, and the row says who holds it.</summary>
    [Fact]
    public async Task Claim_BeginsAnAttempt()
    {
        var row = (await AddAllAsync(job => job))[0];

        var claimed = Assert.Single(await ClaimAsync(1, TimeSpan.FromHours(1)));

        Assert.Equal((JobStatus.Running, 1, 1L, "worker"), (claimed.Status, claimed.Attempts, claimed.LeaseToken, claimed.LeaseHolder));
        Assert.InRange(claimed.LeaseUntil!.Value - claimed.StartedAt!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        Assert.Equal(row.RowVersion + 1, claimed.RowVersion);
        Assert.Equal(claimed.LeaseUntil, (await GetAsync(row.Id)).LeaseUntil);
    }

    /// <summary>A claim may go on from behind a place in the order of a priority.</summary>
    [Fact]
    public async Task Claim_FromMarks_LooksBehindThemOnly()
    {
        var rows = await AddAllAsync(job => job, job => job with { Priority = 4 }, job => job with { Priority = 4, Delay = TimeSpan.FromMilliseconds(20) }, job => job);
        JobMark[] marks = [new(4, rows[1].AvailableAt, rows[1].Id), JobMark.Before(0)];

        Assert.Equal([4, 0], await ReadAsync(session => session.Jobs.ListPrioritiesAsync(Token)));
        var claimed = await EventuallyAsync(() => ClaimOneAsync(marks[..1]), job => job is not null);
        var next = await ClaimOneAsync(marks);

        Assert.Equal((rows[2].Id, rows[0].Id), (claimed!.Id, next!.Id));
        Assert.Null(await ClaimOneAsync([new(4, claimed.AvailableAt, claimed.Id)]));

        async Task<GenerationJob?> ClaimOneAsync(JobMark[] from) => (await WriteAsync(session => session.Jobs.ClaimAsync(
            new JobClaim { Worker = "worker", MaxJobs = 1, Lease = LongLease, Types = EveryType, Marks = from }, Token))).SingleOrDefault();
    }

    /// <summary>The next time that comes is told over all priorities, of the types asked for, and not of what could be claimed long since.</summary>
    [Fact]
    public async Task TimeUntilNext_OfDelayedJobs_IsThatOfTheFirst()
    {
        Assert.Null(await NextAsync(EveryType));
        await AddAllAsync(
            job => job with { Delay = TimeSpan.FromHours(3) },
            job => job with { Priority = 7, Delay = TimeSpan.FromHours(2) },
            job => job with { Priority = -7, Delay = TimeSpan.FromHours(1), Type = JobType.AudioOnly });
        await AddAllAsync(job => job with { Delay = TimeSpan.Zero });

        Near(TimeSpan.FromHours(1), await NextAsync(EveryType));
        Near(TimeSpan.FromHours(2), await NextAsync([JobType.FullVideo, JobType.VisualOnly]));
        Assert.Null(await NextAsync([JobType.Enhancement]));
        Near(TimeSpan.Zero, await NextAsync(EveryType, TimeSpan.FromHours(1)));
        Assert.Single(await ClaimAsync(10));
        Near(TimeSpan.FromHours(1), await NextAsync(EveryType, TimeSpan.FromHours(1)));

        Task<TimeSpan?> NextAsync(IReadOnlyCollection<JobType> types, TimeSpan margin = default) =>
            ReadAsync(session => session.Jobs.TimeUntilNextAsync(types, margin, Token));

        static void Near(TimeSpan expected, TimeSpan? actual) => Assert.InRange(actual!.Value, expected - TimeSpan.FromMinutes(5), expected + TimeSpan.FromSeconds(1));
    }

    /// <summary>Of several who claim at once each job goes to one.</summary>
    [Fact]
    public async Task Claim_ByManyAtOnce_EachJobOnce()
    {
        await AddAllAsync([.. Enumerable.Repeat((NewGenerationJob job) => job, 60)]);
        var claimed = new ConcurrentBag<Guid>();

        await Parallel.ForAsync(0, 6, Token, async (_, _) =>
        {
            for (IReadOnlyList<GenerationJob> jobs = await ClaimAsync(3); jobs.Count > 0; jobs = await ClaimAsync(3))
            {
                foreach (var job in jobs)
                {
                    claimed.Add(job.Id);
                }
            }
        });

        Assert.Equal(60, claimed.Distinct().Count());
        Assert.Equal(60, claimed.Count);
    }

    /// <summary>What is reported stands in the row; what is not stays.</summary>
    [Fact]
    public async Task Report_EveryField_IsNoted()
    {
        var lease = await AddRunningAsync();
        var progress = new JobProgress
        {
            Percentage = 12.34m,
            Stage = "Schnitt",
            StagesCompleted = ["one", "zwei"],
            Remaining = TimeSpan.FromHours(1),
            MemoryUsageMb = 512,
            CpuUsagePercent = 210.5m,
            GpuUsagePercent = 99.25m,
        };

        Assert.True(await WriteAsync(session => session.Jobs.ReportAsync(lease, progress, Token)));
        Assert.True(await WriteAsync(session => session.Jobs.ReportAsync(lease, new JobProgress { Percentage = 50 }, Token)));

        var row = await GetAsync(lease.JobId);
        Assert.Equal((50m, "Schnitt", 512, 210.5m, 99.25m), (row.ProgressPercentage, row.CurrentStage, row.MemoryUsageMb, row.CpuUsagePercent, row.GpuUsagePercent));
        Assert.Equal(["one", "zwei"], row.StagesCompleted);
        Assert.InRange(row.EstimatedCompletionTime!.Value - row.StartedAt!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(65));
    }

    /// <summary>A completed job holds what it made, and no lease.</summary>
    [Fact]
    public async Task Complete_WithAResult_IsNoted()
    {
        var lease = await AddRunningAsync();
        var result = new JobResult { OutputAssets = JsonElement.Parse("""["a"]"""), PerformanceMetrics = JsonElement.Parse("""{"seconds": 3}""") };

        Assert.Equal([lease.JobId], await WriteAsync(session => session.Jobs.CompleteAsync([new(lease, result)], Token)));

        var row = await GetAsync(lease.JobId);
        Fields.Same(result, row);
        Assert.Equal((JobStatus.Completed, 100m, 1), (row.Status, row.ProgressPercentage, row.Attempts));
        Assert.True(row.CompletedAt >= row.StartedAt);
        Assert.Null(row.LeaseHolder);
    }

    /// <summary>A failed attempt is tried again until the last one; every error is kept.</summary>
    [Fact]
    public async Task Fail_UntilTheLastAttempt_ThenFailed()
    {
        var first = await AddRunningAsync(maxAttempts: 2);

        var waiting = await WriteAsync(session => session.Jobs.FailAsync(first, Failure("one"), 1, Token));
        var second = LeaseOf(Assert.Single(await ClaimAsync(1)));
        var failed = await WriteAsync(session => session.Jobs.FailAsync(second, Failure("two"), 1, Token));

        Assert.Equal((JobStatus.Pending, 1), (waiting!.Status, waiting.Attempts));
        Assert.Equal(2, second.Token);
        Assert.Equal((JobStatus.Failed, 2), (failed!.Status, failed.Attempts));
        Assert.NotNull(failed.CompletedAt);
        Assert.Equal(["one", "two"], failed.ErrorMessages);
        Assert.Empty(await ClaimAsync(1));
    }

    /// <summary>The wait doubles with each attempt, up to a limit; none comes where none makes sense.</summary>
    [Fact]
    public async Task Fail_BacksOffOrGivesUp()
    {
        var lease = await AddRunningAsync(maxAttempts: 100);
        double[] waits = [600, 1200, 2400, 3000, 3000];
        foreach (var seconds in waits)
        {
            var job = await WriteAsync(session => session.Jobs.FailAsync(
                lease, new JobFailure { Error = "no", BackOff = TimeSpan.FromSeconds(600), MaxBackOff = TimeSpan.FromSeconds(3000) }, 1, Token));
            Assert.InRange((job!.AvailableAt - job.UpdatedAt).TotalSeconds, seconds - 30, seconds + 30);
            Assert.Empty(await ClaimAsync(1));
            await WriteAsync(session => session.Jobs.RescheduleAsync(lease.JobId, new JobSchedule { Delay = TimeSpan.Zero }, Token));
            lease = LeaseOf(Assert.Single(await ClaimAsync(1)));
        }

        var given = await WriteAsync(session => session.Jobs.FailAsync(lease, Failure() with { Retry = false }, 1, Token));
        Assert.Equal((JobStatus.Failed, 6), (given!.Status, given.Attempts));
    }

    /// <summary>The latest hundred errors are kept.</summary>
    [Fact]
    public async Task Fail_MoreThanAHundredTimes_KeepsTheLatest()
    {
        var lease = await AddRunningAsync(maxAttempts: 100);
        for (var i = 1; i <= 102; i++)
        {
            var error = $"error {i}";
            var job = await WriteAsync(session => session.Jobs.FailAsync(lease, Failure(error), 1, Token));
            if (job!.Status == JobStatus.Failed)
            {
                await WriteAsync(session => session.Jobs.RescheduleAsync(lease.JobId, new JobSchedule(), Token));
            }

            lease = LeaseOf(Assert.Single(await ClaimAsync(1)));
        }

        var errors = (await GetAsync(lease.JobId)).ErrorMessages;
        Assert.Equal(100, errors.Count);
        Assert.Equal(("error 3", "error 102"), (errors[0], errors[^1]));
    }

    /// <summary>What is given back waits again, and its attempt does not count.</summary>
    [Fact]
    public async Task Release_OfARunningJob_DoesNotCount()
    {
        var lease = await AddRunningAsync(maxAttempts: 1);

        Assert.Equal([lease.JobId], await WriteAsync(session => session.Jobs.ReleaseAsync([lease], Token)));

        var row = await GetAsync(lease.JobId);
        Assert.Equal((JobStatus.Pending, 0, 1L), (row.Status, row.Attempts, row.LeaseToken));
        Assert.Equal(2, Assert.Single(await ClaimAsync(1)).LeaseToken);
    }

    /// <summary>A job that was told to stop is cancelled by whatever ends its attempt, but for its completion.</summary>
    /// <param name="end">What ends the attempt.</param>
    /// <param name="status">What the job is then.</param>
    [Theory]
    [InlineData("release", JobStatus.Cancelled)]
    [InlineData("fail", JobStatus.Cancelled)]
    [InlineData("rescue", JobStatus.Cancelled)]
    [InlineData("complete", JobStatus.Completed)]
    public async Task End_OfAJobThatWasToldToStop_CancelsIt(string end, JobStatus status)
    {
        var lease = await AddRunningAsync(end == "rescue" ? ShortLease : null);
        await WriteAsync(session => session.Jobs.CancelAsync(lease.JobId, "enough", Token));

        switch (end)
        {
            case "release":
                await WriteAsync(session => session.Jobs.ReleaseAsync([lease], Token));
                break;
            case "fail":
                await WriteAsync(session => session.Jobs.FailAsync(lease, Failure(), 1, Token));
                break;
            case "complete":
                await WriteAsync(session => session.Jobs.CompleteAsync([new(lease)], Token));
                break;
            default:
                await RescueOneAsync();
                break;
        }

        var row = await GetAsync(lease.JobId);
        Assert.Equal((status, "enough"), (row.Status, row.CancelReason));
        Assert.NotNull(row.CompletedAt);
    }

    /// <summary>A renewal lasts from now on, and tells whether the job is to stop.</summary>
    [Fact]
    public async Task Renew_Several_TellsOfThoseThatHold()
    {
        await AddAllAsync(job => job, job => job);
        var leases = (await ClaimAsync(2)).Select(LeaseOf).ToArray();
        await WriteAsync(session => session.Jobs.CancelAsync(leases[1].JobId, null, Token));

        var held = await WriteAsync(session => session.Jobs.RenewAsync(
            [.. leases, leases[0] with { Token = 9 }, leases[0] with { JobId = Guid.CreateVersion7() }], TimeSpan.FromHours(5), Token));

        Assert.Equal(leases.Select(lease => lease.JobId).Order(), held.Select(job => job.Id).Order());
        Assert.All(held, job => Assert.InRange(job.LeaseUntil!.Value - job.UpdatedAt, TimeSpan.FromMinutes(299), TimeSpan.FromMinutes(301)));
        Assert.Equal(leases[1].JobId, Assert.Single(held, job => job.IsCancelRequested).Id);
    }

    /// <summary>Whoever lost a lease to another can do nothing under it.</summary>
    [Fact]
    public async Task AnyCall_UnderAPassedToken_ChangesNothing()
    {
        var lost = await AddRunningAsync();
        await WriteAsync(session => session.Jobs.ReleaseAsync([lost], Token));
        await NothingHoldsAsync(lost);

        await ClaimAsync(1);
        await NothingHoldsAsync(lost);
    }

    /// <summary>A lease that ran out holds no more, also before anybody has rescued its job.</summary>
    [Fact]
    public async Task AnyCall_AfterTheLeaseRanOut_ChangesNothing()
    {
        var lease = await AddRunningAsync(ShortLease);
        await EventuallyAsync(() => WriteAsync(session => session.Jobs.ReportAsync(lease, new JobProgress(), Token)), held => !held);

        await NothingHoldsAsync(lease);
    }

    /// <summary>A dead worker's job waits again, with the reason, and has failed after its last attempt.</summary>
    [Fact]
    public async Task Rescue_OfADeadWorkersJob_RunsAgainUntilTheLast()
    {
        var first = await AddRunningAsync(ShortLease, maxAttempts: 2);

        await RescueOneAsync();
        var waiting = await GetAsync(first.JobId);
        var second = LeaseOf(Assert.Single(await ClaimAsync(1, ShortLease)));
        await RescueOneAsync();
        var failed = await GetAsync(first.JobId);

        Assert.Equal((JobStatus.Pending, 1), (waiting.Status, waiting.Attempts));
        Assert.Contains("attempt 1: the lease of worker worker ran out", Assert.Single(waiting.ErrorMessages), StringComparison.Ordinal);
        Assert.Equal(2, second.Token);
        Assert.Equal((JobStatus.Failed, 2, 2), (failed.Status, failed.Attempts, failed.ErrorMessages.Count));
        Assert.Equal(0, await WriteAsync(session => session.Jobs.RescueAsync(10, Token)));
    }

    private async Task NothingHoldsAsync(JobLease lease)
    {
        var before = await GetAsync(lease.JobId);
        Assert.Empty(await WriteAsync(session => session.Jobs.RenewAsync([lease], LongLease, Token)));
        Assert.False(await WriteAsync(session => session.Jobs.ReportAsync(lease, new JobProgress { Percentage = 99 }, Token)));
        Assert.Empty(await WriteAsync(session => session.Jobs.CompleteAsync([new(lease)], Token)));
        Assert.Null(await WriteAsync(session => session.Jobs.FailAsync(lease, Failure(), 1, Token)));
        Assert.Empty(await WriteAsync(session => session.Jobs.ReleaseAsync([lease], Token)));
        Assert.Equal(before.RowVersion, (await GetAsync(lease.JobId)).RowVersion);
    }
}
