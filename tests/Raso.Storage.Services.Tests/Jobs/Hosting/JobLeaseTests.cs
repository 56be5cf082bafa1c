using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A host renews its leases, and stops the handlers of those that it cannot keep.</summary>
public abstract class JobLeaseTests(Catalogue catalogue) : JobHostSuite(catalogue)
{
    [Fact]
    public async Task Run_LongerThanItsLease_KeepsIt()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync);
        await host.StartAsync(Token);
        var context = await script.Began;

        // By the host's own count minutes; by the database's clock the lease would run out half a minute later each time.
        for (var i = 0; i < 12; i++)
        {
            await Catalogue.RunAsync($"UPDATE generation_jobs SET lease_until = {Catalogue.FromNow(30)}");
            var before = (await GetAsync(job.Id)).LeaseUntil;
            await PassUntilAsync(host, async () => (await GetAsync(job.Id)).LeaseUntil > before, quick: 22);
        }

        script.End(Done);
        await EventuallyAsync(job.Id, row => row.IsEnded);
        await host.StopAsync(Token);

        context.StopReason.Should().BeNull();
        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Completed && row.Attempts == 1);
    }

    [Fact]
    public async Task Run_WithALostLease_StopsTheHandlerAndCompletesNothing()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, (context, _) => script.IgnoreAsync(context));
        await host.StartAsync(Token);
        var context = await script.Began;

        await ExpireAsync();
        await Jobs.RescueAsync(Token);
        var other = (await Jobs.ClaimAsync(ByMe, Token)).Single().Lease;
        await PassUntilAsync(host, () => Task.FromResult(context.StopReason == JobStopReason.LeaseLost));
        script.End(Done);
        await EventuallyAsync(() => Task.FromResult(host.Logged(6005)));

        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Running && row.LeaseHolder == "me" && row.OutputAssets == null);
        await Jobs.CompleteAsync(other, new JobResult(), Token);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Run_WhileTheDatabaseIsAway_StopsTheHandlerBeforeTheLeaseIsOver()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, (context, token) => context.Job.Attempts == 1 ? script.ListenAsync(context, token) : Task.FromResult(Done));
        await host.StartAsync(Token);
        var context = await script.Began;
        var began = host.Time.GetTimestamp();

        host.Bench.Catalog.IsAway = true;
        await PassUntilAsync(host, () => Task.FromResult(context.StopReason is not null));
        var stopped = host.Time.GetElapsedTime(began);
        host.Bench.Catalog.IsAway = false;

        (context.StopReason, host.Logged(6002), host.Logged(6004)).Should().Be((JobStopReason.LeaseLost, true, true));
        stopped.Should().BeGreaterThan(WorkerBench.Lease / 2).And.BeLessThan(WorkerBench.Lease);

        // The host outlived it: once the lease has run out it takes the job up again, as anyone may.
        await ExpireAsync();
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).IsEnded);
        await host.StopAsync(Token);
        (await GetAsync(job.Id)).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task Run_WhenTheDatabaseComesBackInTime_GoesOn()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync);
        await host.StartAsync(Token);
        var context = await script.Began;

        host.Bench.Catalog.IsAway = true;
        await PassUntilAsync(host, () => Task.FromResult(host.Logged(6002)), quick: 22);
        host.Bench.Catalog.IsAway = false;
        var before = (await GetAsync(job.Id)).LeaseUntil;
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).LeaseUntil > before, quick: 6);
        host.Bench.Catalog.IsAway = true;
        script.End(Done);
        await PassUntilAsync(host, () => Task.FromResult(host.Logged(6008)), quick: 0);
        host.Bench.Catalog.IsAway = false;
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).IsEnded, quick: 5);
        await host.StopAsync(Token);

        context.StopReason.Should().BeNull();
        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Completed && row.Attempts == 1);
    }

    [Fact]
    public async Task Start_WhileTheDatabaseIsAway_WaitsForIt()
    {
        var job = await EnqueueAsync();
        await using var host = new WorkerBench(Catalogue, (_, _) => Task.FromResult(Done));
        host.Bench.Catalog.IsAway = true;

        await host.StartAsync(Token);
        await EventuallyAsync(() => Task.FromResult(host.Logged(6001) && host.Logged(6015)));
        host.Bench.Catalog.IsAway = false;
        await PassUntilAsync(host, async () => (await GetAsync(job.Id)).IsEnded);
        await host.StopAsync(Token);

        (await GetAsync(job.Id)).Status.Should().Be(JobStatus.Completed);
    }
}
