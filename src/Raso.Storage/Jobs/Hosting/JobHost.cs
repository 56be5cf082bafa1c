using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>Claims jobs and runs them, as many at once as it may, until the host stops: then it gives back what is not finished.</summary>
internal sealed class JobHost : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    // What is left to be written when the time is up must not hold up the stop for longer.
    private static readonly TimeSpan LastWrites = TimeSpan.FromSeconds(3);

    private readonly GenerationJobOptions _options;
    private readonly IGenerationJobQueue _queue;
    private readonly JobSignal _signal;
    private readonly Type? _handler;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _worker;
    private readonly RunningJobs _running = new();
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _hurry = new();
    private readonly GpuUse _gpu;
    private readonly ProgressWriter _progress;
    private readonly LeaseRenewals _renewals;
    private readonly JobRunner _runner;
    private readonly JobUpkeep _upkeep;

    public JobHost(
        GenerationJobOptions options,
        JobHandling handling,
        IGenerationJobQueue queue,
        ICatalog catalog,
        IServiceScopeFactory scopes,
        JobQueueGauges gauges,
        TimeProvider time,
        ILogger<JobHost> logger)
    {
        (_options, _queue, _signal, _time, _logger) = (options, queue, catalog.JobSignal, time, logger);
        (_handler, _scopes) = (handling.Handler, scopes);
        _worker = options.Worker ?? WorkerName.Create();
        if (queue is GenerationJobQueue own && options.ShortestLease < own.ShortestLease)
        {
            own.ShortestLease = options.ShortestLease;
        }

        _slots = new SemaphoreSlim(options.Concurrency);
        var times = new RunTimes();
        _gpu = new GpuUse(options.NvidiaSmiPath, time, logger);
        _progress = new ProgressWriter(queue, _running, times, new WorkerUsage(time, _gpu), options.ReportInterval, time, logger);
        _renewals = new LeaseRenewals(queue, _signal, _running, options.Lease, time, logger);
        _runner = new JobRunner(options, handling, scopes, new JobEnds(queue, _progress, time, logger), times, time);
        _upkeep = new JobUpkeep(queue, options, gauges, time, logger);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CheckHandlerAsync().ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The host's own limit ends all waiting; what is then left to do has a limit of its own, so it is waited for.
        using var registration = cancellationToken.Register(static hurry => ((CancellationTokenSource)hurry!).Cancel(), _hurry);
        await base.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        base.Dispose();
        _hurry.Dispose();
        _slots.Dispose();
        _progress.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        JobLog.Started(_logger, _worker, _options.Concurrency);
        // Leases are renewed and progress is written until the last job has ended.
        using var work = new CancellationTokenSource();
        Task[] loops =
        [
            _renewals.RunAsync(work.Token),
            _progress.RunAsync(work.Token),
            Rounds.RunAsync(ReadGpuAsync, _options.Lease / 3, _time, error => JobLog.GpuUseNotRead(_logger, error), work.Token),
            _upkeep.RunAsync(stoppingToken),
        ];
        await ClaimAsync(work.Token, stoppingToken).ConfigureAwait(false);
        await DrainAsync(work).ConfigureAwait(false);
        await work.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops).ConfigureAwait(false);
    }

    // A handler that cannot be made would take every job through all its attempts.
    private async Task CheckHandlerAsync()
    {
        if (_handler is null)
        {
            return;
        }

        try
        {
            var scope = _scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                scope.ServiceProvider.GetRequiredService(_handler);
            }
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(
                $"The handler {_handler} of AddGenerationJobs cannot be made: {error.Message} Register what its constructor takes, and let it do no work that can fail.", error);
        }
    }

    private async Task ClaimAsync(CancellationToken work, CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var free = 0;
            try
            {
                free = await TakeSlotsAsync(stoppingToken).ConfigureAwait(false);
                var seen = _signal.Count;
                var claimed = await ClaimOnceAsync(free, work, stoppingToken).ConfigureAwait(false);
                free -= claimed;
                failures = 0;
                if (free > 0)
                {
                    // All that waits is claimed: more comes with a signal, or unheard, or when the time of a delayed one has come.
                    _slots.Release(free);
                    free = 0;
                    await _signal.WaitAsync(seen, await NextLookAsync(stoppingToken).ConfigureAwait(false), stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Release(free);
                JobLog.ClaimFailed(_logger, error);
                await Rounds.PauseAsync(Rounds.AfterFailures(++failures, LongestPause), _time, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                Release(free);
            }
        }
    }

    private async Task<TimeSpan> NextLookAsync(CancellationToken stoppingToken)
    {
        var poll = Rounds.GiveOrTake(_options.PollInterval);
        var next = await _queue.TimeUntilNextAsync(_options.Types, stoppingToken).ConfigureAwait(false) ?? poll;
        // Its time may have come while another host claims it: that is not asked without a pause.
        var due = next > ShortestPause ? next : ShortestPause;
        return due < poll ? due : poll;
    }

    private async Task<int> TakeSlotsAsync(CancellationToken stoppingToken)
    {
        await _slots.WaitAsync(stoppingToken).ConfigureAwait(false);
        var taken = 1;
        while (taken < _options.Concurrency && await _slots.WaitAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false))
        {
            taken++;
        }

        return taken;
    }

    private async Task<int> ClaimOnceAsync(int free, CancellationToken work, CancellationToken stoppingToken)
    {
        // Leases count from before the call.
        var since = _time.GetTimestamp();
        var claimed = await _queue.ClaimAsync(
            new JobClaimOptions { Worker = _worker, MaxJobs = free, Lease = _options.Lease, Types = _options.Types }, stoppingToken).ConfigureAwait(false);
        foreach (var job in claimed)
        {
            var running = new RunningJob(job, since, _time, _logger);
            _running.Add(running);
            // Elsewhere: a handler may block before its first await.
            _running.Track(Task.Run(() => RunAsync(running, work), CancellationToken.None));
        }

        return claimed.Count;
    }

    private async Task RunAsync(RunningJob job, CancellationToken work)
    {
        try
        {
            await _runner.RunAsync(job, work).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            JobLog.EndLost(_logger, job.Job.Id, error);
        }
        finally
        {
            _running.Remove(job);
            Release(1);
            await job.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task DrainAsync(CancellationTokenSource work)
    {
        await _running.WaitAsync(_options.DrainTime, _time, _hurry.Token).ConfigureAwait(false);
        foreach (var job in _running.All)
        {
            job.Stop(JobStopReason.HostStopping);
        }

        await _running.WaitAsync(_options.ShutdownGrace, _time, _hurry.Token).ConfigureAwait(false);
        work.CancelAfter(LastWrites);
        await LeaveBehindAsync(work.Token).ConfigureAwait(false);
    }

    // Handlers that do not end: their jobs are others' now, and what they come to counts no more.
    private async Task LeaveBehindAsync(CancellationToken cancellationToken)
    {
        var left = _running.Held;
        if (left.Length == 0)
        {
            return;
        }

        Array.ForEach(left, static job => job.LeaveBehind());
        JobLog.LeftBehind(_logger, left.Length);
        try
        {
            await _queue.ReleaseManyAsync([.. left.Select(job => job.Lease)], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Their leases run out by themselves.
            JobLog.NotGivenBack(_logger, left.Length, error);
        }
    }

    private Task ReadGpuAsync(CancellationToken cancellationToken) =>
        _running.IsEmpty ? Task.CompletedTask : _gpu.ReadAsync(cancellationToken);

    private void Release(int slots)
    {
        if (slots > 0)
        {
            try
            {
                _slots.Release(slots);
            }
            catch (ObjectDisposedException)
            {
                // A handler that was left behind ended after the host: nobody waits for its slot.
            }
        }
    }
}
