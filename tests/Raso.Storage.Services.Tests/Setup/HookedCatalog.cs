using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A catalogue that tells a test of each step of the ledger, before it is taken, and of each commit; the test may let the step fail.</summary>
public sealed class HookedCatalog(ICatalog inner) : ICatalog, IAsyncDisposable
{
    /// <summary>Gets or sets what is called with the name of a step: that of a method of the ledger, such as <c>Begin</c>; and for the transaction whose last step that was, <c>Begin.Commit</c> before and <c>Begin.Committed</c> after its end; and of a read <c>Read</c> before and <c>Read.Done</c> after it.</summary>
    public Func<string, Task>? Hook { get; set; }

    /// <summary>Gets or sets a value indicating whether the database does not answer.</summary>
    public bool IsAway { get; set; }

    public string Dialect => inner.Dialect;

    public IMigrationStore Migrations => inner.Migrations;

    public JobSignal JobSignal => inner.JobSignal;

    /// <summary>Throws at one step, once.</summary>
    public void FailAt(string step, Exception error) => Hook = name =>
    {
        if (name != step)
        {
            return Task.CompletedTask;
        }

        Hook = null;
        throw error;
    };

    /// <summary>Runs something at one step, once.</summary>
    public void At(string step, Func<Task> run) => Hook = name =>
    {
        if (name != step)
        {
            return Task.CompletedTask;
        }

        Hook = null;
        return run();
    };

    public Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        TellReadAsync(() => inner.ReadAsync(work, cancellationToken));

    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        TellReadAsync(() => inner.ReadLatestAsync(work, cancellationToken));

    public async Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        var last = "Rows";
        var result = await inner.WriteAsync(
            async (session, token) =>
            {
                var done = await work(new HookedSession(session, TellAsync), token);
                await CallAsync($"{last}.Commit");
                token.ThrowIfCancellationRequested();
                return done;
            },
            cancellationToken);
        await CallAsync($"{last}.Committed");
        return result;

        Task TellAsync(string step)
        {
            last = step;
            return CallAsync(step);
        }
    }

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        TellReadAsync(() => inner.ReadSnapshotAsync(work, cancellationToken));

    public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();

    private async Task<T> TellReadAsync<T>(Func<Task<T>> read)
    {
        ThrowIfAway();
        await CallAsync("Read");
        var result = await read();
        await CallAsync("Read.Done");
        return result;
    }

    private Task CallAsync(string step) => Hook?.Invoke(step) ?? Task.CompletedTask;

    private void ThrowIfAway()
    {
        if (IsAway)
        {
            throw new CatalogException(CatalogErrorCode.Unavailable, "The database is away.", isTransient: true);
        }
    }
}
