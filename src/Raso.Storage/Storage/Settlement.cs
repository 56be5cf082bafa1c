using Raso.Storage.Diagnostics;

namespace Raso.Storage;

/// <summary>Finds out what became of a write whose answer was lost: by its token, never by comparing content.</summary>
internal static class Settlement
{
    /// <summary>Makes a write.</summary>
    /// <param name="gateway">The way to the store.</param>
    /// <param name="operation">What the write is called in logs.</param>
    /// <param name="path">The path that is written.</param>
    /// <param name="token">The token in the metadata, or <see langword="null"/> where the write can simply be made again.</param>
    /// <param name="mayHaveTakenEffect">Whether an attempt ended without saying whether it took effect, by the error with which the write ended.</param>
    /// <param name="write">The write itself, with its retries.</param>
    /// <param name="cancellationToken">Cancels the looking.</param>
    public static async Task<ObjectInfo> RunAsync(
        DriverGateway gateway,
        string operation,
        StoragePath path,
        string? token,
        Func<StorageException, bool> mayHaveTakenEffect,
        Func<Task<ObjectInfo>> write,
        CancellationToken cancellationToken)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (StorageException error) when (token is not null && mayHaveTakenEffect(error))
        {
            if (await LookAsync(gateway, operation, path, error, cancellationToken).ConfigureAwait(false) is { } info
                && DescriptionCodec.TokenOf(info) == token)
            {
                StorageLog.OutcomeSettled(gateway.Logger, gateway.Name, operation);
                return info;
            }

            // An upload that is gone was completed by the lost attempt, or removed by somebody else: nobody can tell.
            if (error.Code == StorageErrorCode.NotFound)
            {
                throw Unknown(gateway, operation, path, error);
            }

            throw;
        }
    }

    private static async Task<ObjectInfo?> LookAsync(
        DriverGateway gateway, string operation, StoragePath path, StorageException error, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.CallAsync("settle", path, token => gateway.Driver.HeadAsync(path, token), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            throw Unknown(gateway, operation, path, error);
        }
    }

    private static StorageException Unknown(DriverGateway gateway, string operation, StoragePath path, StorageException error) => gateway.Error(
        StorageErrorCode.OutcomeUnknown,
        $"The answer of backend '{gateway.Name}' to {operation} was lost, and what it holds now does not tell whether it took effect; look at the path before trying again.",
        path,
        innerException: error);
}
