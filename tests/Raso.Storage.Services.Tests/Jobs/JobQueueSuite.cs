using System.Text.Json;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

/// <summary>What the tests of the queue share.</summary>
public abstract class JobQueueSuite(Catalogue catalogue) : ServiceSuite(catalogue)
{
    protected IGenerationJobQueue Jobs => Bench.Jobs;

    protected static JobClaimOptions ByMe { get; } = new() { Worker = "me" };

    protected static JobFailure Failure { get; } = new() { Error = "no", BackOff = TimeSpan.Zero };

    protected Task<Paper> AddPaperAsync() => Bench.Papers.CreateAsync(Samples.Paper(), Token);

    protected static NewGenerationJob Job(Paper paper) =>
        new() { PaperId = paper.Id, Type = JobType.FullVideo, GenerationParameters = JsonElement.Parse("""{"scenes": 3}""") };

    /// <summary>Puts a job of a new paper into the queue, and claims it.</summary>
    protected async Task<JobLease> RunAsync(int maxAttempts = 3)
    {
        await Jobs.EnqueueAsync(Job(await AddPaperAsync()) with { MaxAttempts = maxAttempts }, Token);
        return (await Jobs.ClaimAsync(ByMe, Token)).Single().Lease;
    }

    protected static async Task LosesAsync(Func<Task> call) =>
        (await call.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.LeaseLost);
}
