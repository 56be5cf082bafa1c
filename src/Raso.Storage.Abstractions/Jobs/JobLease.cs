namespace Raso.Storage.Jobs;

/// <summary>The right to run a job, for a time. A lease whose token was passed by another claim, or whose time has run out, is lost. The job and the token alone say whether it holds.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Token">The number of the claim, which no other claim of the job has.</param>
/// <param name="Worker">The worker that claimed it, to be read; it is not compared with the row's.</param>
public readonly record struct JobLease(Guid JobId, long Token, string Worker);
