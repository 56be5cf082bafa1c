namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>Workers whose clocks are wrong run jobs on PostgreSQL and are killed, stalled and stopped: no job may be lost, or be two workers' at once.</summary>
[Trait("Category", "Server")]
public sealed class PostgresJobCampaignTests
{
    [Fact]
    public Task Jobs_WorkersKilled_AllRunToTheirEnds() => JobCampaignRun.RunAsync("postgres", JobCampaignPlan.Short);

    [Fact]
    [Trait("Category", "Long")]
    public Task Jobs_TenThousandAndWorkersKilled_AllRunToTheirEnds() => JobCampaignRun.RunAsync("postgres", JobCampaignPlan.Long);
}
