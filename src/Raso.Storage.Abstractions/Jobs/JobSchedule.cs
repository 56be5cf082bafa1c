namespace Raso.Storage.Jobs;

/// <summary>When a job is to run.</summary>
public sealed record JobSchedule
{
    /// <summary>Gets how long it waits from now before it may be claimed, by the database's clock; up to 366 days, and not at all unless set.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets the new priority, -1,000 to 1,000; the old one stays unless set.</summary>
    public int? Priority { get; init; }
}
