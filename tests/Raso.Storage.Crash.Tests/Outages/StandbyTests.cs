using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;

namespace Raso.Storage.Crash.Tests.Outages;

/// <summary>Reads may go to a streaming standby and changes to the primary: while it lags, while it goes away, and when it takes the primary's place.</summary>
[Trait("Category", "Server")]
public sealed class StandbyTests : IAsyncLifetime
{
    private OwnServer? _primary;
    private string _standby = "";
    private ServiceProvider? _services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IPaperRepository Papers => _services!.GetRequiredService<IPaperRepository>();

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            // Nobody disposes what could not be initialized.
            await DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync()
    {
        _primary = await OwnServer.StartAsync();
        _standby = await _primary.StartStandbyAsync();
        var settings = new NpgsqlConnectionStringBuilder(_primary.ConnectionString);
        var standby = new NpgsqlConnectionStringBuilder(_standby);
        settings.Host = $"{settings.Host}:{settings.Port},{standby.Host}:{standby.Port}";
        settings.HostRecheckSeconds = 1;
        _services = new ServiceCollection()
            .AddRaso(raso => raso.UsePostgres(settings.ConnectionString).AddInMemoryStorage("memory"))
            .BuildServiceProvider();
        await _services.GetRequiredService<IMigrator>().MigrateAsync(cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? default);
        await (_primary?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task Read_WhileTheStandbyLags_MissesWhatLatestSees()
    {
        await CreateAsync("Before");
        await EventuallyAsync(async () => (await ListAsync(latest: false)).Count == 1);
        await RunAsync(_standby, "SELECT pg_wal_replay_pause()");
        await EventuallyAsync(async () => await RunAsync(_standby, "SELECT pg_get_wal_replay_pause_state()") is "paused");

        var paper = await CreateAsync("During the lag");

        (await ListAsync(latest: false)).Should().Equal("Before");
        (await ListAsync(latest: true)).Should().Equal("During the lag", "Before");
        (await SearchAsync(latest: false)).Should().BeEmpty();
        (await SearchAsync(latest: true)).Should().Equal("During the lag");
        (await Papers.GetAsync(paper.Id, Token))!.Title.Should().Be("During the lag", "one's own write is there for those who know its id");
        await RunAsync(_standby, "SELECT pg_wal_replay_resume()");
        await EventuallyAsync(async () => (await SearchAsync(latest: false)).Count == 1);
    }

    [Fact]
    public async Task Read_WhileTheStandbyLagsBehindTheSchema_IsAnsweredByThePrimary()
    {
        await RunAsync(_standby, "SELECT pg_wal_replay_pause()");
        await EventuallyAsync(async () => await RunAsync(_standby, "SELECT pg_get_wal_replay_pause_state()") is "paused");
        await RunAsync(_primary!.ConnectionString, "ALTER TABLE papers RENAME TO others");
        await RunAsync(_standby, "SELECT pg_wal_replay_resume()");
        await EventuallyAsync(async () => await RunAsync(_standby, "SELECT to_regclass('papers')::text") is DBNull);
        await RunAsync(_standby, "SELECT pg_wal_replay_pause()");
        await EventuallyAsync(async () => await RunAsync(_standby, "SELECT pg_get_wal_replay_pause_state()") is "paused");
        await RunAsync(_primary.ConnectionString, "ALTER TABLE others RENAME TO papers");

        (await ListAsync(latest: false)).Should().BeEmpty("the standby has no such table, the primary has");
        await RunAsync(_standby, "SELECT pg_wal_replay_resume()");
    }

    [Fact]
    public async Task Read_WhileSessionsOfTheStandbyAreEnded_NeverFails()
    {
        await CreateAsync("One");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = Enumerable.Range(0, 4).Select(async _ =>
        {
            var reads = 0;
            while (!stop.IsCancellationRequested)
            {
                (await ListAsync(latest: false)).Count.Should().BeLessThan(2);
                reads++;
            }

            return reads;
        }).ToList();

        for (var i = 0; i < 50; i++)
        {
            await RunAsync(_standby, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        }

        await stop.CancelAsync();
        (await Task.WhenAll(readers)).Should().OnlyContain(reads => reads > 0);
    }

    [Fact]
    public async Task Write_AfterTheStandbyTookThePrimarysPlace_GoesOnByItself()
    {
        await CreateAsync("Before");
        await EventuallyAsync(async () => (await ListAsync(latest: false)).Count == 1);

        await _primary!.StopAsync();
        await RunAsync(_standby, "SELECT pg_promote()");
        var refusals = 0;
        await EventuallyAsync(async () =>
        {
            try
            {
                await CreateAsync("After");
                return true;
            }
            catch (CatalogException error)
            {
                error.IsTransient.Should().BeTrue("it is over once the new primary is known: {0}", error);
                refusals++;
                return false;
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{refusals} writes were refused meanwhile");
        (await ListAsync(latest: false)).Should().Equal("After", "Before");
        (await ListAsync(latest: true)).Should().Equal("After", "Before");
    }

    private static async Task<object?> RunAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Token);
    }

    private static async Task EventuallyAsync(Func<Task<bool>> ask)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!await ask())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    private Task<Paper> CreateAsync(string title) => Papers.CreateAsync(new NewPaper { Title = title, Authors = ["Jane Doe"] }, Token);

    private async Task<IReadOnlyList<string>> ListAsync(bool latest) =>
        [.. (await Papers.ListAsync(new PaperListOptions { Latest = latest }, Token)).Items.Select(paper => paper.Title)];

    private async Task<IReadOnlyList<string>> SearchAsync(bool latest) =>
        [.. (await Papers.SearchAsync(new PaperSearch { Text = "lag", Latest = latest }, Token)).Hits.Select(hit => hit.Paper.Title)];
}
