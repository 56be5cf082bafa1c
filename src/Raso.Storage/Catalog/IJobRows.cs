using Raso.Storage.Jobs;

namespace Raso.Storage.Catalog;

/// <summary>The rows of generation jobs. Values are validated already; times are the database's. A lease holds while its job runs under its token and its time has not run out. Which moves between states there are is held by the database.</summary>
public interface IJobRows
{
    /// <summary>Gets a value indicating whether claims walk past what was claimed before as long as an older transaction is open, so that they had better go on from where the last one ended; <see langword="false"/> unless implemented.</summary>
    bool SlowsBesideOldTransactions => false;

    /// <summary>Inserts rows. Those whose id or idempotency key is there already are left out; nothing is raised and the transaction stays usable.</summary>
    /// <param name="jobs">The rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows that were inserted, in no order.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such paper.</exception>
    Task<IReadOnlyList<GenerationJob>> InsertAsync(IReadOnlyList<NewJobRow> jobs, CancellationToken cancellationToken);

    /// <summary>Finds rows by their ids or their idempotency keys.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows, each once, in no order.</returns>
    Task<IReadOnlyList<GenerationJob>> FindAsync(IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Gets a row.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    Task<GenerationJob?> GetAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Lists rows by creation and then by id.</summary>
    /// <param name="criteria">Which rows.</param>
    /// <param name="limit">The greatest number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    Task<IReadOnlyList<GenerationJob>> ListAsync(JobCriteria criteria, int limit, CancellationToken cancellationToken);

    /// <summary>Counts rows by their states.</summary>
    /// <param name="paperId">The paper; every paper where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    Task<JobCounts> CountAsync(Guid? paperId, CancellationToken cancellationToken);

    /// <summary>Cancels a waiting job, or tells a running one to stop that was not told yet.</summary>
    /// <param name="id">The id.</param>
    /// <param name="reason">Why, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now, or <see langword="null"/> where nothing was changed.</returns>
    Task<GenerationJob?> CancelAsync(Guid id, string? reason, CancellationToken cancellationToken);

    /// <summary>Gives a waiting job another time, or a failed or cancelled one all its attempts again.</summary>
    /// <param name="id">The id.</param>
    /// <param name="schedule">When it is to run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now, or <see langword="null"/> where nothing was changed.</returns>
    Task<GenerationJob?> RescheduleAsync(Guid id, JobSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Lists the priorities that waiting jobs have, the highest first, in a time that does not depend on how many wait.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The priorities.</returns>
    Task<IReadOnlyList<int>> ListPrioritiesAsync(CancellationToken cancellationToken);

    /// <summary>Tells how long it is until the time of the first waiting job comes, counting neither those whose time came more than <paramref name="margin"/> ago nor other types.</summary>
    /// <param name="types">The types.</param>
    /// <param name="margin">How long ago the time of a job may have come; those that came before were there to be claimed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The time, in whole milliseconds, none or less where it has come; <see langword="null"/> where there is no such job.</returns>
    Task<TimeSpan?> TimeUntilNextAsync(IReadOnlyCollection<JobType> types, TimeSpan margin, CancellationToken cancellationToken);

    /// <summary>Claims jobs whose time has come and that nobody else claims at this moment: begins an attempt of each, under a token that is one greater than the one before.</summary>
    /// <param name="claim">Who claims, and which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows as they are now, by priority (the highest first), time and id.</returns>
    Task<IReadOnlyList<GenerationJob>> ClaimAsync(JobClaim claim, CancellationToken cancellationToken);

    /// <summary>Renews leases, from now on.</summary>
    /// <param name="leases">The leases.</param>
    /// <param name="duration">How long they last.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows of those that hold, in no order.</returns>
    Task<IReadOnlyList<GenerationJob>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Notes how far a job is.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="progress">What is to be noted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the lease holds; nothing is noted where it does not.</returns>
    Task<bool> ReportAsync(JobLease lease, JobProgress progress, CancellationToken cancellationToken);

    /// <summary>Completes jobs.</summary>
    /// <param name="completions">The jobs, each once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ids of those whose lease held; the others stay as they are.</returns>
    Task<IReadOnlyList<Guid>> CompleteAsync(IReadOnlyList<JobCompletion> completions, CancellationToken cancellationToken);

    /// <summary>Ends a failed attempt.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="share">The share of the back-off that is waited, more than 0 and up to 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now, or <see langword="null"/> where the lease does not hold.</returns>
    Task<GenerationJob?> FailAsync(JobLease lease, JobFailure failure, double share, CancellationToken cancellationToken);

    /// <summary>Gives jobs back without counting the attempt; those that were told to stop are cancelled.</summary>
    /// <param name="leases">The leases.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ids of those whose lease held; the others stay as they are.</returns>
    Task<IReadOnlyList<Guid>> ReleaseAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken);

    /// <summary>Ends attempts whose leases have run out, the longest ago first.</summary>
    /// <param name="limit">The greatest number of them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were ended.</returns>
    Task<int> RescueAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Deletes ended jobs.</summary>
    /// <param name="statuses">The states, of those that end a job.</param>
    /// <param name="olderThan">How long ago they ended at least.</param>
    /// <param name="limit">The greatest number of them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were deleted.</returns>
    Task<int> PurgeAsync(IReadOnlyCollection<JobStatus> statuses, TimeSpan olderThan, int limit, CancellationToken cancellationToken);
}
