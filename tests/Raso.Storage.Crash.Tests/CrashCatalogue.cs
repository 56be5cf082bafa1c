using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Migrations;

namespace Raso.Storage.Crash.Tests;

/// <summary>An empty catalogue and folder of one test, removed with it.</summary>
internal sealed class CrashCatalogue : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-crash-").FullName;
    private readonly string? _database;

    private readonly string? _server;

    private CrashCatalogue(string dialect, bool sidecars, string? server)
    {
        _server = server;
        _database = dialect == "postgres" ? $"crash_{Guid.CreateVersion7():N}" : null;
        Settings = new CrashSettings
        {
            Dialect = dialect,
            Catalog = _database is null
                ? Path.Combine(_folder, "raso.db")
                : new NpgsqlConnectionStringBuilder(Server) { Database = _database }.ConnectionString,
            Root = Path.Combine(_folder, "files"),
            Sidecars = sidecars,
        };
    }

    public CrashSettings Settings { get; }

    private string Server => _server ?? Environment.GetEnvironmentVariable("RASO_TEST_POSTGRES")
        ?? throw new InvalidOperationException("RASO_TEST_POSTGRES is not set: run ./eng/test, which starts a server.");

    public static async Task<CrashCatalogue> CreateAsync(string dialect, bool sidecars = false, string? server = null)
    {
        var catalogue = new CrashCatalogue(dialect, sidecars, server);
        if (catalogue._database is not null)
        {
            await catalogue.ExecuteAsync($"CREATE DATABASE {catalogue._database}");
        }

        await using var provider = CrashSetup.Create(catalogue.Settings);
        await provider.GetRequiredService<IMigrator>().MigrateAsync();
        // Opened once, so that the first steps of a worker are those of its work.
        await provider.GetRequiredService<ICloudStorageBackend>().ExistsAsync(StoragePath.Parse("none"));
        return catalogue;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
