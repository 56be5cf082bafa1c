using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Raso.Storage.Monitoring;

/// <summary>Healthy when a backend lists.</summary>
internal sealed class BackendHealthCheck(ICloudStorageBackend backend) : IHealthCheck
{
    private static readonly ListOptions OneEntry = new() { PageSize = 1, FoldFolders = true };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var _ in backend.ListAsync(OneEntry, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            return HealthCheckResult.Healthy($"The backend '{backend.Name}' answers.");
        }
        catch (StorageException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
