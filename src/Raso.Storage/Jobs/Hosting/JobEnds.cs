using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>Writes how jobs ended, those that end at about the same time together; while the catalogue is away again and again, as long as the lease lasts.</summary>
internal sealed class JobEnds
{
    private readonly IGenerationJobQueue _queue;
    private readonly ProgressWriter _progress;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LeaseBatches<JobCompletion> _completions;
    private readonly LeaseBatches<JobLease> _releases;

    public JobEnds(IGenerationJobQueue queue, ProgressWriter progress, TimeProvider time, ILogger logger)
    {
        (_queue, _progress, _time, _logger) = (queue, progress, time, logger);
        _completions = new LeaseBatches<JobCompletion>(queue.CompleteManyAsync, static completion => completion.Lease);
        _releases = new LeaseBatches<JobLease>(queue.ReleaseManyAsync, static lease => lease);
    }

    /// <summary>Writes the end of a job.</summary>
    /// <returns>The outcome, as metrics name it.</returns>
    public async Task<string> WriteAsync(RunningJob job, JobEnd end, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await _progress.FlushAsync(job, cancellationToken).ConfigureAwait(false);
                return await WriteOnceAsync(job, end, failures > 1, cancellationToken).ConfigureAwait(false);
            }
            catch (CatalogException error) when (CanComeBack(error) && !job.IsLost && !cancellationToken.IsCancellationRequested)
            {
                JobLog.EndNotWritten(_logger, job.Job.Id, error);
                await Rounds.PauseAsync(Rounds.AfterFailures(failures), _time, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                JobLog.EndLost(_logger, job.Job.Id, error);
                return JobOutcomes.Lost;
            }
        }
    }

    private static bool CanComeBack(CatalogException error) => error.IsTransient || error.Code == CatalogErrorCode.OutcomeUnknown;

    private async Task<string> WriteOnceAsync(RunningJob job, JobEnd end, bool wasTried, CancellationToken cancellationToken)
    {
        if (end.Result is { } result)
        {
            return await _completions.AddAsync(new JobCompletion(job.Lease, result), cancellationToken).ConfigureAwait(false)
                || (wasTried && await IsCompletedAsync(job, cancellationToken).ConfigureAwait(false))
                ? JobOutcomes.Completed
                : Lost(job);
        }

        if (end.Failure is { } failure)
        {
            return await FailAsync(job, failure, end.Error, cancellationToken).ConfigureAwait(false);
        }

        return await _releases.AddAsync(job.Lease, cancellationToken).ConfigureAwait(false)
            ? job.StopReason == JobStopReason.CancelRequested ? JobOutcomes.Cancelled : JobOutcomes.Released
            : Lost(job);
    }

    private async Task<string> FailAsync(RunningJob job, JobFailure failure, Exception? error, CancellationToken cancellationToken)
    {
        try
        {
            var row = await _queue.FailAsync(job.Lease, failure, cancellationToken).ConfigureAwait(false);
            if (row.Status == JobStatus.Cancelled)
            {
                return JobOutcomes.Cancelled;
            }

            var isLast = row.Status == JobStatus.Failed;
            if (isLast)
            {
                JobLog.Failed(_logger, row.Id, row.Type, row.Attempts, error);
            }
            else
            {
                JobLog.AttemptFailed(_logger, row.Id, row.Type, row.Attempts, row.MaxAttempts, error);
            }

            JobMetrics.CountFailure(CatalogText.JobTypes.Format(row.Type), isLast);
            return JobOutcomes.Failed;
        }
        catch (CatalogException lost) when (lost.Code == CatalogErrorCode.LeaseLost)
        {
            return Lost(job);
        }
    }

    // The answer to an earlier try was lost: the lease has ended because the job has.
    private async Task<bool> IsCompletedAsync(RunningJob job, CancellationToken cancellationToken) =>
        await _queue.GetAsync(job.Job.Id, cancellationToken).ConfigureAwait(false) is { Status: JobStatus.Completed } row && row.LeaseToken == job.Lease.Token;

    private string Lost(RunningJob job)
    {
        JobLog.LeaseLost(_logger, job.Job.Id);
        return JobOutcomes.Lost;
    }
}
