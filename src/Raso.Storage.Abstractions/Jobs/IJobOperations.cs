namespace Raso.Storage.Jobs;

/// <summary>What can be done with jobs from outside of a worker, by itself or within a transaction.</summary>
public interface IJobOperations
{
    /// <summary>Puts a job into the queue. Where a job has the given id or idempotency key already, it is returned if it asks for the same.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ValidationException">Fields are at fault; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (no such paper) or <see cref="CatalogErrorCode.AlreadyExists"/> (another job has the id or the key).</exception>
    Task<GenerationJob> EnqueueAsync(NewGenerationJob job, CancellationToken cancellationToken = default);

    /// <summary>Puts jobs into the queue in one transaction: all of them, or none. Those that are there already are returned as by the call for one job.</summary>
    /// <param name="jobs">The jobs, up to 100,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows, in the order given.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or two have one id or key; nothing was written.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> (no such paper) or <see cref="CatalogErrorCode.AlreadyExists"/> (another job has an id or a key).</exception>
    Task<IReadOnlyList<GenerationJob>> EnqueueManyAsync(IReadOnlyList<NewGenerationJob> jobs, CancellationToken cancellationToken = default);

    /// <summary>Gets a job.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The job, or <see langword="null"/> where there is none.</returns>
    Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs by the time that they were put into the queue.</summary>
    /// <param name="options">Which ones; the newest 50 where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One page.</returns>
    /// <exception cref="ValidationException">Options are at fault.</exception>
    Task<Page<GenerationJob>> ListAsync(JobListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Counts jobs by where they stand.</summary>
    /// <param name="paperId">The paper whose jobs are counted; those of every paper where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    Task<JobCounts> CountAsync(Guid? paperId = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels a job. One that waits is cancelled at once; one that runs is told to stop at its next renewal, and is cancelled when its worker releases or fails it, or dies. Cancelling again changes nothing.</summary>
    /// <param name="id">The id.</param>
    /// <param name="reason">Why, 1 to 500 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">The reason is at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> or <see cref="CatalogErrorCode.Conflict"/> (it was completed or failed).</exception>
    Task<GenerationJob> CancelAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a waiting job another time or priority, or a failed or cancelled one all its attempts again; its errors stay.</summary>
    /// <param name="id">The id.</param>
    /// <param name="schedule">When it is to run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="ValidationException">The schedule is at fault.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/> or <see cref="CatalogErrorCode.Conflict"/> (it runs, or was completed).</exception>
    Task<GenerationJob> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken = default);
}
