namespace Raso.Storage.Jobs;

/// <summary>Who claims jobs, and which.</summary>
public sealed record JobClaimOptions
{
    /// <summary>Gets the name of the worker, 1 to 200 characters; it stands in the row while the job runs.</summary>
    public required string Worker { get; init; }

    /// <summary>Gets the greatest number of jobs, 1 to 1,000; 1 unless set.</summary>
    public int MaxJobs { get; init; } = 1;

    /// <summary>Gets how long the lease lasts unless it is renewed, 5 seconds to 1 day; 1 minute unless set.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets the types that are claimed; all of them unless set.</summary>
    public IReadOnlyCollection<JobType>? Types { get; init; }
}
