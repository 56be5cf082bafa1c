namespace Raso.Storage.Jobs;

/// <summary>Which ended jobs are deleted.</summary>
public sealed record JobPurge
{
    /// <summary>Gets how long ago they ended at least, by the database's clock; 0 to 36,500 days.</summary>
    public required TimeSpan OlderThan { get; init; }

    /// <summary>Gets the states that are deleted, of those that end a job; completed and cancelled unless set, so that failures stay to be looked at.</summary>
    public IReadOnlyCollection<JobStatus> Statuses { get; init; } = [JobStatus.Completed, JobStatus.Cancelled];

    /// <summary>Gets how many are deleted in one transaction, 1 to 10,000; 1,000 unless set.</summary>
    public int BatchSize { get; init; } = 1000;
}
