using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>Writes what handlers noted and what the host measured: all jobs of a host together, once an interval, and each job's last note before its end.</summary>
internal sealed class ProgressWriter(IGenerationJobQueue queue, RunningJobs running, RunTimes usual, WorkerUsage usage, TimeSpan interval, TimeProvider time, ILogger logger) : IDisposable
{
    // One writer at a time: a note that was taken earlier must not be written later.
    private readonly SemaphoreSlim _turn = new(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        var failures = 0;
        while (await NextAsync(timer, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await WriteAsync(running.Held, static job => job.Notes.IsDue, cancellationToken).ConfigureAwait(false);
                failures = 0;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                JobLog.ProgressNotWritten(logger, error);
                await Rounds.PauseAsync(Rounds.AfterFailures(++failures), time, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Writes what a job's handler noted last, if that is not written.</summary>
    public async Task FlushAsync(RunningJob job, CancellationToken cancellationToken)
    {
        if (!job.IsLost)
        {
            await WriteAsync([job], static job => job.Notes.HasUnwritten, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _turn.Dispose();

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WriteAsync(IReadOnlyList<RunningJob> jobs, Func<RunningJob, bool> isDue, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            RunningJob[] due = [.. jobs.Where(isDue)];
            if (due.Length > 0)
            {
                await WriteAsync(due, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WriteAsync(RunningJob[] due, CancellationToken cancellationToken)
    {
        var measured = usage.Measure();
        var taken = Array.ConvertAll(due, job => (Job: job, Notes: job.Notes.Take(measured, usual.Of(job.Job.Type))));
        try
        {
            var lost = await queue.ReportManyAsync([.. taken.Select(job => new JobReport(job.Job.Lease, job.Notes.Write))], cancellationToken).ConfigureAwait(false);
            foreach (var lease in lost)
            {
                running.Find(lease)?.Lose();
            }
        }
        catch (Exception)
        {
            foreach (var (job, notes) in taken)
            {
                job.Notes.PutBack(notes.Noted);
            }

            throw;
        }
    }
}
