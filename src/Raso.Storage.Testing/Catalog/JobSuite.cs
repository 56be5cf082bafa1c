using System.Text.Json;
using Raso.Storage.Catalog;
using Raso.Storage.Jobs;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the topics of generation jobs share: jobs of one paper, and claims of them.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class JobSuite<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Gets every type.</summary>
    protected static JobType[] EveryType { get; } = Enum.GetValues<JobType>();

    /// <summary>Gets every state.</summary>
    protected static JobStatus[] EveryStatus { get; } = Enum.GetValues<JobStatus>();

    /// <summary>Makes the fields of a job.</summary>
    /// <param name="paperId">The paper.</param>
    /// <returns>The fields.</returns>
    protected static NewGenerationJob Plain(Guid paperId) =>
        new() { PaperId = paperId, Type = JobType.FullVideo, GenerationParameters = JsonElement.Parse("""{"scenes": 3}""") };

    /// <summary>Inserts a job.</summary>
    /// <param name="job">The fields.</param>
    /// <returns>The row.</returns>
    protected async Task<GenerationJob> AddAsync(NewGenerationJob job) =>
        Assert.Single(await WriteAsync(session => session.Jobs.InsertAsync([new NewJobRow(Guid.CreateVersion7(), job, null)], Token)));

    /// <summary>Inserts jobs of a new paper, each with a change of the plain fields.</summary>
    /// <param name="changes">The changes; one job for each.</param>
    /// <returns>The rows.</returns>
    protected async Task<GenerationJob[]> AddAllAsync(params Func<NewGenerationJob, NewGenerationJob>[] changes)
    {
        var paper = await AddPaperAsync();
        var rows = new List<GenerationJob>();
        foreach (var change in changes)
        {
            rows.Add(await AddAsync(change(Plain(paper.Id))));
        }

        return [.. rows];
    }

    /// <summary>Claims jobs.</summary>
    /// <param name="max">The greatest number.</param>
    /// <param name="lease">How long the lease lasts; <see cref="CatalogConformance{THarness}.LongLease"/> where <see langword="null"/>.</param>
    /// <param name="types">The types; every one where none is given.</param>
    /// <returns>The rows.</returns>
    protected Task<IReadOnlyList<GenerationJob>> ClaimAsync(int max, TimeSpan? lease = null, params JobType[] types) => WriteAsync(session =>
        session.Jobs.ClaimAsync(
            new JobClaim { Worker = "worker", MaxJobs = max, Lease = lease ?? LongLease, Types = types.Length == 0 ? EveryType : types }, Token));

    /// <summary>Inserts a job and claims it.</summary>
    /// <param name="lease">How long the lease lasts; <see cref="CatalogConformance{THarness}.LongLease"/> where <see langword="null"/>.</param>
    /// <param name="maxAttempts">How many attempts the job has.</param>
    /// <returns>The lease.</returns>
    protected async Task<JobLease> AddRunningAsync(TimeSpan? lease = null, int maxAttempts = 3)
    {
        await AddAllAsync(job => job with { MaxAttempts = maxAttempts });
        return LeaseOf(Assert.Single(await ClaimAsync(1, lease)));
    }

    /// <summary>Gets a job that must be there.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The row.</returns>
    protected async Task<GenerationJob> GetAsync(Guid id) => Assert.IsType<GenerationJob>(await ReadAsync(session => session.Jobs.GetAsync(id, Token)));

    /// <summary>Waits until a lease has run out, and ends its attempt.</summary>
    /// <returns>A task that ends when an attempt was ended.</returns>
    protected Task RescueOneAsync() => EventuallyAsync(() => WriteAsync(session => session.Jobs.RescueAsync(10, Token)), rescued => rescued == 1);

    /// <summary>Gets the lease of a claimed job.</summary>
    /// <param name="job">The row.</param>
    /// <returns>The lease.</returns>
    protected static JobLease LeaseOf(GenerationJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new JobLease(job.Id, job.LeaseToken, "worker");
    }

    /// <summary>Makes a failure.</summary>
    /// <param name="error">What went wrong.</param>
    /// <returns>The failure, which is tried again at once.</returns>
    protected static JobFailure Failure(string error = "no memory") => new() { Error = error, BackOff = TimeSpan.Zero };
}
