using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The PostgreSQL server that the tests run against.</summary>
internal static class PostgresServer
{
    private const string Variable = "RASO_TEST_POSTGRES";

    public static NpgsqlConnectionStringBuilder Settings => new(
        Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} is not set: run ./eng/test, which starts a server, or set it to the connection string of a superuser."));

    public static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Settings.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
