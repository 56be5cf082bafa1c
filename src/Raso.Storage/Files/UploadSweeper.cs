using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>Removes what interrupted uploads left in the stores, once in a while: temporary files of ended processes, and parts.</summary>
internal sealed class UploadSweeper(
    BackendRegistry backends, BackendIdentities identities, IOptions<FileLifecycleOptions> options, TimeProvider time, ILogger<UploadSweeper> logger)
{
    // Object stores ask for money for each list.
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private long? _last;

    /// <summary>Removes them, unless that was done within the hour.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Interval)
            {
                return 0;
            }

            _last = time.GetTimestamp();
        }

        var removed = 0;
        foreach (var backend in backends.All.Where(backend => backend.Capabilities.AbortUploads))
        {
            try
            {
                await identities.RequireAsync(backend, cancellationToken).ConfigureAwait(false);
                removed += await backend.AbortUploadsAsync("", options.Value.AbortUploadsAfter, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                FileLog.UploadsNotAborted(logger, backend.Name, error);
            }
        }

        return removed;
    }
}
