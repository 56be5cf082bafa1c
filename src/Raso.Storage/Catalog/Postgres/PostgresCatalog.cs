using System.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Polly;
using Polly.Retry;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The catalogue in PostgreSQL.</summary>
internal sealed class PostgresCatalog : ICatalog, IAsyncDisposable, IDisposable
{
    private readonly PostgresDataSources _sources;
    private readonly PostgresCommit _commit;
    private readonly ResiliencePipeline _reruns;
    private readonly PostgresJobListener _listener;
    private readonly ILogger _logger;

    public PostgresCatalog(
        PostgresOptions options,
        TimeProvider? timeProvider = null,
        NpgsqlDataSource? dataSource = null,
        ILogger<PostgresCatalog>? logger = null)
    {
        var time = timeProvider ?? TimeProvider.System;
        var log = _logger = logger ?? NullLogger<PostgresCatalog>.Instance;
        _sources = PostgresDataSources.Create(options, dataSource);
        _commit = new PostgresCommit(_sources.Primary, options.SettleTimeout, time, log);
        _reruns = CreateReruns(options.MaxReruns, time, log);
        _listener = new PostgresJobListener(_sources.Primary, time, log);
        Migrations = new PostgresMigrationStore(_sources.Primary, options.Schema);
    }

    public string Dialect => "PostgreSQL";

    public IMigrationStore Migrations { get; }

    public JobSignal JobSignal => _listener.Signal;

    public async Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(_sources.Reader, work, cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (_sources.HasStandbys && (error.IsTransient || error.Code == CatalogErrorCode.SchemaMismatch))
        {
            // A standby ends reads that stand in the way of what it replays, goes away, and lags behind a migration; the primary does none of that.
            CatalogLog.ReadsFromPrimary(_logger, error);
            return await ReadAsync(_sources.Primary, work, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        ReadAsync(_sources.Primary, work, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        PostgresConnections.UseAsync(
            _sources.Primary,
            async (connection, token) =>
            {
                var transaction = await PostgresConnections.BeginAsync(connection, IsolationLevel.RepeatableRead, token).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                var result = await RunAsync(connection, PostgresScope.Snapshot, work, token).ConfigureAwait(false);
                await PostgresConnections.EndReadAsync(transaction, token).ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    public Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => NestedWrites.RunAsync(
        this,
        async () => await _reruns.ExecuteAsync(
            static async (state, token) => await state.Catalog.WriteOnceAsync(state.Work, token).ConfigureAwait(false),
            (Catalog: this, Work: work),
            cancellationToken).ConfigureAwait(false));

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _sources.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _listener.Stop();
        _sources.Dispose();
    }

    private static ResiliencePipeline CreateReruns(int maxReruns, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return maxReruns == 0 ? ResiliencePipeline.Empty : builder.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<CatalogException>(PostgresErrors.IsCollision),
            MaxRetryAttempts = maxReruns,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromSeconds(1),
            OnRetry = retry =>
            {
                CatalogLog.RunsAgain(logger, retry.AttemptNumber + 2);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    private Task<T> ReadAsync<T>(NpgsqlDataSource source, Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        PostgresConnections.UseAsync(source, (connection, token) => RunAsync(connection, PostgresScope.OneRead, work, token), cancellationToken);

    private async Task<T> WriteOnceAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var (result, lost) = await PostgresConnections.UseAsync(
            _sources.Primary,
            async (connection, token) =>
            {
                var transaction = await PostgresConnections.BeginAsync(connection, IsolationLevel.ReadCommitted, token).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                var identity = new TransactionIdentity();
                var result = await RunAsync(connection, PostgresScope.Write, work, token, identity).ConfigureAwait(false);
                if (identity.IsInDoubt)
                {
                    await new PostgresCommands(connection, PostgresScope.Write, _sources.Commands, identity).ProbeAsync(token).ConfigureAwait(false);
                }

                token.ThrowIfCancellationRequested();
                var cause = await PostgresCommit.SendAsync(transaction).ConfigureAwait(false);
                // Without an id the transaction has changed nothing, and its result holds whatever became of it.
                return (result, cause is not null && identity.Xid is { } xid ? new LostCommit(xid, identity.Era, cause) : null);
            },
            cancellationToken).ConfigureAwait(false);
        if (lost is not null)
        {
            // Only now: the broken connection is given back and does not count against the pool.
            await _commit.SettleAsync(lost).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<T> RunAsync<T>(
        NpgsqlConnection connection,
        PostgresScope scope,
        Func<ICatalogSession, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken,
        TransactionIdentity? identity = null)
    {
        var commands = new PostgresCommands(connection, scope, _sources.Commands, identity);
        try
        {
            return await work(new PostgresSession(commands), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            commands.End();
        }
    }
}
