using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>One thing that a catalogue does wrong; all else is left as it is.</summary>
public abstract class CatalogFault
{
    public virtual ICatalogSession Spoil(ICatalogSession session) => session;

    public virtual Task<T> WriteAsync<T>(ICatalog catalog, Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        catalog.WriteAsync((session, token) => work(Spoil(session), token), cancellationToken);
}
