namespace Raso.Storage;

/// <summary>Begins uploads of several parts. A beginning that is cancelled amid its request would leave an upload whose id nobody knows: it may end, for a moment, and what it began is removed.</summary>
internal static class UploadBeginner
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Begins an upload.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> BeginAsync(DriverGateway gateway, BeginUploadRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var ending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, gateway.TimeProvider);
        var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(Grace), ending);
        await using var registered = registration.ConfigureAwait(false);
        string uploadId;
        try
        {
            uploadId = await gateway.CallAsync(
                "begin_upload", request.Path, token => gateway.Driver.BeginUploadAsync(request, token), ending.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            await UploadAborter.TryAbortAsync(gateway, request.Path, uploadId).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return uploadId;
    }
}
