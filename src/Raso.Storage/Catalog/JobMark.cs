namespace Raso.Storage.Catalog;

/// <summary>A place in the order in which waiting jobs of one priority are claimed.</summary>
/// <param name="Priority">The priority.</param>
/// <param name="AvailableAt">The time from which the job at that place may be claimed.</param>
/// <param name="Id">The id of that job, which decides between those of the same moment.</param>
public readonly record struct JobMark(int Priority, DateTimeOffset AvailableAt, Guid Id)
{
    /// <summary>Gets the place before every job of a priority.</summary>
    /// <param name="priority">The priority.</param>
    /// <returns>The place.</returns>
    public static JobMark Before(int priority) => new(priority, DateTimeOffset.UnixEpoch, Guid.Empty);
}
