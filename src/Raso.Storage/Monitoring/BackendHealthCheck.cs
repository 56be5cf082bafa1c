using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Raso.Storage.Monitoring;

/// <summary>Healthy when a backend lists and its disk, where it has one, can be written to and has room left; degraded when the disk is nearly full.</summary>
internal sealed class BackendHealthCheck(
    ICloudStorageBackend backend, Func<CancellationToken, Task>? probeWrite, Func<CancellationToken, Task<StorageSpace?>>? getSpace, long minFreeBytes) : IHealthCheck
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

            if (probeWrite is not null)
            {
                await probeWrite(cancellationToken).ConfigureAwait(false);
            }

            return getSpace is not null
                ? Judge(await getSpace(cancellationToken).ConfigureAwait(false))
                : HealthCheckResult.Healthy($"The backend '{backend.Name}' answers.");
        }
        catch (StorageException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
        catch (IOException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }

    private HealthCheckResult Judge(StorageSpace? space)
    {
        if (space is null)
        {
            return HealthCheckResult.Healthy($"The backend '{backend.Name}' answers; its free space is not known.");
        }

        var data = new Dictionary<string, object> { ["free_bytes"] = space.FreeBytes, ["total_bytes"] = space.TotalBytes };
        return space.FreeBytes < minFreeBytes
            ? HealthCheckResult.Degraded(
                $"The backend '{backend.Name}' answers, but its disk has {space.FreeBytes} bytes free, fewer than the {minFreeBytes} of MinFreeBytes; make room, or lower it.", null, data)
            : HealthCheckResult.Healthy($"The backend '{backend.Name}' answers; its disk has {space.FreeBytes} bytes free.", data);
    }
}
