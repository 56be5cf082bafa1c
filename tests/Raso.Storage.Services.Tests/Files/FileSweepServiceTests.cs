using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>The sweep in the background of a host.</summary>
public sealed class FileSweepServiceTests(SqliteCatalogue catalogue) : ServiceSuite(catalogue), IClassFixture<SqliteCatalogue>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Run_SweepsAtOnceAndThenAtEachInterval()
    {
        await using var bench = new Bench(Catalogue, configure: raso => raso.SweepInBackground());
        await InterruptAsync(bench);
        var service = bench.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        var first = NextSweep(bench);

        await service.StartAsync(Token);
        await first;
        await bench.AssertNothingLeftAsync();

        await InterruptAsync(bench);
        var second = NextSweep(bench);
        await bench.Time.PassAsync(Interval);
        await second;
        await bench.AssertNothingLeftAsync();
        await service.StopAsync(Token);
    }

    [Fact]
    public async Task Run_OverAnOutageOfTheCatalogue_GoesOnAfterwards()
    {
        var logs = new FakeLogCollector();
        await using var bench = new Bench(
            Catalogue,
            configure: raso => raso.SweepInBackground().Services.AddSingleton<ILoggerProvider>(new FakeLoggerProvider(logs)));
        await InterruptAsync(bench);
        bench.Catalog.IsAway = true;
        var service = bench.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await service.StartAsync(Token);

        while (!logs.GetSnapshot().Any(record => record.Id.Id == 2004))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }

        service.ExecuteTask!.IsCompleted.Should().BeFalse("a host must not stop because its database was away");
        bench.Catalog.IsAway = false;
        var swept = NextSweep(bench);
        await bench.Time.PassAsync(Interval);
        await swept;
        await bench.AssertNothingLeftAsync();
        await service.StopAsync(Token);
    }

    [Fact]
    public async Task Run_OverAnErrorOfAnyKind_LogsItAndGoesOn()
    {
        var logs = new FakeLogCollector();
        await using var bench = new Bench(
            Catalogue,
            configure: raso => raso.SweepInBackground().Services.AddSingleton<ILoggerProvider>(new FakeLoggerProvider(logs)));
        await InterruptAsync(bench);
        bench.Catalog.FailAt("AbandonExpired", new InvalidOperationException("odd"));
        var service = bench.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await service.StartAsync(Token);

        while (!logs.GetSnapshot().Any(record => record.Id.Id == 2004) && !service.ExecuteTask!.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }

        service.ExecuteTask!.IsCompleted.Should().BeFalse("a host must not stop because a sweep failed");
        var swept = NextSweep(bench);
        await bench.Time.PassAsync(Interval);
        await swept;
        await bench.AssertNothingLeftAsync();
        await service.StopAsync(Token);
    }

    [Fact]
    public async Task Stop_WhileItWaits_EndsAtOnce()
    {
        await using var bench = new Bench(Catalogue, configure: raso => raso.SweepInBackground());
        var service = bench.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        await service.StartAsync(Token);

        await service.StopAsync(Token);

        service.ExecuteTask!.IsCompleted.Should().BeTrue();
    }

    private static Task NextSweep(Bench bench)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Catalog.At("Complete.Committed", () =>
        {
            done.SetResult();
            return Task.CompletedTask;
        });
        return done.Task.WaitAsync(Limit, Token);
    }

    private async Task InterruptAsync(Bench bench)
    {
        await bench.InterruptAsync();
        await Catalogue.ExpireLeasesAsync();
    }
}
