using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>What hosts measure. Other tests of the process are measured too: what is looked for here is there in any case.</summary>
public sealed class JobMetricsTests(SqliteCatalogue catalogue) : JobHostSuite(catalogue), IClassFixture<SqliteCatalogue>
{
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _measured = new();

    [Fact]
    public async Task Run_Jobs_AreMeasured()
    {
        using var listener = Listen();
        var paper = await AddPaperAsync();
        var job = Job(paper) with { Type = JobType.Enhancement };
        await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(job with { Delay = TimeSpan.FromDays(1) }, 41)], Token);
        var waiting = await Jobs.EnqueueAsync(job with { Type = JobType.AudioOnly }, Token);
        await using var host = new WorkerBench(Catalogue, (_, _) => throw new JobFailedException("no"), options => options.Types = [JobType.Enhancement]);
        await host.StartAsync(Token);
        await EventuallyAsync(() =>
        {
            listener.RecordObservableInstruments();
            return Task.FromResult(_measured.Contains(("raso.jobs.count", 41, "status=delayed")));
        });

        await host.Jobs.EnqueueAsync(job, Token);
        await EventuallyAsync(() => Task.FromResult(_measured.Any(measure => measure.Instrument == "raso.jobs.run.duration" && measure.Tags == "type=enhancement,outcome=failed")));
        await host.StopAsync(Token);

        _measured.Should().Contain(("raso.jobs.count", 1, "status=waiting"))
            .And.Contain(("raso.jobs.running", 1, "type=enhancement"))
            .And.Contain(("raso.jobs.running", -1, "type=enhancement"))
            .And.Contain(("raso.jobs.failures", 1, "type=enhancement,last=True"))
            .And.Contain(measure => measure.Instrument == "raso.jobs.oldest_waiting" && measure.Value >= 0);
        (await GetAsync(waiting.Id)).Status.Should().Be(JobStatus.Pending);
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Raso.Storage")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
