using Raso.Storage.Catalog;

namespace Raso.Storage.Crash.Worker;

/// <summary>Records no intent before the bytes: it is inserted only when the file is confirmed. Broken on purpose.</summary>
internal sealed class IntentlessCatalog(ICatalog inner) : ICatalog
{
    private readonly Dictionary<Guid, Func<IFileLedger, Task>> _late = [];

    public string Dialect => inner.Dialect;

    public IMigrationStore Migrations => inner.Migrations;

    public JobSignal JobSignal => inner.JobSignal;

    public Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.ReadLatestAsync(work, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.ReadSnapshotAsync(work, cancellationToken);

    public Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync((session, token) => work(Late(session), token), cancellationToken);

    private ICatalogSession Late(ICatalogSession session) =>
        (ICatalogSession)Interceptor.Wrap(typeof(ICatalogSession), session, (getter, _, get) =>
            getter.ReturnType != typeof(IFileLedger)
                ? get()
                : Interceptor.Wrap(typeof(IFileLedger), get()!, (method, args, call) => method.Name switch
                {
                    nameof(IFileLedger.BeginAsync) => Postpone(((FileIntent)args[0]!).FileId, ledger => (Task)method.Invoke(ledger, args)!),
                    nameof(IFileLedger.ConfirmAsync) => ConfirmAsync(session.Files, ((FileIntent)args[0]!).FileId, call),
                    // Else the writer would notice: there is no row whose lease it holds.
                    nameof(IFileLedger.RenewAsync) => Task.FromResult(true),
                    _ => call(),
                }));

    private Task Postpone(Guid file, Func<IFileLedger, Task> begin)
    {
        _late[file] = begin;
        return Task.CompletedTask;
    }

    private async Task ConfirmAsync(IFileLedger ledger, Guid file, Func<object?> confirm)
    {
        await _late[file](ledger);
        await (Task)confirm()!;
    }
}
