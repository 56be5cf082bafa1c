using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A host that runs jobs, with a clock that a test moves; its leases last a minute of it.</summary>
internal sealed class WorkerBench : IAsyncDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public WorkerBench(Catalogue catalogue, Func<IJobContext, CancellationToken, Task<JobResult>> handler, Action<GenerationJobOptions>? configure = null)
        : this(catalogue, raso => raso.AddGenerationJobs((_, context, token) => handler(context, token), options =>
        {
            Quicken(options);
            configure?.Invoke(options);
        }))
    {
    }

    public WorkerBench(Catalogue catalogue, Action<RasoBuilder> configure, TimeProvider? time = null) => Bench = new Bench(
        catalogue,
        configure: raso =>
        {
            configure(raso);
            raso.Services.AddSingleton<ILoggerProvider>(new FakeLoggerProvider(Logs));
        },
        time: time);

    public Bench Bench { get; }

    public FakeLogCollector Logs { get; } = new();

    public StillTime Time => Bench.Time;

    public IGenerationJobQueue Jobs => Bench.Jobs;

    private IEnumerable<BackgroundService> Hosts => Bench.Services.GetServices<IHostedService>().OfType<BackgroundService>();

    public static void Quicken(GenerationJobOptions options)
    {
        options.Concurrency = 1;
        options.Worker = "host";
        options.BackOff = TimeSpan.Zero;
        // Signals alone wake it, unless a test moves the clock.
        options.PollInterval = TimeSpan.FromHours(1);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var host in Hosts)
        {
            await host.StartAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(Hosts.Select(host => host.StopAsync(cancellationToken)));

    public bool Logged(int id) => Logs.GetSnapshot().Any(record => record.Id.Id == id);

    public async ValueTask DisposeAsync()
    {
        BackgroundService[] hosts = [.. Hosts];
        await Bench.DisposeAsync();
        foreach (var error in hosts.Select(host => host.ExecuteTask?.Exception).OfType<Exception>())
        {
            throw new InvalidOperationException("A host died.", error);
        }
    }
}
