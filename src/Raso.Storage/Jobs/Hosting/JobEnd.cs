namespace Raso.Storage.Jobs.Hosting;

/// <summary>How the work on a job ended: with a result, with a failure, or unfinished where both are missing.</summary>
/// <param name="Result">What it made.</param>
/// <param name="Failure">What went wrong.</param>
/// <param name="Error">The error behind the failure.</param>
internal sealed record JobEnd(JobResult? Result = null, JobFailure? Failure = null, Exception? Error = null);
