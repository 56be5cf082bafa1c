using System.Reflection;
using Raso.Storage.Catalog;
using Raso.Storage.Files;

namespace Raso.Storage.Crash.Worker;

/// <summary>A catalogue whose statements, and whose transactions before, at their end and after, are steps. Renewals of leases are none: a timer makes them.</summary>
internal sealed class CountedCatalog(ICatalog inner, Steps steps) : ICatalog
{
    public string Dialect => inner.Dialect;

    public IMigrationStore Migrations => inner.Migrations;

    public JobSignal JobSignal => inner.JobSignal;

    public Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync((session, token) => work(Counted(session, []), token), cancellationToken);

    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.ReadLatestAsync((session, token) => work(Counted(session, []), token), cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.ReadSnapshotAsync((session, token) => work(Counted(session, []), token), cancellationToken);

    public async Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (work.Target is FileWriterLease)
        {
            return await steps.RenewAsync(() => inner.WriteAsync(work, cancellationToken), cancellationToken);
        }

        steps.Next("db begin");
        var calls = new List<string>();
        var result = await inner.WriteAsync(
            async (session, token) =>
            {
                calls.Clear();
                var made = await work(Counted(session, calls), token);
                Count("db commit of", calls);
                return made;
            },
            cancellationToken);
        Count("db after", calls);
        return result;
    }

    // The first call names the transaction.
    private void Count(string when, List<string> calls)
    {
        if (calls.Count > 0)
        {
            steps.Next($"{when} {calls[0]}");
        }
    }

    private ICatalogSession Counted(ICatalogSession session, List<string> calls) =>
        (ICatalogSession)Interceptor.Wrap(typeof(ICatalogSession), session, (method, _, call) =>
        {
            if (!method.IsSpecialName)
            {
                Add(method, calls);
                return call();
            }

            return Interceptor.Wrap(method.ReturnType, call()!, (statement, _, run) =>
            {
                Add(statement, calls);
                return run();
            });
        });

    private void Add(MethodInfo method, List<string> calls)
    {
        var name = method.Name.Replace("Async", "", StringComparison.Ordinal);
        calls.Add(name);
        steps.Next($"db {name}");
    }
}
