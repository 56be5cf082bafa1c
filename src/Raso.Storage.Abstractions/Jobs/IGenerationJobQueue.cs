namespace Raso.Storage.Jobs;

/// <summary>The queue of generation jobs: one lease holder a job at a time, and a dead worker's job runs again. Times are the database's.</summary>
public interface IGenerationJobQueue : IJobOperations
{
    /// <summary>Claims jobs whose time has come, the highest priority first and then the longest waiting. Each begins an attempt and gets a new lease.</summary>
    /// <param name="options">Who claims, and which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The jobs; none where none waits.</returns>
    /// <exception cref="ValidationException">Options are at fault.</exception>
    Task<IReadOnlyList<ClaimedJob>> ClaimAsync(JobClaimOptions options, CancellationToken cancellationToken = default);

    /// <summary>Renews a lease, from now on.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="duration">How long it lasts, 5 seconds to 1 day.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it runs out, and whether the job was told to stop.</returns>
    /// <exception cref="ValidationException">The duration is at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>: the work is to be dropped.</exception>
    Task<JobRenewal> RenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Renews several leases at once.</summary>
    /// <param name="leases">The leases, up to 1,000.</param>
    /// <param name="duration">How long they last, 5 seconds to 1 day.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of each, in the order given; a lost one is told, not thrown.</returns>
    /// <exception cref="ValidationException">The duration or the leases are at fault.</exception>
    Task<IReadOnlyList<JobRenewal>> RenewManyAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Notes how far a running job is.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="progress">What is to be noted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is noted.</returns>
    /// <exception cref="ValidationException">Values are at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    Task ReportAsync(JobLease lease, JobProgress progress, CancellationToken cancellationToken = default);

    /// <summary>Notes how far several running jobs are, in one transaction; of those whose lease is lost nothing is noted.</summary>
    /// <param name="reports">The jobs, up to 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The leases that were lost.</returns>
    /// <exception cref="ValidationException">Values are at fault, or a job is named twice; nothing was changed.</exception>
    Task<IReadOnlyList<JobLease>> ReportManyAsync(IReadOnlyList<JobReport> reports, CancellationToken cancellationToken = default);

    /// <summary>Completes a running job, also one that was told to stop.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="result">What it made.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">Values are at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>: nothing was changed.</exception>
    Task<GenerationJob> CompleteAsync(JobLease lease, JobResult result, CancellationToken cancellationToken = default);

    /// <summary>Completes several running jobs in one transaction; those whose lease is lost stay as they are.</summary>
    /// <param name="completions">The jobs, up to 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The leases that were lost; all other jobs are completed.</returns>
    /// <exception cref="ValidationException">Values are at fault, or a job is named twice; nothing was changed.</exception>
    Task<IReadOnlyList<JobLease>> CompleteManyAsync(IReadOnlyList<JobCompletion> completions, CancellationToken cancellationToken = default);

    /// <summary>Ends a failed attempt. The job waits for the next one, longer each time, or has failed for good after its last; one that was told to stop is cancelled.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">Values are at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>: nothing was changed.</exception>
    Task<GenerationJob> FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellationToken = default);

    /// <summary>Gives an unfinished job back, to be claimed again at once; the attempt does not count. One that was told to stop is cancelled.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is given back.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.LeaseLost"/>: nothing was changed.</exception>
    Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default);

    /// <summary>Gives several unfinished jobs back in one transaction; those whose lease is lost stay as they are.</summary>
    /// <param name="leases">The leases, up to 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The leases that were lost; all other jobs are given back.</returns>
    /// <exception cref="ValidationException">The leases are at fault.</exception>
    Task<IReadOnlyList<JobLease>> ReleaseManyAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken = default);

    /// <summary>Waits until a job was completed, has failed for good or was cancelled.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The job.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such job, or it was deleted meanwhile.</exception>
    Task<GenerationJob> WaitAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Waits until jobs may have come into the queue, one that runs was told to stop, or a time has passed. It may return for nothing.</summary>
    /// <param name="atMost">The time, 1 millisecond to 1 day.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there was a signal.</returns>
    /// <exception cref="ValidationException">The time is too short or too long.</exception>
    Task<bool> WaitForSignalAsync(TimeSpan atMost, CancellationToken cancellationToken = default);

    /// <summary>Tells how long it is until the time of the next waiting job comes whose delay or back-off is not over: as long as a worker that found nothing need wait at most, signals apart. One whose time came within the last second counts too, for it may have come after the worker looked.</summary>
    /// <param name="types">The types of jobs; all of them where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The time by the database's clock, in whole milliseconds, none where it has come; <see langword="null"/> where no such job waits.</returns>
    /// <exception cref="ValidationException">The types are none, or not defined.</exception>
    Task<TimeSpan?> TimeUntilNextAsync(IReadOnlyCollection<JobType>? types = null, CancellationToken cancellationToken = default);

    /// <summary>Ends the attempts whose leases have run out: each job waits again, has failed after its last attempt, or is cancelled where it was told to stop.</summary>
    /// <param name="cancellationToken">Cancels the call between transactions of up to 1,000 jobs.</param>
    /// <returns>How many attempts were ended.</returns>
    Task<int> RescueAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes ended jobs, in transactions of their own.</summary>
    /// <param name="policy">Which ones.</param>
    /// <param name="cancellationToken">Cancels the call between transactions.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="ValidationException">The policy is at fault.</exception>
    Task<long> PurgeAsync(JobPurge policy, CancellationToken cancellationToken = default);
}
