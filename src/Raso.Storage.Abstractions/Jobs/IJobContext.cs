namespace Raso.Storage.Jobs;

/// <summary>A job that is being run, as its handler sees it.</summary>
public interface IJobContext : IProgress<JobProgress>
{
    /// <summary>Gets the job as it was claimed.</summary>
    GenerationJob Job { get; }

    /// <summary>Gets the lease, which the host renews; for calls of the queue of the handler's own.</summary>
    JobLease Lease { get; }

    /// <summary>Gets why the work is to stop; <see langword="null"/> as long as it may go on.</summary>
    JobStopReason? StopReason { get; }

    /// <summary>Gets why the job was told to stop, where whoever cancelled it said so.</summary>
    string? CancelReason { get; }

    /// <summary>Notes how far the job is, without waiting: the host writes about one row a second however often it is called, what was noted last in any case. Where no time is given, the host works it out from the percentage.</summary>
    /// <param name="value">What is to be noted; what is not set stays as it is.</param>
    /// <exception cref="ValidationException">Values are at fault.</exception>
    new void Report(JobProgress value);
}
