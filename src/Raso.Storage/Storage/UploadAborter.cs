using Raso.Storage.Diagnostics;

namespace Raso.Storage;

/// <summary>Removes what interrupted uploads left behind.</summary>
internal static class UploadAborter
{
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Removes one upload whose call has failed already; that it could not be removed is logged, and left to a later call for all that are old.</summary>
    public static async Task TryAbortAsync(DriverGateway gateway, StoragePath path, string uploadId)
    {
        using var time = new CancellationTokenSource(AbortTimeout, gateway.TimeProvider);
        try
        {
            await gateway.CallAsync(
                "abort_upload", path, token => gateway.Driver.AbortUploadAsync(path, uploadId, token), time.Token).ConfigureAwait(false);
        }
        catch (StorageException error)
        {
            StorageLog.UploadNotAborted(gateway.Logger, gateway.Name, error.Code);
        }
        catch (OperationCanceledException)
        {
            StorageLog.UploadNotAborted(gateway.Logger, gateway.Name, StorageErrorCode.Unavailable);
        }
    }

    /// <summary>Removes one upload that is not to be gone on with.</summary>
    public static async Task AbortAsync(DriverGateway gateway, UploadState state, CancellationToken cancellationToken)
    {
        await UploadResumption.RequireStoreAsync(gateway, state, cancellationToken).ConfigureAwait(false);
        await gateway.CallAsync(
            "abort_upload", state.Path, token => gateway.Driver.AbortUploadAsync(state.Path, state.UploadId, token), cancellationToken).ConfigureAwait(false);
    }

    public static async Task<int> AbortAsync(DriverGateway gateway, string prefix, TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var count = 0;
        string? continuation = null;
        do
        {
            var from = continuation;
            var page = await gateway.CallAsync(
                "list_uploads", null, token => gateway.Driver.ListUploadsAsync(prefix, from, token), cancellationToken).ConfigureAwait(false);
            foreach (var upload in page.Uploads)
            {
                // Without an age all go, even of a writer at work: by the store's clock it may have begun in this host's future.
                if (olderThan > TimeSpan.Zero && (upload.IsRunning || gateway.TimeProvider.GetUtcNow() - upload.StartedAt < olderThan))
                {
                    continue;
                }

                await gateway.CallAsync(
                    "abort_upload",
                    upload.Path,
                    token => gateway.Driver.AbortUploadAsync(upload.Path, upload.UploadId, token),
                    cancellationToken).ConfigureAwait(false);
                count++;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return count;
    }
}
