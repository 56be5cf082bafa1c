using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Files;

namespace Raso.Storage.Crash.Tests;

/// <summary>The one sweep that must put everything right.</summary>
internal static class Sweeping
{
    /// <summary>Waits until every lease and claim has run out, and sweeps once.</summary>
    public static async Task<SweepReport> PastLeasesAsync(IServiceProvider provider, CrashSettings settings)
    {
        // Leases and claims run by the database's clock, from statements that ended before now.
        await Task.Delay(settings.Lease + TimeSpan.FromMilliseconds(200), TimeProvider.System);
        var report = await provider.GetRequiredService<IFileSweeper>().SweepAsync();
        report.Failures.Should().BeEmpty();
        return report;
    }
}
