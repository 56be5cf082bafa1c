namespace Raso.Storage.Jobs;

/// <summary>A job that a worker has claimed.</summary>
public sealed record ClaimedJob
{
    /// <summary>Gets the job.</summary>
    public required GenerationJob Job { get; init; }

    /// <summary>Gets the lease, to be given with every later call about the job.</summary>
    public required JobLease Lease { get; init; }

    /// <summary>Gets when the lease runs out, by the database's clock.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Gets how long the lease lasts from the claim; a worker counts it from before its call, by its own timer.</summary>
    public required TimeSpan LeaseDuration { get; init; }
}
