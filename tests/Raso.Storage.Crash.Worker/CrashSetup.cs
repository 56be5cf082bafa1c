using Microsoft.Extensions.DependencyInjection;

namespace Raso.Storage.Crash.Worker;

/// <summary>The services of one campaign: the same catalogue and folder in every worker and in the test that judges them.</summary>
public static class CrashSetup
{
    /// <summary>How long a writer's lease runs in these campaigns.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    public static ServiceProvider Create(string dialect, string catalog, string root) => new ServiceCollection()
        .AddRaso(raso =>
        {
            _ = dialect switch
            {
                "sqlite" => raso.UseSqlite(catalog),
                "postgres" => raso.UsePostgres(catalog),
                _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "Neither sqlite nor postgres."),
            };
            raso.AddLocalStorage("disk", options => options.RootPath = root).ConfigureFiles(options =>
            {
                options.Lease = Lease;
                options.Claim = Lease;
            });
        })
        .BuildServiceProvider();
}
