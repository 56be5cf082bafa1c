namespace Raso.Storage.Jobs;

/// <summary>What became of a renewal.</summary>
public sealed record JobRenewal
{
    /// <summary>Gets the lease.</summary>
    public required JobLease Lease { get; init; }

    /// <summary>Gets a value indicating whether the lease is lost: the work is to be dropped.</summary>
    public bool IsLost { get; init; }

    /// <summary>Gets when the lease runs out now, by the database's clock; <see langword="null"/> where it is lost.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Gets a value indicating whether the job was told to stop: the worker releases or fails it, and it is cancelled then.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>Gets why it was told to stop.</summary>
    public string? CancelReason { get; init; }
}
