using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A catalogue that gives one session to all, which a test has made; it has no transactions and no migrations.</summary>
internal sealed class SessionCatalog(ICatalogSession session) : ICatalog
{
    public string Dialect => "Test";

    public IMigrationStore Migrations => throw new NotSupportedException();

    public JobSignal JobSignal => throw new NotSupportedException();

    public Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(session, cancellationToken);

    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(session, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(session, cancellationToken);

    public Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(session, cancellationToken);
}
