using Raso.Storage.Jobs;

namespace Raso.Storage.Catalog;

/// <summary>Who claims jobs, and which.</summary>
public sealed record JobClaim
{
    /// <summary>Gets the worker.</summary>
    public required string Worker { get; init; }

    /// <summary>Gets the greatest number of jobs.</summary>
    public required int MaxJobs { get; init; }

    /// <summary>Gets how long the lease lasts.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>Gets the types.</summary>
    public required IReadOnlyCollection<JobType> Types { get; init; }

    /// <summary>Gets the priorities that are looked at, in this order, each from behind a place on; every job of every priority, the highest first, where <see langword="null"/>.</summary>
    public IReadOnlyList<JobMark>? Marks { get; init; }
}
