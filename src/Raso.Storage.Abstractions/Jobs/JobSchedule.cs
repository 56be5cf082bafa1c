namespace Raso.Storage.Jobs;

/// <summary>When a job is to run.</summary>
public sealed record JobSchedule
{
    /// <summary>Gets how long it waits from now before it may be claimed, by the database's clock, 0 to 366 days. Unless set, a waiting job keeps its time, and a failed or cancelled one waits no longer.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Gets the new priority, -1,000 to 1,000; the old one stays unless set.</summary>
    public int? Priority { get; init; }
}
