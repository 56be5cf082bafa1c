using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A host whose connections to PostgreSQL are ended, in the middle of whatever they do, does all its jobs.</summary>
[Trait("Category", "Server")]
public sealed class JobOutageTests(PostgresCatalogue catalogue) : JobHostSuite(catalogue), IClassFixture<PostgresCatalogue>
{
    [Fact]
    public async Task Run_WhileConnectionsAreEnded_LosesNothing()
    {
        const int Count = 60;
        var paper = await AddPaperAsync();
        await using var host = new WorkerBench(
            Catalogue,
            raso => raso.AddGenerationJobs(
                async (_, context, token) =>
                {
                    context.Report(new JobProgress { Percentage = 50 });
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, token);
                    return Done;
                },
                options =>
                {
                    options.Concurrency = 4;
                    options.PollInterval = TimeSpan.FromMilliseconds(100);
                    options.RescueInterval = TimeSpan.FromMilliseconds(500);
                    options.ShortestLease = options.Lease = TimeSpan.FromSeconds(2);
                }),
            TimeProvider.System);
        await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper) with { MaxAttempts = 100 }, Count)], Token);

        await host.StartAsync(Token);
        for (var ended = 0; ended < 20; ended++)
        {
            await catalogue.EndConnectionsAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }

        // The test's own connections were ended too.
        await EventuallyAsync(async () => Convert.ToInt32(
            await Catalogue.RunAsync("SELECT count(*) FROM generation_jobs WHERE status = 'completed'"), System.Globalization.CultureInfo.InvariantCulture) == Count);
        await host.StopAsync(Token);
    }
}
