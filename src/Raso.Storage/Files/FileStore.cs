using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Catalog;

namespace Raso.Storage.Files;

/// <summary>Writes, opens and deletes the files of the catalogue: intent, bytes, row.</summary>
internal sealed class FileStore(
    ICatalog catalog,
    BackendRegistry backends,
    BackendIdentities identities,
    IOptions<FileLifecycleOptions> lifecycle,
    TimeProvider time,
    ILogger<FileStore> logger)
{
    /// <summary>Records the intent, sends the bytes and keeps the lease. The caller confirms the file in the transaction that adds its rows; a file that is disposed unconfirmed is abandoned.</summary>
    public async Task<PendingFile> WriteAsync(
        StoragePath path, FileContent content, string contentType, FileWriteOptions write, CancellationToken cancellationToken)
    {
        var backend = backends.Default;
        var options = Describe(backend, contentType, write);
        // The backend checks them too, but an intent would stand by then.
        StoreOptionsRules.RequirePortable(options);
        await identities.RequireAsync(backend, cancellationToken).ConfigureAwait(false);
        var intent = new FileIntent(Guid.CreateVersion7(), path, FenceToken.Create());
        var lease = lifecycle.Value.Lease;
        var begun = time.GetTimestamp();
        await catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Files.BeginAsync(intent, contentType, [backend.Name], lease, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

        var pending = new PendingFile(intent, new FileWriterLease(catalog, intent, lease, begun, time, logger), catalog, backend, logger);
        try
        {
            await pending.SendAsync(content, options, cancellationToken).ConfigureAwait(false);
            return pending;
        }
        catch
        {
            await pending.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a committed file from a backend that has it, verified against the ledger's checksum.</summary>
    public async Task<RetrievedFile> OpenAsync(StoragePath path, RetrieveOptions? read, CancellationToken cancellationToken)
    {
        var file = await catalog.ReadLatestAsync((session, token) => session.Files.FindAsync(path, token), cancellationToken).ConfigureAwait(false);
        if (file is not { State: FileState.Committed })
        {
            throw new StorageException(StorageErrorCode.NotFound, $"The catalogue has no file at '{path}'.", path: path);
        }

        var stored = file.Replicas
            .Where(replica => replica.State == ReplicaState.Stored)
            .Select(replica => backends.Find(replica.Backend))
            .OfType<ICloudStorageBackend>()
            .OrderByDescending(backend => backend == backends.Default)
            .FirstOrDefault()
            ?? throw new StorageException(
                StorageErrorCode.Unavailable,
                $"No configured backend holds '{path}'; it is on: {string.Join(", ", file.Replicas.Select(replica => replica.Backend))}.",
                path: path);
        var options = (read ?? new RetrieveOptions()) with { ExpectedSha256 = read?.ExpectedSha256 ?? file.Sha256 };
        return await stored.RetrieveAsync(path, options, cancellationToken).ConfigureAwait(false);
    }

    private static StoreOptions Describe(ICloudStorageBackend backend, string contentType, FileWriteOptions write) => new()
    {
        ContentType = contentType,
        Metadata = write.Metadata,
        ExpectedSha256 = write.ExpectedSha256,
        Progress = write.Progress,
        // The unique index on the path decides; this is a second belt, where the store has one.
        CreateOnly = backend.Capabilities is { ConditionalPut: true, ConditionalComplete: true },
    };
}
