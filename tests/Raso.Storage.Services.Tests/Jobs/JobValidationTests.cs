using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;

namespace Raso.Storage.Services.Tests.Jobs;

public sealed class JobValidationTests
{
    private static readonly NewGenerationJob Good =
        new() { PaperId = Guid.CreateVersion7(), Type = JobType.FullVideo, GenerationParameters = JsonElement.Parse("{}") };

    [Fact]
    public void Enqueue_WithEveryFieldAtFault_ListsThemAll()
    {
        var bad = Good with
        {
            Id = Guid.Empty,
            PaperId = Guid.Empty,
            Type = (JobType)9,
            GenerationParameters = default,
            AiModelsConfig = JsonElement.Parse("1"),
            QualityPreset = (QualityPreset)9,
            Priority = 1001,
            MaxAttempts = 0,
            Delay = TimeSpan.FromDays(367),
            IdempotencyKey = " ",
        };

        FaultsOf(() => JobRules.Check([bad])).Should().BeEquivalentTo(typeof(NewGenerationJob).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public void Enqueue_OfSeveral_NamesTheOneAtFault()
    {
        var id = Guid.CreateVersion7();

        FaultsOf(() => JobRules.Check([Good with { Id = id, IdempotencyKey = "a" }, Good with { Priority = -1001 }, Good with { Id = id, IdempotencyKey = "a" }]))
            .Should().Equal("[1].Priority", "[2].Id", "[2].IdempotencyKey");
    }

    [Fact]
    public void Claim_OutOfItsLimits_IsRefused()
    {
        var bad = new JobClaimOptions { Worker = "", MaxJobs = 1001, Lease = TimeSpan.FromSeconds(4), Types = [] };

        FaultsOf(() => LeaseRules.Check(bad, TimeSpan.FromSeconds(5))).Should().Equal("Worker", "MaxJobs", "Lease", "Types");
    }

    [Fact]
    public void Report_OutOfItsLimits_IsRefused()
    {
        var bad = new JobProgress
        {
            Percentage = 100.01m,
            Stage = new string('x', 101),
            StagesCompleted = [" "],
            Remaining = TimeSpan.FromSeconds(-1),
            MemoryUsageMb = -1,
            CpuUsagePercent = 100_000,
            GpuUsagePercent = -1,
        };

        FaultsOf(() => LeaseRules.Check(bad)).Should().BeEquivalentTo("Percentage", "Stage", "StagesCompleted[0]", "Remaining", "MemoryUsageMb", "CpuUsagePercent", "GpuUsagePercent");
    }

    [Fact]
    public void OtherInput_OutOfItsLimits_IsRefused()
    {
        FaultsOf(() => JobRules.Check(new JobSchedule { Priority = 2000, Delay = TimeSpan.FromTicks(-1) })).Should().Equal("Priority", "Delay");
        FaultsOf(() => JobRules.Check(new JobListOptions { Statuses = [], Types = [(JobType)9], PageSize = 0, After = "!" })).Should().Equal("Statuses", "Types", "PageSize", "After");
        FaultsOf(() => JobRules.CheckReason("")).Should().Equal("reason");
        FaultsOf(() => LeaseRules.Check(new JobFailure { Error = " ", BackOff = TimeSpan.FromDays(2), MaxBackOff = TimeSpan.FromDays(-1) })).Should().Equal("Error", "BackOff", "MaxBackOff");
        FaultsOf(() => LeaseRules.Check(new JobPurge { OlderThan = TimeSpan.FromDays(-1), BatchSize = 0, Statuses = [JobStatus.Running] })).Should().Equal("OlderThan", "BatchSize", "Statuses");
        FaultsOf(() => LeaseRules.CheckTypes([])).Should().Equal("types");
        FaultsOf(() => LeaseRules.CheckWait(TimeSpan.Zero)).Should().Equal("atMost");
        FaultsOf(() => LeaseRules.CheckRenewal(new JobLease[1001], TimeSpan.Zero, TimeSpan.FromSeconds(5))).Should().Equal("leases", "duration");
        var lease = new JobLease(Guid.CreateVersion7(), 1, "me");
        FaultsOf(() => LeaseRules.Check([new JobCompletion(lease), new JobCompletion(lease, new JobResult { OutputAssets = JsonElement.Parse("1") })]))
            .Should().Equal("[1].Lease", "[1].OutputAssets");
    }

    private static IEnumerable<string> FaultsOf(Action check) => check.Should().Throw<ValidationException>().Which.Failures.Select(failure => failure.Field);
}
