using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Files;

/// <summary>Deletes rows in one transaction, and right afterwards the bytes of the files that nothing points to any more.</summary>
internal sealed class DeletedFiles(ICatalog catalog, BackendIdentities identities, ReplicaDeleter deleter, ILogger<DeletedFiles> logger)
{
    /// <summary>Deletes rows and their files.</summary>
    /// <param name="list">Lists the files that the rows point to.</param>
    /// <param name="delete">Deletes the rows, and tells whether there were any.</param>
    /// <param name="cancellationToken">Cancels the call until the rows are deleted.</param>
    /// <returns>Whether there were any.</returns>
    public Task<bool> DeleteAsync(
        Func<IFileLedger, CancellationToken, Task<IReadOnlyList<Guid>>> list,
        Func<ICatalogSession, CancellationToken, Task<bool>> delete,
        CancellationToken cancellationToken) =>
        ReleaseAsync(
            async (session, token) =>
            {
                var files = await list(session.Files, token).ConfigureAwait(false);
                return await delete(session, token).ConfigureAwait(false) ? (true, files) : (false, []);
            },
            cancellationToken);

    /// <summary>Takes references away, and deletes the files that these were the last to.</summary>
    /// <param name="release">Takes them away, and gives its result and the files that they pointed to.</param>
    /// <param name="cancellationToken">Cancels the call until the references are gone.</param>
    /// <returns>The function's result.</returns>
    public async Task<T> ReleaseAsync<T>(
        Func<ICatalogSession, CancellationToken, Task<(T Result, IReadOnlyList<Guid> Files)>> release, CancellationToken cancellationToken)
    {
        await identities.RefuseMismatchesAsync(cancellationToken).ConfigureAwait(false);
        var (result, files) = await catalog.WriteAsync(release, cancellationToken).ConfigureAwait(false);
        if (files.Count > 0)
        {
            await DeleteBytesAsync(files, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Deletes the bytes of files that the ledger says are to go. The rows are gone already, so what fails here is no error of the caller's: the sweep does it.</summary>
    public async Task DeleteBytesAsync(IReadOnlyList<Guid> files, CancellationToken cancellationToken)
    {
        try
        {
            await deleter.DeleteAsync(files, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            FileLog.DeletionLeftToSweep(logger, error);
        }
    }
}
