using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A host that stops gives back what is not finished.</summary>
public abstract class JobStopTests(Catalogue catalogue) : JobHostSuite(catalogue)
{
    [Fact]
    public async Task Stop_WithWorkThatStops_GivesItBackUncounted()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync);
        await host.StartAsync(Token);
        var context = await script.Began;

        await host.StopAsync(Token).WaitAsync(Limit, Token);

        context.StopReason.Should().Be(JobStopReason.HostStopping);
        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Pending && row.Attempts == 0 && row.ErrorMessages.Count == 0);
    }

    [Fact]
    public async Task Stop_WithErrorsThatFollowFromIt_GivesItBackUncounted()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, async (context, token) =>
        {
            try
            {
                return await script.ListenAsync(context, token);
            }
            catch (OperationCanceledException error)
            {
                throw new IOException("The pipe is broken.", error);
            }
        });
        await host.StartAsync(Token);
        await script.Began;

        await host.StopAsync(Token).WaitAsync(Limit, Token);

        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Pending && row.Attempts == 0 && row.ErrorMessages.Count == 0);
    }

    [Fact]
    public async Task Stop_WithWorkThatIsFinished_CompletesIt()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, (context, _) => script.IgnoreAsync(context));
        await host.StartAsync(Token);
        var context = await script.Began;

        var stopping = host.StopAsync(Token);
        await EventuallyAsync(() => Task.FromResult(context.StopReason == JobStopReason.HostStopping));
        script.End(Done);
        await stopping.WaitAsync(Limit, Token);

        (await GetAsync(job.Id)).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task Stop_WithTimeToDrain_LetsWorkGoOn()
    {
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, script.ListenAsync, options => options.DrainTime = TimeSpan.FromMinutes(7));
        await host.StartAsync(Token);
        var context = await script.Began;
        var left = await EnqueueAsync();

        var stopping = host.StopAsync(Token);
        context.StopReason.Should().BeNull();
        script.End(Done);
        await stopping.WaitAsync(Limit, Token);

        (await GetAsync(job.Id)).Status.Should().Be(JobStatus.Completed);
        (await GetAsync(left.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Pending && row.LeaseToken == 0, "nothing more is claimed");
    }

    [Fact]
    public async Task Stop_WithAHandlerThatDoesNotEnd_LeavesItBehind()
    {
        var grace = TimeSpan.FromSeconds(7);
        var job = await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, (context, _) => script.IgnoreAsync(context), options => options.ShutdownGrace = grace);
        await host.StartAsync(Token);
        await script.Began;

        var stopping = host.StopAsync(Token);
        await host.Time.PassAsync(grace);
        await stopping.WaitAsync(Limit, Token);
        script.End(Done);

        (await GetAsync(job.Id)).Should().Match<GenerationJob>(row => row.Status == JobStatus.Pending && row.Attempts == 0);
        host.Logged(6011).Should().BeTrue();
    }

    [Fact]
    public async Task Stop_WhenTheHostCanWaitNoLonger_EndsBeforeTheGrace()
    {
        await EnqueueAsync();
        var script = new Script();
        await using var host = new WorkerBench(Catalogue, (context, _) => script.IgnoreAsync(context));
        await host.StartAsync(Token);
        await script.Began;
        using var limit = new CancellationTokenSource();

        var stopping = host.StopAsync(limit.Token);
        await limit.CancelAsync();

        await stopping.WaitAsync(Limit, Token);
        (await Jobs.CountAsync(cancellationToken: Token)).Running.Should().Be(0);
    }
}
