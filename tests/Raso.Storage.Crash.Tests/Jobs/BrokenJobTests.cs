using Raso.Storage.Crash.Worker.Jobs;

namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>The judge of jobs sees what is broken on purpose: else its silence would prove nothing.</summary>
public sealed class BrokenJobTests
{
    [Theory]
    [InlineData(JobVariants.NoRun, "*was run to its end*")]
    [InlineData(JobVariants.NoRenewals, "*while its lease*is renewed*")]
    public async Task Judge_RuleBroken_Fails(string variant, string message)
    {
        // Half of the jobs outlive their leases.
        var plan = Plan(variant) with { LongPerThousand = 500, Lease = TimeSpan.FromSeconds(1.5) };
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        await using var campaign = new JobCampaign(catalogue.Settings, plan);

        await campaign.Awaiting(run => run.RunAsync()).Should().ThrowAsync<Exception>().WithMessage(message);
    }

    [Fact]
    public async Task Judge_CompletionUnderALostLease_Fails()
    {
        var plan = Plan(JobVariants.NoFence) with { LongPerThousand = 1000, AllAreDeaf = true };
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        await using var campaign = new JobCampaign(catalogue.Settings, plan);
        await campaign.EnqueueAsync();
        var first = campaign.Start();
        await campaign.StartedAsync();
        campaign.Start();

        // It is far ahead, goes on when the other one has its jobs, and ends them first.
        await Task.Delay(plan.Lease * 7, TimeProvider.System, TestContext.Current.CancellationToken);
        await first.StallAsync(plan.Lease * 3);

        await campaign.Awaiting(run => run.FinishAsync()).Should().ThrowAsync<Exception>().WithMessage("*the last *lease*");
    }

    private static JobCampaignPlan Plan(string variant) => new()
    {
        Jobs = 4,
        Seed = 1,
        Workers = 2,
        Lease = TimeSpan.FromMilliseconds(600),
        KillingTime = TimeSpan.Zero,
        Limit = TimeSpan.FromMinutes(2),
        Variant = variant,
    };
}
