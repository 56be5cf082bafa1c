using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

internal sealed class FaultyCatalog(ICatalog catalog, CatalogFault fault) : ICatalog
{
    public string Dialect => catalog.Dialect;

    public IMigrationStore Migrations => catalog.Migrations;

    public JobSignal JobSignal => catalog.JobSignal;

    public Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        catalog.ReadAsync((session, token) => work(fault.Spoil(session), token), cancellationToken);

    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        catalog.ReadLatestAsync((session, token) => work(fault.Spoil(session), token), cancellationToken);

    public Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        fault.WriteAsync(catalog, work, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        catalog.ReadSnapshotAsync((session, token) => work(fault.Spoil(session), token), cancellationToken);
}
