using Raso.Storage.Catalog;
using Raso.Storage.Folders;
using Raso.Storage.Naming;

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
                using var scoped = new ScopedSession(session);
                var scope = new UnitOfWorkScope(scoped, layout);
                var done = await work(scope, token).ConfigureAwait(false);
                return (done, await folders.ClaimAsync(session, scope.ChangedPapers, token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        await folders.TrySettleAsync(claims, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
