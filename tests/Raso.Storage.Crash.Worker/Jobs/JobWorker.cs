using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>A host that runs jobs until its standard input ends, which stops it as a host is stopped, or until it is killed.</summary>
internal static class JobWorker
{
    /// <summary>Runs it. Arguments: log file, minutes that the clock is off, milliseconds of a lease, how many jobs at once, variant.</summary>
    public static async Task RunAsync(CrashSettings settings, string[] args)
    {
        using var log = new JobLogFile(args[0]);
        var lease = TimeSpan.FromMilliseconds(int.Parse(args[2], CultureInfo.InvariantCulture));
        var work = new JobWork(log);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new WrongClock(TimeSpan.FromMinutes(int.Parse(args[1], CultureInfo.InvariantCulture))));
        CrashSetup.AddTo(services, settings, beforeFileCall: null, raso => raso.AddGenerationJobs(
            (_, context, token) => work.RunAsync(context, token),
            options =>
            {
                options.Concurrency = int.Parse(args[3], CultureInfo.InvariantCulture);
                options.ShortestLease = options.Lease = lease;
                options.PollInterval = TimeSpan.FromMilliseconds(500);
                options.RescueInterval = lease / 2;
                options.BackOff = TimeSpan.FromMilliseconds(100);
                options.ShutdownGrace = TimeSpan.FromSeconds(1);
            }));
        services.Decorate<IGenerationJobQueue>(queue =>
        {
            ((GenerationJobQueue)queue).ShortestLease = lease;
            return WatchedQueue.Watch(queue, log, args[4]);
        });
        var provider = services.BuildServiceProvider();
        await using (provider)
        {
            IHostedService[] hosted = [.. provider.GetServices<IHostedService>()];
            foreach (var service in hosted)
            {
                await service.StartAsync(CancellationToken.None);
            }

            Telling.Tell("begin");
            await Console.In.ReadToEndAsync();
            foreach (var service in hosted.Reverse())
            {
                await service.StopAsync(CancellationToken.None);
            }
        }
    }
}
