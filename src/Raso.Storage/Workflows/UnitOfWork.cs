using Raso.Storage.Catalog;
using Raso.Storage.Naming;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IUnitOfWork"/>
internal sealed class UnitOfWork(ICatalog catalog, IStorageLayout layout) : IUnitOfWork
{
    public Task<T> RunAsync<T>(Func<IUnitOfWorkScope, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return catalog.WriteAsync((session, token) => work(new UnitOfWorkScope(session, layout), token), cancellationToken);
    }
}
