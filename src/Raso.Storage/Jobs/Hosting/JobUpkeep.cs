using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>What each host does now and then for all of them: jobs of dead workers run again, and old ones go.</summary>
internal sealed class JobUpkeep(IGenerationJobQueue queue, GenerationJobOptions options, JobQueueGauges gauges, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(15);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Rounds.RunAsync(RescueAsync, options.RescueInterval, time, error => JobLog.RescueFailed(logger, error), cancellationToken),
        Rounds.RunAsync(gauges.ReadAsync, CountInterval, time, error => JobLog.CountFailed(logger, error), cancellationToken),
        options.PurgeAfter is null
            ? Task.CompletedTask
            : Rounds.RunAsync(PurgeAsync, PurgeInterval, time, error => JobLog.PurgeFailed(logger, error), cancellationToken));

    private async Task RescueAsync(CancellationToken cancellationToken)
    {
        if (await queue.RescueAsync(cancellationToken).ConfigureAwait(false) is > 0 and var rescued)
        {
            JobLog.Rescued(logger, rescued);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        if (await queue.PurgeAsync(new JobPurge { OlderThan = options.PurgeAfter!.Value }, cancellationToken).ConfigureAwait(false) is > 0 and var purged)
        {
            JobLog.Purged(logger, purged);
        }
    }
}
