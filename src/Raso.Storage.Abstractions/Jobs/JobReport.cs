namespace Raso.Storage.Jobs;

/// <summary>One of several running jobs whose progress is noted together.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Progress">What is to be noted.</param>
public sealed record JobReport(JobLease Lease, JobProgress Progress);
