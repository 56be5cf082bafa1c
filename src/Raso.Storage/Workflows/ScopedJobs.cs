using Raso.Storage.Jobs;

namespace Raso.Storage.Workflows;

/// <summary>The operations on jobs as calls of one scope.</summary>
internal sealed class ScopedJobs(JobOperations inner, ScopeCalls calls) : IJobOperations
{
    public Task<GenerationJob> EnqueueAsync(NewGenerationJob job, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.EnqueueAsync(job, token), cancellationToken);

    public Task<IReadOnlyList<GenerationJob>> EnqueueManyAsync(IReadOnlyList<NewGenerationJob> jobs, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.EnqueueManyAsync(jobs, token), cancellationToken);

    public Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetAsync(id, token), cancellationToken);

    public Task<Page<GenerationJob>> ListAsync(JobListOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.ListAsync(options, token), cancellationToken);

    public Task<JobCounts> CountAsync(Guid? paperId = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.CountAsync(paperId, token), cancellationToken);

    public Task<GenerationJob> CancelAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.CancelAsync(id, reason, token), cancellationToken);

    public Task<GenerationJob> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.RescheduleAsync(id, schedule, token), cancellationToken);
}
