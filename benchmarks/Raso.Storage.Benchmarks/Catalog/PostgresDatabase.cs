using Npgsql;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Databases of one server, which RASO_TEST_POSTGRES names.</summary>
internal static class PostgresDatabase
{
    private const string Variable = "RASO_TEST_POSTGRES";

    public static string Server => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no server; eng/bench starts one.");

    public static string Named(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    /// <summary>Makes a database anew, empty or as a copy.</summary>
    public static async Task<string> MakeAsync(string name, string? template = null)
    {
        await DropAsync(name);
        await RunAsync(Server, template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return Named(name);
    }

    public static Task DropAsync(string name) => RunAsync(Server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>Runs statements on a connection of their own, without a limit of time.</summary>
    public static async Task RunAsync(string database, params IReadOnlyList<string> statements)
    {
        var settings = new NpgsqlConnectionStringBuilder(database) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs psql, which reads the password from its environment.</summary>
    public static Task<string> PsqlAsync(string database, string command)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        return Tool.RunAsync(
            new Dictionary<string, string>
            {
                ["PGHOST"] = settings.Host!,
                ["PGPORT"] = settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["PGUSER"] = settings.Username!,
                ["PGPASSWORD"] = settings.Password!,
                ["PGDATABASE"] = settings.Database!,
            },
            "psql",
            ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", command]);
    }
}
