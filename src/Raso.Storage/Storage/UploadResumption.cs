using Raso.Storage.Diagnostics;

namespace Raso.Storage;

/// <summary>Finds out what became of an upload that an earlier call left.</summary>
internal static class UploadResumption
{
    /// <summary>Looks for the upload of the state that the caller gives.</summary>
    /// <returns>The upload; <see langword="null"/> where there is no state, or where the upload is gone and begins anew.</returns>
    public static async Task<BegunUpload?> FindAsync(WriteJob job, CancellationToken cancellationToken)
    {
        if (job.Options.Resume?.From is not { } state)
        {
            return null;
        }

        var gateway = job.Gateway;
        await RequireStoreAsync(gateway, state, cancellationToken).ConfigureAwait(false);
        var driver = UploadResumeRules.RequireDriver(gateway, job.Path);
        var progress = await gateway.CallAsync(
            "get_upload", job.Path, token => driver.GetUploadAsync(job.Path, state.UploadId, token), cancellationToken).ConfigureAwait(false);
        var upload = progress is null
            ? await FindCompletedAsync(job, state, cancellationToken).ConfigureAwait(false)
            : BegunUpload.Resumed(state, progress);
        if (upload is not null && progress?.Length > KnownBytes(state))
        {
            // Bytes that no saved state tells of cannot be compared, and a store that takes bytes in order does not take them anew.
            await UploadAborter.TryAbortAsync(gateway, job.Path, state.UploadId).ConfigureAwait(false);
            upload = null;
        }

        if (upload is null)
        {
            StorageLog.UploadBegunAnew(gateway.Logger, gateway.Name);
        }
        else
        {
            StorageLog.UploadResumed(gateway.Logger, gateway.Name, upload.HeldParts, upload.HeldBytes);
        }

        return upload;
    }

    /// <summary>Gives the identity of the store, for a state of an upload that begins.</summary>
    public static async Task<string?> IdentifyAsync(DriverGateway gateway, CancellationToken cancellationToken)
    {
        var identity = await gateway.CallAsync("identity", null, gateway.Driver.GetIdentityAsync, cancellationToken).ConfigureAwait(false);
        return identity?.Id;
    }

    /// <summary>Refuses a state of another store: the id of its upload means nothing here, or something else.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.IdentityMismatch"/>.</exception>
    public static async Task RequireStoreAsync(DriverGateway gateway, UploadState state, CancellationToken cancellationToken)
    {
        var store = await IdentifyAsync(gateway, cancellationToken).ConfigureAwait(false);
        if (state.Store != store || (store is null && state.Backend != gateway.Name))
        {
            throw gateway.Error(
                StorageErrorCode.IdentityMismatch,
                $"The upload began on backend '{state.Backend}', and not on the store that '{gateway.Name}' stands for now; go on with it there, or leave From out to begin anew.",
                state.Path);
        }
    }

    // A file of which no saved part and no checksum tells what it must hold cannot be taken for this content.
    private static async Task<BegunUpload?> FindCompletedAsync(WriteJob job, UploadState state, CancellationToken cancellationToken)
    {
        var info = await job.Gateway.CallAsync(
            "head", job.Path, token => job.Gateway.Driver.HeadAsync(job.Path, token), cancellationToken).ConfigureAwait(false);
        if (info is null || DescriptionCodec.TokenOf(info) != state.WriteToken)
        {
            return null;
        }

        StorageLog.OutcomeSettled(job.Gateway.Logger, job.Gateway.Name, "complete_upload");
        return DescriptionCodec.Sha256Of(info) is not null || KnownBytes(state) == info.Length ? BegunUpload.Done(state, info) : null;
    }

    /// <summary>Counts the bytes from the beginning on of which the state has hashes.</summary>
    private static long KnownBytes(UploadState state) =>
        state.Parts.TakeWhile((part, index) => part.Number == index + 1).Sum(part => part.Length);
}
