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
/// </list>
/// </remarks>
public static class RasoTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Raso.Storage";
}
