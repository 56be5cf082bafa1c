using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;
using Raso.Storage.Validation;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>Runs one job: its handler in a scope of its own, as part of the trace of whoever put it into the queue, and writes its end.</summary>
internal sealed class JobRunner(GenerationJobOptions options, JobHandling handling, IServiceScopeFactory scopes, JobEnds ends, RunTimes times, TimeProvider time)
{
    public async Task RunAsync(RunningJob job, CancellationToken cancellationToken)
    {
        var type = CatalogText.JobTypes.Format(job.Job.Type);
        // What was current where the host was started has nothing to do with the job.
        Activity.Current = null;
        using var activity = JobActivities.Start(job.Job.TraceParent, job.Job.TraceState, type, job.Job.Id, job.Job.Attempts);
        var began = time.GetTimestamp();
        JobMetrics.CountRunning(type, 1);
        JobEnd end;
        try
        {
            end = await HandleAsync(job).ConfigureAwait(false);
        }
        finally
        {
            job.EndHandling();
            JobMetrics.CountRunning(type, -1);
        }

        var took = time.GetElapsedTime(began);
        var outcome = job.IsLeftBehind ? JobOutcomes.Released : await ends.WriteAsync(job, end, cancellationToken).ConfigureAwait(false);
        if (outcome == JobOutcomes.Completed)
        {
            times.Add(job.Job.Type, took);
        }

        JobMetrics.RecordRun(type, outcome, took);
        JobActivities.End(activity, outcome, end.Error);
    }

    private async Task<JobEnd> HandleAsync(RunningJob job)
    {
        if (job.StopReason is not null)
        {
            return new JobEnd();
        }

        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                return Accept(job, await CallersTask.Of(handling.RunAsync(scope.ServiceProvider, job, job.StopToken), "The handler").ConfigureAwait(false));
            }
        }
        catch (JobFailedException error)
        {
            return Fail(error.Message, error, error.IsTransient, error.PerformanceMetrics);
        }
        catch (OperationCanceledException) when (job.StopReason is not null)
        {
            return new JobEnd();
        }
        catch (Exception) when (job.StopReason is JobStopReason.HostStopping or JobStopReason.LeaseLost)
        {
            // Not every library ends by cancellation when it is cancelled; an attempt that was stopped is no failed one.
            return new JobEnd();
        }
        catch (Exception error)
        {
            return Fail(ErrorText.Of(error), error, retry: true);
        }
    }

    // Work that ends in what no row can hold ends so each time: another attempt makes no sense.
    private JobEnd Accept(RunningJob job, JobResult? result)
    {
        try
        {
            result = result ?? throw new InvalidOperationException("The handler returned null; return a JobResult, an empty one where there is nothing to say.");
            LeaseRules.Check([new JobCompletion(job.Lease, result)]);
            return new JobEnd(result);
        }
        catch (Exception error) when (error is ValidationException or InvalidOperationException)
        {
            return Fail(ErrorText.Of(error), error, retry: false);
        }
    }

    private JobEnd Fail(string text, Exception error, bool retry, JsonElement? metrics = null) => new(
        Failure: new JobFailure
        {
            Error = string.IsNullOrWhiteSpace(text) ? error.GetType().Name : text,
            Retry = retry,
            BackOff = options.BackOff,
            MaxBackOff = options.MaxBackOff,
            // A failure is written whatever was measured.
            PerformanceMetrics = metrics is { } measured && JsonFaults.Find(measured) is null ? measured : null,
        },
        Error: error);
}
