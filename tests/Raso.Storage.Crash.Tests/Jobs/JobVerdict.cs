namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>What the judge saw, when it found nothing wrong.</summary>
/// <param name="Jobs">The number of jobs, all completed.</param>
/// <param name="Claims">How often jobs were claimed.</param>
/// <param name="Renewals">How many renewals of single leases were answered.</param>
/// <param name="Refused">How many completions came too late and were refused.</param>
/// <param name="Longest">The most claims that one job took.</param>
internal sealed record JobVerdict(int Jobs, int Claims, int Renewals, int Refused, long Longest);
