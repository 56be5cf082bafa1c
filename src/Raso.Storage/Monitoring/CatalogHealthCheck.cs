using Microsoft.Extensions.Diagnostics.HealthChecks;
using Raso.Storage.Catalog;

namespace Raso.Storage.Monitoring;

/// <summary>Healthy when the catalogue answers.</summary>
internal sealed class CatalogHealthCheck(ICatalog catalog) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await catalog.PingAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy($"The {catalog.Dialect} catalogue answers.");
        }
        catch (CatalogException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
