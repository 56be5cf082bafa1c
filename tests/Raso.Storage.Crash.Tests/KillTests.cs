using Npgsql;

namespace Raso.Storage.Crash.Tests;

/// <summary>A worker that stores, replaces and deletes is killed at random moments: rows and files must not part.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-crash-").FullName;

    [Fact]
    public async Task Sweep_WorkersKilledAtRandomMomentsOnSqlite_RowsAndFilesAgree() =>
        await RunAsync("sqlite", Path.Combine(_folder, "raso.db"));

    [Fact]
    [Trait("Category", "Server")]
    public async Task Sweep_WorkersKilledAtRandomMomentsOnPostgres_RowsAndFilesAgree()
    {
        var server = Environment.GetEnvironmentVariable("RASO_TEST_POSTGRES")
            ?? throw new InvalidOperationException("RASO_TEST_POSTGRES is not set: run ./eng/test, which starts a server.");
        var database = $"crash_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {database}");
        try
        {
            await RunAsync("postgres", new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString);
        }
        finally
        {
            await ExecuteAsync(server, $"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RunAsync(string dialect, string catalog)
    {
        var kills = Setting("RASO_TEST_KILLS", 100);
        var seed = Setting("RASO_TEST_SEED", Environment.TickCount);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed} (set RASO_TEST_SEED to run it again), {kills} kills (RASO_TEST_KILLS)");
        var calls = await new KillCampaign(dialect, catalog, Path.Combine(_folder, "files"), seed).RunAsync(kills);
        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} calls were acknowledged");
        calls.Should().BeGreaterThan(kills, "workers that do nothing prove nothing");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
