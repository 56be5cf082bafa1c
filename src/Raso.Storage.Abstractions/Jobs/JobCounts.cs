namespace Raso.Storage.Jobs;

/// <summary>How many jobs stand where.</summary>
public sealed record JobCounts
{
    /// <summary>Gets how many wait, for a worker or for their time.</summary>
    public required long Pending { get; init; }

    /// <summary>Gets how many of <see cref="Pending"/> wait for their time.</summary>
    public required long Delayed { get; init; }

    /// <summary>Gets how many run.</summary>
    public required long Running { get; init; }

    /// <summary>Gets how many were done.</summary>
    public required long Completed { get; init; }

    /// <summary>Gets how many failed for good.</summary>
    public required long Failed { get; init; }

    /// <summary>Gets how many were cancelled.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Gets how long the oldest of those that wait for a worker has waited since its time came; <see langword="null"/> where none waits.</summary>
    public TimeSpan? OldestWaiting { get; init; }
}
