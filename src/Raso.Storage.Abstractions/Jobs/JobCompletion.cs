namespace Raso.Storage.Jobs;

/// <summary>One of several jobs that are completed together.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Result">What the job made; nothing is noted where <see langword="null"/>.</param>
public sealed record JobCompletion(JobLease Lease, JobResult? Result = null);
