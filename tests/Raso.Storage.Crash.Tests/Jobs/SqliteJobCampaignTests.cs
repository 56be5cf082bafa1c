namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>Workers whose clocks are wrong run jobs on one SQLite file and are killed, stalled and stopped: no job may be lost, or be two workers' at once.</summary>
public sealed class SqliteJobCampaignTests
{
    [Fact]
    public Task Jobs_WorkersKilled_AllRunToTheirEnds() => JobCampaignRun.RunAsync("sqlite", JobCampaignPlan.Short);

    [Fact]
    [Trait("Category", "Long")]
    public Task Jobs_TenThousandAndWorkersKilled_AllRunToTheirEnds() => JobCampaignRun.RunAsync("sqlite", JobCampaignPlan.Long);
}
