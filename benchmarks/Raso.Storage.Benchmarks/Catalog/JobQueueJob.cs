using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Raso.Storage.Benchmarks.Files;
using Raso.Storage.Benchmarks.Measuring;
using Raso.Storage.Jobs;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Generation jobs claimed and completed in PostgreSQL by four workers: many at a time beside one at a time, beside what the disk can sync, beside an old transaction and beside others who enqueue.</summary>
internal sealed class JobQueueJob(double scale) : IJob
{
    private const string Plain = "raso_benchmark_jobs";
    private const string Pinned = "raso_benchmark_jobs_pinned";
    private const int Workers = 4;
    private const int Batch = 250;

    // One at a time takes so long that a part of the jobs has to stand for all of them.
    private const int Part = 10;

    // The target is so many jobs for each sync that the disk does.
    private const int JobsForEachSync = 10;

    private static readonly byte[] Page = new byte[8192];

    private readonly int _count = Math.Max(1000, (int)(scale * 10_000));
    private readonly List<IAsyncDisposable> _open = [];
    private readonly WorkFolder _folder = new();
    private (IGenerationJobQueue Queue, Guid Paper) _plain;
    private (IGenerationJobQueue Queue, Guid Paper) _pinned;

    public async Task<IReadOnlyList<Contest>> PrepareAsync()
    {
        _plain = await OpenAsync(Plain);
        _pinned = await OpenAsync(Pinned);
        var old = new NpgsqlConnection(PostgresDatabase.Named(Pinned));
        _open.Insert(0, old);
        await old.OpenAsync();
        // A snapshot that stays: nothing that changes from now on may be cleaned up.
        await using var pin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM papers", old);
        await pin.ExecuteNonQueryAsync();
        return
        [
            new Contest(
                $"claim and complete {_count:N0} jobs, {Batch} at a time, {Workers} workers",
                () => BatchedAsync(_plain),
                new Peer("the same one at a time", Target.AtLeast(25), OneByOneAsync),
                new Peer($"fdatasync of a page, once for {JobsForEachSync} jobs", Target.AtLeast(1), SyncAsync)),
            new Contest(
                $"claim and complete {_count:N0} jobs beside an old transaction",
                () => BatchedAsync(_pinned),
                new Peer("the same without", Target.AtLeast(0.7), async () => (await BatchedAsync(_plain)).Elapsed)),
            new Contest(
                $"claim and complete {_count:N0} jobs while others enqueue",
                BesideEnqueuersAsync,
                new Peer("the same without", Target.None, async () => (await BatchedAsync(_plain)).Elapsed)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open)
        {
            await open.DisposeAsync();
        }

        _folder.Dispose();
        await PostgresDatabase.DropAsync(Plain);
        await PostgresDatabase.DropAsync(Pinned);
    }

    private async Task<(IGenerationJobQueue Queue, Guid Paper)> OpenAsync(string name)
    {
        var database = await PostgresDatabase.MakeAsync(name);
        var services = SdkSide.Build(raso => raso.UsePostgres(database));
        _open.Add(services);
        await services.GetRequiredService<IMigrator>().MigrateAsync();
        return (services.GetRequiredService<IGenerationJobQueue>(), (await services.GetRequiredService<IPaperRepository>().CreateAsync(SampleRows.Paper(0))).Id);
    }

    private async Task<Sample> BatchedAsync((IGenerationJobQueue Queue, Guid Paper) side)
    {
        await EnqueueAsync(side, _count);
        return await Measure.SampleAsync(() => WorkAsync(side.Queue, Batch, _count));
    }

    private async Task<TimeSpan> OneByOneAsync()
    {
        await EnqueueAsync(_plain, _count / Part);
        return await Measure.TimeAsync(() => WorkAsync(_plain.Queue, 1, _count / Part)) * Part;
    }

    private async Task<Sample> BesideEnqueuersAsync()
    {
        await EnqueueAsync(_plain, _count);
        using var stop = new CancellationTokenSource();
        var enqueuing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await EnqueueAsync(_plain, Batch);
            }
        });
        var sample = await Measure.SampleAsync(() => WorkAsync(_plain.Queue, Batch, _count));
        await stop.CancelAsync();
        await enqueuing;
        await WorkAsync(_plain.Queue, Batch, (int)(await _plain.Queue.CountAsync()).Pending);
        return sample;
    }

    private static async Task EnqueueAsync((IGenerationJobQueue Queue, Guid Paper) side, int count)
    {
        var job = new NewGenerationJob { PaperId = side.Paper, Type = JobType.FullVideo, GenerationParameters = JsonElement.Parse("""{"scenes": 12, "frameworks": ["manim"]}""") };
        await side.Queue.EnqueueManyAsync([.. Enumerable.Repeat(job, count)]);
    }

    private static async Task WorkAsync(IGenerationJobQueue queue, int batch, int count)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(i => Task.Run(async () =>
        {
            var options = new JobClaimOptions { Worker = $"worker {i}", MaxJobs = batch };
            while (Volatile.Read(ref left) > 0)
            {
                var claimed = await queue.ClaimAsync(options);
                var lost = await queue.CompleteManyAsync([.. claimed.Select(job => new JobCompletion(job.Lease))]);
                if (lost.Count > 0)
                {
                    throw new InvalidOperationException($"{lost.Count} leases were lost.");
                }

                Interlocked.Add(ref left, -claimed.Count);
            }
        })));
    }

    private Task<TimeSpan> SyncAsync() => Measure.TimeAsync(() => Task.Run(() =>
    {
        using var file = File.OpenHandle(_folder["pages"], FileMode.Create, FileAccess.Write);
        for (var i = 0; i < _count / JobsForEachSync; i++)
        {
            RandomAccess.Write(file, Page, (long)i * Page.Length);
            LinuxDisk.SyncData(file);
        }
    }));
}
