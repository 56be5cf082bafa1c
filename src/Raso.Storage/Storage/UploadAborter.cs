namespace Raso.Storage;

/// <summary>Removes what interrupted uploads left behind.</summary>
internal static class UploadAborter
{
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
