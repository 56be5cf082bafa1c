using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Crash.Worker.Jobs;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;

namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>Worker processes that run jobs, and are killed, stalled past their leases and stopped, each replaced by another; in the end a judge reads their logs.</summary>
internal sealed class JobCampaign : IAsyncDisposable
{
    private const int Batch = 1000;
    // Every third time one is stalled beside the one that is killed, every fifth one is stopped as a host is.
    private const int StallEvery = 3;
    private const int StopEvery = 5;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    private readonly CrashSettings _settings;
    private readonly JobCampaignPlan _plan;
    private readonly ServiceProvider _provider;
    private readonly Random _random;
    private readonly string _logs = Directory.CreateTempSubdirectory("raso-job-logs-").FullName;
    private readonly List<WorkerProcess> _workers = [];
    private readonly List<WorkerProcess> _all = [];
    private readonly List<Task> _stalls = [];
    private int _started;

    public JobCampaign(CrashSettings settings, JobCampaignPlan plan)
    {
        (_settings, _plan, _random) = (settings, plan, new Random(plan.Seed));
        _provider = CrashSetup.Create(settings);
    }

    /// <summary>Gets how many workers were killed, stalled and stopped.</summary>
    public (int Killed, int Stalled, int Stopped) Done { get; private set; }

    private IGenerationJobQueue Queue => _provider.GetRequiredService<IGenerationJobQueue>();

    public async Task<JobVerdict> RunAsync()
    {
        await EnqueueAsync();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < _plan.Workers; i++)
        {
            Start();
        }

        for (var tick = 1; Stopwatch.GetElapsedTime(began) < _plan.KillingTime && !await IsDoneAsync(); tick++)
        {
            await Task.Delay(_plan.BetweenKills, TimeProvider.System);
            await HarassAsync(tick);
        }

        return await FinishAsync();
    }

    /// <summary>Waits until every job has ended, stops the workers as hosts are stopped, and judges.</summary>
    public async Task<JobVerdict> FinishAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (!await IsDoneAsync())
        {
            Stopwatch.GetElapsedTime(began).Should().BeLessThan(_plan.Limit, "every job is done in the end");
            await Task.Delay(LookInterval, TimeProvider.System);
        }

        await Task.WhenAll(_stalls);
        await Task.WhenAll(_workers.Select(worker => worker.StopAsync()));
        return await JobJudge.JudgeAsync(Queue, ReadLogs(), _plan);
    }

    /// <summary>Waits until a worker has begun with a job.</summary>
    public async Task StartedAsync()
    {
        while (!ReadLogs().Exists(record => record.Step == JobStep.Started))
        {
            await Task.Delay(LookInterval / 10, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _all.ForEach(worker => worker.Dispose());
        await _provider.DisposeAsync();
        Directory.Delete(_logs, recursive: true);
    }

    /// <summary>Starts a worker whose clock is up to ten minutes off.</summary>
    public WorkerProcess Start()
    {
        var worker = WorkerProcess.Start(
            _settings,
            "jobs",
            Path.Combine(_logs, $"{++_started}.log"),
            Text(_started % 3 == 0 ? 10 : _started % 3 == 1 ? -10 : 0),
            Text((int)_plan.Lease.TotalMilliseconds),
            Text(_plan.JobsAtOnce),
            _plan.Variant);
        _all.Add(worker);
        lock (_workers)
        {
            _workers.Add(worker);
        }

        return worker;
    }

    public async Task EnqueueAsync()
    {
        var paper = await _provider.GetRequiredService<IPaperRepository>().CreateAsync(new NewPaper { Title = "Campaign", Authors = ["Nobody"] });
        foreach (var jobs in _plan.CreateJobs(paper.Id).Chunk(Batch))
        {
            await Queue.EnqueueManyAsync(jobs);
        }
    }

    public List<JobRecord> ReadLogs() => [.. Directory.GetFiles(_logs).SelectMany(File.ReadAllLines).Select(JobRecord.Parse)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> IsDoneAsync()
    {
        var counts = await Queue.CountAsync();
        return counts.Pending + counts.Running == 0;
    }

    private async Task HarassAsync(int tick)
    {
        var victim = Take();
        await victim.KillAsync();
        Start();
        Done = Done with { Killed = Done.Killed + 1 };
        if (tick % StopEvery == 0)
        {
            await Take().StopAsync();
            Start();
            Done = Done with { Stopped = Done.Stopped + 1 };
        }

        if (tick % StallEvery == 0)
        {
            var stalled = Take();
            _stalls.Add(StallAsync(stalled));
            Done = Done with { Stalled = Done.Stalled + 1 };
        }
    }

    // Nothing else is done to it meanwhile: it is not among the workers until it goes on.
    private async Task StallAsync(WorkerProcess worker)
    {
        await worker.StallAsync(_plan.Lease * 1.5);
        lock (_workers)
        {
            _workers.Add(worker);
        }
    }

    private WorkerProcess Take()
    {
        lock (_workers)
        {
            var index = _random.Next(_workers.Count);
            var worker = _workers[index];
            _workers.RemoveAt(index);
            return worker;
        }
    }
}
