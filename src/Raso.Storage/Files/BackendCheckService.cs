using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>Lets no host start whose backend is another store than the catalogue knows. What does not answer now is checked before its first use.</summary>
internal sealed class BackendCheckService(BackendIdentities identities, TimeProvider time, ILogger<BackendCheckService> logger) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await identities.RefuseMismatchesAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            FileLog.BackendsNotCheckedInTime(logger, Limit.TotalSeconds);
        }
        catch (CatalogException error)
        {
            // Without its schema, or with its database down, a host starts; that is told by the health checks.
            FileLog.BackendsNotChecked(logger, error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
