using System.Collections.Concurrent;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>The jobs that one host runs at this moment, from their claims until their ends are written.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<JobLease, RunningJob> _jobs = new();
    private readonly ConcurrentDictionary<Task, bool> _runs = new();

    public bool IsEmpty => _jobs.IsEmpty;

    public RunningJob[] All => [.. _jobs.Values];

    public RunningJob[] Held => [.. _jobs.Values.Where(job => !job.IsLost && !job.IsLeftBehind)];

    public void Add(RunningJob job) => _jobs[job.Lease] = job;

    public void Remove(RunningJob job) => _jobs.TryRemove(job.Lease, out _);

    public RunningJob? Find(JobLease lease) => _jobs.GetValueOrDefault(lease);

    /// <summary>Remembers what runs, until it has ended.</summary>
    public void Track(Task run)
    {
        _runs[run] = true;
        _ = run.ContinueWith(ended => _runs.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits until all have ended, at most for a time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken hurry)
    {
        var ended = Task.WhenAll(_runs.Keys);
        if (ended.IsCompleted || atMost <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(hurry);
        await Task.WhenAny(ended, Task.Delay(atMost, time, timer.Token)).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
    }
}
