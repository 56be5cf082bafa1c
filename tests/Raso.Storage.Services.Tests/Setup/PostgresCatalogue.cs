using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Raso.Storage.Migrations;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A schema on the test server that is migrated once and emptied for each test.</summary>
public sealed class PostgresCatalogue : Catalogue
{
    private const string Variable = "RASO_TEST_POSTGRES";

    // In this mode no trigger fires, so that nothing refuses to let tombstones and versions go.
    private const string Empty = """
        SET session_replication_role = replica;
        DELETE FROM generation_jobs; DELETE FROM asset_relationships; DELETE FROM version_rollbacks; DELETE FROM content_versions;
        DELETE FROM visual_assets; DELETE FROM audio_assets; DELETE FROM video_assets; DELETE FROM papers; DELETE FROM paper_folders;
        DELETE FROM leases; DELETE FROM file_replicas; DELETE FROM files; DELETE FROM storage_backends;
        """;

    private readonly string _schema = $"services_{Guid.CreateVersion7():N}";

    /// <summary>Gets the name of the schema, which the connections of its catalogue have as their application's name too.</summary>
    public string Schema => _schema;

    public static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{Variable} names no PostgreSQL server: run the tests with ./eng/test, which starts one.");

    public override async ValueTask InitializeAsync()
    {
        await RunAsync($"CREATE SCHEMA {_schema}");
        await using var provider = new ServiceCollection().AddRaso(raso =>
        {
            Use(raso);
            raso.AddInMemoryStorage("memory");
        }).BuildServiceProvider();
        await provider.GetRequiredService<IMigrator>().MigrateAsync();
    }

    public override async ValueTask DisposeAsync() => await RunAsync($"SET client_min_messages = warning; DROP SCHEMA {_schema} CASCADE");

    public override Task ResetAsync() => RunAsync(Empty);

    public override void Use(RasoBuilder raso) => raso.UsePostgres(
        new NpgsqlConnectionStringBuilder(Server) { ApplicationName = _schema }.ConnectionString, options => options.Schema = _schema);

    public override async Task<(int Open, int Busy)> CountConnectionsAsync()
    {
        const string Count = "SELECT count(*) FROM pg_stat_activity WHERE application_name =";
        return (Convert.ToInt32(await RunAsync($"{Count} '{_schema}'"), CultureInfo.InvariantCulture),
            Convert.ToInt32(await RunAsync($"{Count} '{_schema}' AND state <> 'idle'"), CultureInfo.InvariantCulture));
    }

    /// <summary>Ends every connection of the catalogue, in the middle of what it does.</summary>
    public Task EndConnectionsAsync() => RunAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{_schema}'");

    public override string FromNow(int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"clock_timestamp() + make_interval(secs => {seconds})");

    public override Task RunPastTriggersAsync(string sql) => RunAsync($"SET session_replication_role = replica; {sql}");

    public override Task AllowAnyPathAsync() => RunAsync(
        "ALTER TABLE files DROP CONSTRAINT files_path_check; ALTER TABLE paper_folders DROP CONSTRAINT paper_folders_folder_check");

    public override Task CheckPathsAsync() => RunAsync(
        "ALTER TABLE files ADD CONSTRAINT files_path_check CHECK (raso_is_path(path)); ALTER TABLE paper_folders ADD CONSTRAINT paper_folders_folder_check CHECK (raso_is_path(folder))");

    public override async Task<object?> RunAsync(string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(Server) { SearchPath = _schema, Pooling = false, Timeout = 60 };
        await using var source = NpgsqlDataSource.Create(settings);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
