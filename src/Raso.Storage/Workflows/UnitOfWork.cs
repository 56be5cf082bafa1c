using Raso.Storage.Catalog;
using Raso.Storage.Folders;
using Raso.Storage.Naming;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IUnitOfWork"/>
internal sealed class UnitOfWork(ICatalog catalog, IStorageLayout layout, FolderMetadata folders) : IUnitOfWork
{
    public async Task<T> RunAsync<T>(Func<IUnitOfWorkScope, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (result, claims) = await catalog.WriteAsync(
            async (session, token) =>
            {
                using var calls = new ScopeCalls(session);
                var scope = new UnitOfWorkScope(session, layout, calls);
                var left = 0;
                T done;
                try
                {
                    done = await CallersTask.Of(work(scope, token), "The work").ConfigureAwait(false);
                }
                finally
                {
                    left = await calls.EndAsync().ConfigureAwait(false);
                }

                if (left > 0)
                {
                    throw new InvalidOperationException(
                        "The function given to IUnitOfWork.RunAsync returned while a call on its scope was still running; everything was rolled back. Await every call before returning.");
                }

                return (done, await folders.ClaimAsync(session, scope.ChangedPapers, token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        await folders.TrySettleAsync(claims, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
