namespace Raso.Storage.Diagnostics;

/// <summary>The names under which Raso.Storage reports what it does; paths never stand in them or in their tags.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>instrument</term><description>what it tells, and its tags</description></listheader>
/// <item><term><c>raso.storage.duration</c></term><description>histogram in s: one call of a backend; <c>backend</c>, <c>operation</c>, <c>outcome</c> (<c>ok</c>, <c>cancelled</c>, <c>caller_error</c> or a <see cref="StorageErrorCode"/>)</description></item>
/// <item><term><c>raso.storage.bytes</c></term><description>counter in By: content stored or read; <c>backend</c>, <c>operation</c> (<c>store</c>, <c>retrieve</c>)</description></item>
/// <item><term><c>raso.storage.retries</c></term><description>counter: requests sent again; <c>backend</c>, <c>operation</c>, <c>outcome</c></description></item>
/// <item><term><c>raso.storage.read.resumes</c></term><description>counter: broken reads taken up again; <c>backend</c></description></item>
/// <item><term><c>raso.storage.list.skipped</c></term><description>counter: foreign keys that are no valid path; <c>backend</c></description></item>
/// <item><term><c>raso.jobs.count</c></term><description>gauge: jobs of the catalogue; <c>status</c> (<c>waiting</c>, <c>delayed</c>, <c>running</c>, <c>completed</c>, <c>failed</c>, <c>cancelled</c>)</description></item>
/// <item><term><c>raso.jobs.oldest_waiting</c></term><description>gauge in s: how long the oldest of the jobs that wait for a worker has waited</description></item>
/// <item><term><c>raso.jobs.running</c></term><description>up-down counter: handlers that run in this process; <c>type</c></description></item>
/// <item><term><c>raso.jobs.run.duration</c></term><description>histogram in s: how long handlers ran; <c>type</c>, <c>outcome</c> (<c>completed</c>, <c>failed</c>, <c>cancelled</c>, <c>released</c>, <c>lost</c>)</description></item>
/// <item><term><c>raso.jobs.failures</c></term><description>counter: attempts that failed; <c>type</c>, <c>last</c> (<c>true</c> where the job failed for good)</description></item>
/// </list>
/// </remarks>
public static class RasoTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Raso.Storage";
}
