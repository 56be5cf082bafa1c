using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

[Trait("Category", "Server")]
public sealed class PostgresMigrationStoreTests : IAsyncLifetime
{
    private readonly PostgresSchemaFixture _schema = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task Lock_TwentyHostsAtOnce_EachMigrationIsAppliedOnce()
    {
        var hosts = Enumerable.Range(0, 20).Select(_ => _schema.Open(settings => settings.MaxPoolSize = 2)).ToList();

        var applied = await Task.WhenAll(hosts.Select(host => PostgresSchemaFixture.MigrateAsync(host.Migrations)));

        var count = hosts[0].Migrations.Scripts.Count;
        applied.Order().Should().Equal([.. Enumerable.Repeat(0, 19), count]);
        (await _schema.ScalarAsync<long>("SELECT count(*) FROM schema_migrations")).Should().Be(count);
    }

    [Fact]
    public async Task Lock_CancelledWhileAnotherHolds_IsCancelled()
    {
        var (holder, waiter) = (_schema.Open(), _schema.Open());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await holder.Migrations.LockAsync(
            async (_, _) =>
            {
                var waiting = waiter.Migrations.LockAsync((_, _) => Task.FromResult(true), cancel.Token);
                while (await _schema.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0)
                {
                    await Task.Yield();
                }

                await cancel.CancelAsync();
                await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
                return true;
            },
            Token);
        (await waiter.Migrations.LockAsync((_, _) => Task.FromResult(true), Token)).Should().BeTrue();
    }

    [Fact]
    public async Task Apply_ScriptFails_LeavesNothingAndTheLockIsFree()
    {
        var store = _schema.Open().Migrations;
        var broken = new MigrationScript(1, "broken", "CREATE TABLE half (id int); SELECT 1/0;", "SELECT 1");

        await FluentActions.Awaiting(() => store.LockAsync((session, token) => session.ApplyAsync(broken, token), Token)).Should().ThrowAsync<CatalogException>();

        (await _schema.ScalarAsync<bool>("SELECT to_regclass('half') IS NULL")).Should().BeTrue();
        (await store.LockAsync((session, token) => session.ListAppliedAsync(token), Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task Undo_AllInTurn_LeavesTheRecordTableAlone()
    {
        var store = _schema.Open().Migrations;
        await PostgresSchemaFixture.MigrateAsync(store);

        await store.LockAsync(
            async (session, token) =>
            {
                foreach (var script in store.Scripts.Reverse())
                {
                    await session.UndoAsync(script, token);
                }

                return true;
            },
            Token);

        (await _schema.ScalarAsync<long>($"SELECT count(*) FROM pg_class WHERE relnamespace = '{_schema.Schema}'::regnamespace AND relkind = 'r'")).Should().Be(1);
        (await _schema.ScalarAsync<long>($"SELECT count(*) FROM pg_proc WHERE pronamespace = '{_schema.Schema}'::regnamespace")).Should().Be(0);
        (await PostgresSchemaFixture.MigrateAsync(store)).Should().Be(store.Scripts.Count);
    }

    [Fact]
    public async Task Lock_SearchPathLeadsNowhere_SchemaMismatch()
    {
        var settings = PostgresServer.Settings;
        settings.SearchPath = "raso_test_nowhere";
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await using var catalog = new PostgresCatalog(new PostgresOptions(), dataSource: source);

        var act = () => catalog.Migrations.LockAsync((_, _) => Task.FromResult(true), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);
    }
}
