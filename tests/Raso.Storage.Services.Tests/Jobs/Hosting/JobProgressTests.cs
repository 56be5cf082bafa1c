using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>What handlers note and hosts measure stands in the job's row.</summary>
public abstract class JobProgressTests(Catalogue catalogue) : JobHostSuite(catalogue)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Report_AThousandTimes_IsWrittenOnceASecondAndInTheEnd()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, async (context, token) =>
        {
            for (var i = 0; i < 1000; i++)
            {
                context.Report(new JobProgress { Percentage = i / 20m, Stage = $"step {i}" });
            }

            var result = await script.ListenAsync(context, token);
            context.Report(new JobProgress { Percentage = 80, StagesCompleted = ["text"] });
            context.Report(new JobProgress { Stage = "last" });
            return result;
        });

        await host.StartAsync(Token);
        await script.Began;
        await host.Time.PassAsync(Second);
        await EventuallyAsync(job.Id, row => row.CurrentStage == "step 999");
        var midway = await GetAsync(job.Id);
        script.End(Done);
        await EventuallyAsync(job.Id, row => row.IsEnded);
        await host.StopAsync(Token);

        midway.Should().Match<GenerationJob>(row => row.ProgressPercentage == 49.95m && row.RowVersion == 3, "it was inserted, claimed and written once");
        var ended = await GetAsync(job.Id);
        ended.Should().Match<GenerationJob>(row => row.Status == JobStatus.Completed && row.CurrentStage == "last" && row.RowVersion == 5, "what was noted last is written before the end");
        ended.StagesCompleted.Should().Equal("text");
    }

    [Fact]
    public async Task Report_WithoutATime_IsExpectedByThePercentage()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync);
        await host.StartAsync(Token);
        var context = await script.Began;

        host.Time.Advance(WorkerBench.Lease / 3);
        context.Report(new JobProgress { Percentage = 25 });
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).ProgressPercentage == 25, quick: 3);
        var guessed = await GetAsync(job.Id);
        context.Report(new JobProgress { Remaining = TimeSpan.FromHours(2) });
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).EstimatedCompletionTime > guessed.EstimatedCompletionTime + TimeSpan.FromHours(1), quick: 3);
        script.End(Done);
        await EventuallyAsync(job.Id, row => row.IsEnded);
        await host.StopAsync(Token);

        // A quarter took 20 s and what passed until it was written.
        (guessed.EstimatedCompletionTime - guessed.UpdatedAt).Should().BeGreaterThan(TimeSpan.FromSeconds(50)).And.BeLessThan(TimeSpan.FromSeconds(180));
        context.StopReason.Should().BeNull();
    }

    [Fact]
    public async Task Report_WhileTheDatabaseIsAway_IsWrittenWhenItIsBack()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync);
        await host.StartAsync(Token);
        var context = await script.Began;

        host.Bench.Catalog.IsAway = true;
        context.Report(new JobProgress { Percentage = 40, Stage = "noted while away" });
        await PassUntilAsync(host, () => Task.FromResult(host.Logged(6010)), quick: 3);
        context.Report(new JobProgress { Percentage = 60 });
        host.Bench.Catalog.IsAway = false;
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).CurrentStage == "noted while away", quick: 5);
        var written = await GetAsync(job.Id);
        script.End(Done);
        await EventuallyAsync(job.Id, row => row.IsEnded);
        await host.StopAsync(Token);

        written.ProgressPercentage.Should().Be(60, "what was noted meanwhile is newer");
    }

    [Fact]
    public async Task Run_WithoutAnyReport_IsMeasuredAndExpectedByOthersOfItsType()
    {
        var paper = await AddPaperAsync();
        var (first, script) = (new Script(), new Script());
        await using var host = new WorkerBench(Catalogue, (context, token) => (context.Job.Priority == 1 ? first : script).ListenAsync(context, token));
        var jobs = await Jobs.EnqueueManyAsync([Job(paper) with { Priority = 1 }, Job(paper)], Token);

        await host.StartAsync(Token);
        await first.Began;
        host.Time.Advance(TimeSpan.FromSeconds(50));
        first.End(Done);
        await script.Began;
        await PassUntilAsync(host, async () => (await GetAsync(jobs[1].Id)).MemoryUsageMb is not null);
        var measured = await GetAsync(jobs[1].Id);
        script.End(Done);
        await EventuallyAsync(jobs[1].Id, row => row.IsEnded);
        await host.StopAsync(Token);

        measured.Should().Match<GenerationJob>(row => row.MemoryUsageMb > 1 && row.CpuUsagePercent >= 0 && row.GpuUsagePercent == null);
        (measured.EstimatedCompletionTime - measured.UpdatedAt).Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThan(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task Report_OfWhatCannotBe_IsRefusedAtOnce()
    {
        var job = await Jobs.EnqueueAsync(Job(await AddPaperAsync()) with { MaxAttempts = 1 }, Token);
        await using var host = new WorkerBench(Catalogue, (context, _) =>
        {
            context.Report(new JobProgress { Percentage = 101 });
            return Task.FromResult(Done);
        });

        await host.StartAsync(Token);
        var ended = await host.Jobs.WaitAsync(job.Id, Token).WaitAsync(Limit, Token);
        await host.StopAsync(Token);

        ended.ErrorMessages.Single().Should().Contain(nameof(JobProgress.Percentage));
    }

    [Fact]
    public async Task ReportMany_TellsWhichWereLost()
    {
        var paper = await AddPaperAsync();
        await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper), 3)], Token);
        var leases = (await Jobs.ClaimAsync(ByMe with { MaxJobs = 3 }, Token)).Select(job => job.Lease).ToArray();
        await Jobs.ReleaseAsync(leases[1], Token);

        var lost = await Jobs.ReportManyAsync([.. leases.Select((lease, i) => new JobReport(lease, new JobProgress { Percentage = i + 1 }))], Token);
        var twice = () => Jobs.ReportManyAsync([new JobReport(leases[0], new JobProgress()), new JobReport(leases[0], new JobProgress())], Token);

        lost.Should().Equal(leases[1]);
        (await GetAsync(leases[2].JobId)).ProgressPercentage.Should().Be(3);
        (await GetAsync(leases[1].JobId)).ProgressPercentage.Should().Be(0);
        await twice.Should().ThrowAsync<ValidationException>();
    }
}
