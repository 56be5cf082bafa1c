using Microsoft.Extensions.Diagnostics.HealthChecks;
using Raso.Storage.Catalog;

namespace Raso.Storage.Monitoring;

/// <summary>Healthy when the catalogue answers and has its schema.</summary>
internal sealed class CatalogHealthCheck(ICatalog catalog) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // A question to the ledger, because a database that answers is of no use before its schema is there.
            await catalog.ReadLatestAsync((session, token) => session.Files.ListAsync(null, 1, token), cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy($"The {catalog.Dialect} catalogue answers.");
        }
        catch (CatalogException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
