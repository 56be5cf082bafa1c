using Raso.Storage.Catalog;
using Raso.Storage.Naming;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IUnitOfWork"/>
internal sealed class UnitOfWork(ICatalog catalog, IStorageLayout layout) : IUnitOfWork
{
    public Task<T> RunAsync<T>(Func<IUnitOfWorkScope, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return catalog.WriteAsync(
            async (session, token) =>
            {
                using var scoped = new ScopedSession(session);
                return await work(new UnitOfWorkScope(scoped, layout), token).ConfigureAwait(false);
            },
            cancellationToken);
    }
}
