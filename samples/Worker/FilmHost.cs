using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Raso.Storage.Jobs;

namespace Worker;

/// <summary>Builds the host: the catalogue, the files, and the workers in its background.</summary>
internal static class FilmHost
{
    public static IHost Build(WorkerSettings settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(new WarningLines());
        builder.Services.AddSingleton(settings).AddSingleton<PretendedRenderer>();
        builder.Services.AddRaso(raso =>
        {
            _ = settings.Postgres is null ? raso.UseSqlite(Path.Combine(settings.DataFolder, "raso.db")) : raso.UsePostgres(settings.Postgres);
            raso.AddLocalStorage("disk", disk => disk.RootPath = Path.Combine(settings.DataFolder, "files"))
                .MigrateOnStart()
                .SweepInBackground()
                .AddGenerationJobs<FilmMaker>(jobs =>
                {
                    jobs.Types = [JobType.FullVideo];
                    jobs.Concurrency = settings.Concurrency;

                    // Nobody who kills the sample wants to wait long for the killed one's jobs to run again. A host whose machine may be busy for
                    // seconds keeps the minute that is usual: a lease that runs out under a living worker costs the work since it began.
                    jobs.Lease = TimeSpan.FromSeconds(10);
                    jobs.RescueInterval = TimeSpan.FromSeconds(2);
                    jobs.PollInterval = TimeSpan.FromSeconds(1);
                });
        });
        return builder.Build();
    }
}
