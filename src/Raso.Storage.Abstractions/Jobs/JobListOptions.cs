namespace Raso.Storage.Jobs;

/// <summary>Which jobs are listed, and which page of them: the newest first unless told otherwise.</summary>
public sealed record JobListOptions
{
    /// <summary>Gets the paper whose jobs are listed; those of every paper unless set.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>Gets the states that are listed; all of them unless set.</summary>
    public IReadOnlyCollection<JobStatus>? Statuses { get; init; }

    /// <summary>Gets the types that are listed; all of them unless set.</summary>
    public IReadOnlyCollection<JobType>? Types { get; init; }

    /// <summary>Gets the greatest number of jobs, 1 to 1,000; 50 unless set.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets where the page begins, as <see cref="Page{T}.Next"/> of the page before told; the first page unless set.</summary>
    public string? After { get; init; }

    /// <summary>Gets a value indicating whether the oldest come first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Gets a value indicating whether every change that was committed before the call is seen; a standby may answer unless set, and lag behind.</summary>
    public bool Latest { get; init; }
}
