using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>Runs the sweep in the background, at once and then at each interval.</summary>
internal sealed class FileSweepService(IFileSweeper sweeper, IOptions<FileLifecycleOptions> options, TimeProvider time, ILogger<FileSweepService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                var report = await sweeper.SweepAsync(stoppingToken).ConfigureAwait(false);
                FileLog.Swept(logger, report.Abandoned, report.Deleted, report.Failures.Count);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The next round tries again. Whatever it is (the database was away, or a layout or driver of the application's own failed),
                // a background service that lets it out stops the host.
                FileLog.SweepFailed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
