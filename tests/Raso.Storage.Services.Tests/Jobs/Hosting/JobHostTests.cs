using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A host claims jobs, runs them and writes how they ended.</summary>
public abstract class JobHostTests(Catalogue catalogue) : JobHostSuite(catalogue)
{
    [Fact]
    public async Task Run_ManyJobs_CompletesThemWithNoMoreAtOnceThanItMay()
    {
        var paper = await AddPaperAsync();
        await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper), 20)], Token);
        var (running, most) = (0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = new WorkerBench(
            Catalogue,
            async (_, token) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await gate.Task.WaitAsync(token);
                Interlocked.Decrement(ref running);
                return Done;
            },
            options => options.Concurrency = 3);

        await host.StartAsync(Token);
        await EventuallyAsync(() => Task.FromResult(Volatile.Read(ref running) == 3));
        (await Jobs.CountAsync(paper.Id, Token)).Should().Match<JobCounts>(counts => counts.Running == 3 && counts.Pending == 17, "what nobody can run yet is claimed by nobody");
        gate.SetResult();
        await EventuallyAsync(async () => (await Jobs.CountAsync(paper.Id, Token)).Completed == 20);
        await host.StopAsync(Token);

        most.Should().Be(3);
        (await Jobs.ListAsync(cancellationToken: Token)).Items.Should().OnlyContain(job => job.OutputAssets!.Value.GetRawText() == """["film"]""" && job.Attempts == 1);
    }

    [Fact]
    public async Task Run_WhatComesLater_IsWokenByIt()
    {
        await using var host = new WorkerBench(Catalogue, (_, _) => Task.FromResult(Done));
        if (Catalogue is not SqliteCatalogue)
        {
            // PostgreSQL's listener gives a signal when it listens, which is not to be taken for the job's.
            await host.Bench.Catalog.JobSignal.WaitAsync(0, TimeSpan.FromHours(1), Token).WaitAsync(Limit, Token);
        }

        var commits = 0;
        host.Bench.Catalog.Hook = step =>
        {
            Interlocked.Add(ref commits, step == "Rows.Committed" ? 1 : 0);
            return Task.CompletedTask;
        };
        await host.StartAsync(Token);
        // The first claim and the first rescue: from now on it sleeps.
        await EventuallyAsync(() => Task.FromResult(Volatile.Read(ref commits) >= 2));

        // Of other processes PostgreSQL alone tells.
        var job = await (Catalogue is SqliteCatalogue ? host.Jobs : Jobs).EnqueueAsync(Job(await AddPaperAsync()), Token);

        await EventuallyAsync(job.Id, row => row.Status == JobStatus.Completed);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Run_WhatComesUnheard_IsFoundByLooking()
    {
        await using var host = new WorkerBench(Catalogue, (_, _) => Task.FromResult(Done));
        await host.StartAsync(Token);
        await EventuallyAsync(() => Task.FromResult(host.Logged(6000)));
        var job = await Jobs.EnqueueAsync(Job(await AddPaperAsync()) with { Delay = TimeSpan.FromSeconds(1) }, Token);

        // An hour of the host's, give or take a quarter, until it looks again; a second of the database's until the job may run.
        await EventuallyAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromMinutes(10));
            return (await GetAsync(job.Id)).Status == JobStatus.Completed;
        });
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_WhatComesLater_BeginsWhenItsTimeComes(bool isRetry)
    {
        var wait = TimeSpan.FromMilliseconds(300);
        await using var host = new WorkerBench(
            Catalogue,
            (context, _) => isRetry && context.Job.Attempts == 1 ? throw new InvalidDataException("no scene") : Task.FromResult(Done),
            options => (options.BackOff, options.Concurrency) = (wait, 2));
        var began = host.Time.GetTimestamp();
        await host.StartAsync(Token);
        await EventuallyAsync(() => Task.FromResult(host.Logged(6000)));

        var job = await host.Jobs.EnqueueAsync(Job(await AddPaperAsync()) with { Delay = isRetry ? TimeSpan.Zero : wait }, Token);
        await EventuallyAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromMilliseconds(50));
            return (await GetAsync(job.Id)).Status == JobStatus.Completed;
        });
        await host.StopAsync(Token);

        host.Time.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(40), "it looks by itself after an hour, give or take a quarter");
    }

    [Fact]
    public async Task Start_WithAHandlerThatCannotBeMade_IsRefused()
    {
        await using var host = new WorkerBench(Catalogue, raso => raso.AddGenerationJobs<ScopedHandler>(WorkerBench.Quicken));

        var start = () => host.StartAsync(Token);

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage($"*{nameof(ScopedHandler)}*{nameof(ScopedPart)}*");
    }

    [Fact]
    public async Task Run_HandlerThatGivesNoTask_IsTold()
    {
        var job = await Jobs.EnqueueAsync(Job(await AddPaperAsync()) with { MaxAttempts = 1 }, Token);
        await using var host = new WorkerBench(Catalogue, (_, _) => null!);

        await host.StartAsync(Token);
        var ended = await host.Jobs.WaitAsync(job.Id, Token).WaitAsync(Limit, Token);
        await host.StopAsync(Token);

        ended.ErrorMessages.Single().Should().Contain("null in place of a task");
    }

    [Fact]
    public async Task Run_FailedAttempt_RunsAgainAndKeepsTheError()
    {
        var job = await EnqueueAsync();
        await using var host = new WorkerBench(Catalogue, (context, _) => context.Job.Attempts == 1
            ? throw new InvalidDataException("no scene", new IOException("no disk"))
            : Task.FromResult(Done));

        await host.StartAsync(Token);
        var ended = await host.Jobs.WaitAsync(job.Id, Token).WaitAsync(Limit, Token);
        await host.StopAsync(Token);

        ended.Should().Match<GenerationJob>(row => row.Status == JobStatus.Completed && row.Attempts == 2);
        ended.ErrorMessages.Should().Equal("InvalidDataException: no scene <- IOException: no disk");
        host.Logged(6006).Should().BeTrue();
    }

    [Fact]
    public async Task Run_FailureWithoutRetry_HasFailedForGood()
    {
        var job = await EnqueueAsync();
        await using var host = new WorkerBench(Catalogue, (_, _) => throw new JobFailedException("not a paper") { PerformanceMetrics = System.Text.Json.JsonElement.Parse("[1]") });

        await host.StartAsync(Token);
        var ended = await host.Jobs.WaitAsync(job.Id, Token).WaitAsync(Limit, Token);
        await host.StopAsync(Token);

        ended.Should().Match<GenerationJob>(row => row.Status == JobStatus.Failed && row.Attempts == 1 && row.PerformanceMetrics!.Value.GetRawText() == "[1]");
        ended.ErrorMessages.Should().Equal("not a paper");
        host.Logged(6007).Should().BeTrue();
    }

    [Theory]
    [InlineData("1", nameof(JobResult.OutputAssets))]
    [InlineData(null, "null")]
    public async Task Run_ResultThatCannotBeKept_HasFailedForGood(string? assets, string said)
    {
        var job = await Jobs.EnqueueAsync(Job(await AddPaperAsync()) with { MaxAttempts = 3 }, Token);
        await using var host = new WorkerBench(
            Catalogue, (_, _) => Task.FromResult(assets is null ? null! : new JobResult { OutputAssets = System.Text.Json.JsonElement.Parse(assets) }));

        await host.StartAsync(Token);
        var ended = await host.Jobs.WaitAsync(job.Id, Token).WaitAsync(Limit, Token);
        await host.StopAsync(Token);

        ended.Should().Match<GenerationJob>(row => row.Status == JobStatus.Failed && row.Attempts == 1, "the same work would end in the same result");
        ended.ErrorMessages.Single().Should().Contain(said);
    }

    [Fact]
    public async Task Run_CancelledJob_TellsItsHandler()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync);
        await host.StartAsync(Token);
        var context = await script.Began;

        await host.Jobs.CancelAsync(job.Id, "changed my mind", Token);
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).IsEnded);
        await host.StopAsync(Token);

        (context.StopReason, context.CancelReason).Should().Be((JobStopReason.CancelRequested, "changed my mind"));
        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Cancelled && row.ErrorMessages.Count == 0);
    }

    [Fact]
    public async Task Run_TheJobOfADeadWorker_RunsAgain()
    {
        var job = await EnqueueAsync();
        await Jobs.ClaimAsync(ByMe, Token);
        await ExpireAsync();
        await using var host = new WorkerBench(Catalogue, (_, _) => Task.FromResult(Done));

        await host.StartAsync(Token);
        await EventuallyAsync(job.Id, row => row.Status == JobStatus.Completed);
        await host.StopAsync(Token);

        var ended = await GetAsync(job.Id);
        ended.Attempts.Should().Be(2);
        ended.ErrorMessages.Single().Should().Contain("worker me");
        host.Logged(6014).Should().BeTrue();
    }

    [Fact]
    public async Task Run_SeveralHandlers_EachHasItsTypes()
    {
        var paper = await AddPaperAsync();
        JobType[] types = [JobType.FullVideo, JobType.AudioOnly, JobType.VisualOnly];
        await Jobs.EnqueueManyAsync([.. types.Select(type => Job(paper) with { Type = type })], Token);
        var ran = new ConcurrentBag<(string, JobType)>();
        await using var host = new WorkerBench(Catalogue, raso => raso
            .AddGenerationJobs((_, context, _) => RunAsync("film", context), options => options.Types = [JobType.FullVideo])
            .AddGenerationJobs((_, context, _) => RunAsync("part", context), options => options.Types = [JobType.AudioOnly, JobType.VisualOnly]));

        await host.StartAsync(Token);
        await EventuallyAsync(async () => (await Jobs.CountAsync(paper.Id, Token)).Completed == 3);
        await host.StopAsync(Token);

        ran.Should().BeEquivalentTo([("film", JobType.FullVideo), ("part", JobType.AudioOnly), ("part", JobType.VisualOnly)]);

        Task<JobResult> RunAsync(string name, IJobContext context)
        {
            ran.Add((name, context.Job.Type));
            return Task.FromResult(Done);
        }
    }

    [Fact]
    public async Task Run_HandlerFromTheContainer_HasAScopeForEachJob()
    {
        var paper = await AddPaperAsync();
        await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper), 3)], Token);
        var log = new ScopedPart.Log();
        await using var host = new WorkerBench(Catalogue, raso =>
        {
            raso.Services.AddSingleton(log).AddScoped<ScopedPart>();
            raso.AddGenerationJobs<ScopedHandler>(WorkerBench.Quicken);
        });

        await host.StartAsync(Token);
        await EventuallyAsync(async () => (await Jobs.CountAsync(paper.Id, Token)).Completed == 3);
        await host.StopAsync(Token);

        log.Lines.Should().Equal("made", "gone", "made", "used", "gone", "made", "used", "gone", "made", "used", "gone");
    }

    [Fact]
    public async Task Run_Trace_GoesOnWhereTheEnqueuerIs()
    {
        using var source = new ActivitySource($"test-{Guid.CreateVersion7():N}");
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == "Raso.Storage" || candidate.Name == source.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var paper = await AddPaperAsync();
        var caller = source.StartActivity("ask")!;
        caller.TraceStateString = "vendor=7";
        var job = await Jobs.EnqueueAsync(Job(paper), Token);
        caller.Stop();
        Activity? inside = null;
        await using var host = new WorkerBench(Catalogue, (_, _) =>
        {
            inside = Activity.Current;
            return Task.FromResult(Done);
        });

        await host.StartAsync(Token);
        await EventuallyAsync(() => Task.FromResult(seen.Any(IsRun)));
        await host.StopAsync(Token);

        (job.TraceParent, job.TraceState).Should().Be((caller.Id, "vendor=7"));
        var run = seen.Single(IsRun);
        (run.TraceId, run.ParentSpanId, run.TraceStateString, run.Kind).Should().Be((caller.TraceId, caller.SpanId, "vendor=7", ActivityKind.Consumer));
        run.GetTagItem("outcome").Should().Be("completed");
        inside.Should().BeSameAs(run);

        bool IsRun(Activity activity) => activity.OperationName == "raso.jobs.run" && job.Id.Equals(activity.GetTagItem("job"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task Run_WithAClockThatIsMinutesOff_LeasesByTheDatabase(int minutes)
    {
        var job = await EnqueueAsync();
        var script = new Script();
        var time = new WrongTime(TimeSpan.FromMinutes(minutes));
        await using var host = new WorkerBench(Catalogue, raso => raso.AddGenerationJobs((_, context, token) => script.ListenAsync(context, token), concurrency: 1), time);

        await host.StartAsync(Token);
        var context = await script.Began;
        var running = await GetAsync(job.Id);
        script.End(Done);
        await EventuallyAsync(job.Id, row => row.Status == JobStatus.Completed);
        await host.StopAsync(Token);

        (running.LeaseUntil - running.StartedAt).Should().BeCloseTo(WorkerBench.Lease, TimeSpan.FromSeconds(1));
        context.StopReason.Should().BeNull();
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
