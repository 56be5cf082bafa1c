namespace Raso.Storage.Jobs;

/// <summary>Where a job stands; docs/jobs.md draws the moves between them.</summary>
public enum JobStatus
{
    /// <summary>It waits for a worker, or for its time.</summary>
    Pending = 0,

    /// <summary>A worker holds its lease.</summary>
    Running,

    /// <summary>It was done.</summary>
    Completed,

    /// <summary>Its last attempt failed.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
