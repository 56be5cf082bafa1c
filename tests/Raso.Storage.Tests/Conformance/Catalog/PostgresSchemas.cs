using System.Collections.Concurrent;
using Npgsql;

namespace Raso.Storage.Conformance.Catalog;

/// <summary>Schemas that were migrated for one test and emptied for the next: migrating a new one takes longer than most tests. The last to go drops them all.</summary>
public sealed class PostgresSchemas : IAsyncDisposable
{
    private const string Variable = "RASO_TEST_POSTGRES";

    // In this mode no trigger fires, so that nothing refuses to let tombstones and versions go.
    private const string Empty = """
        SET session_replication_role = replica;
        DELETE FROM generation_jobs; DELETE FROM asset_relationships; DELETE FROM version_rollbacks; DELETE FROM content_versions;
        DELETE FROM visual_assets; DELETE FROM audio_assets; DELETE FROM video_assets; DELETE FROM papers; DELETE FROM paper_folders;
        DELETE FROM leases; DELETE FROM file_replicas; DELETE FROM files; DELETE FROM storage_backends;
        """;

    private static readonly ConcurrentBag<string> Idle = [];

    /// <summary>Gets the connection string of the test server.</summary>
    internal static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{Variable} names no PostgreSQL server: run the tests with ./eng/test, which starts one.");

    /// <summary>Takes a schema that nobody else uses.</summary>
    /// <returns>The name, and whether the schema must be migrated first.</returns>
    internal static async Task<(string Name, bool IsNew)> TakeAsync(CancellationToken cancellationToken)
    {
        if (Idle.TryTake(out var idle))
        {
            return (idle, false);
        }

        var name = $"conformance_{Guid.CreateVersion7():N}";
        await RunAsync(name, $"CREATE SCHEMA {name}", cancellationToken);
        return (name, true);
    }

    /// <summary>Gives a schema back: emptied where it is as it was migrated, dropped where not.</summary>
    internal static async Task GiveBackAsync(string name, bool isReusable)
    {
        await RunAsync(name, isReusable ? Empty : Drop(name), CancellationToken.None);
        if (isReusable)
        {
            Idle.Add(name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (Idle.TryTake(out var name))
        {
            await RunAsync(name, Drop(name), CancellationToken.None);
        }
    }

    /// <summary>Opens connections that know nothing of the catalogue.</summary>
    internal static NpgsqlDataSource OpenPlain(string schema) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { SearchPath = schema, Pooling = false });

    private static string Drop(string name) => $"SET client_min_messages = warning; DROP SCHEMA {name} CASCADE";

    private static async Task RunAsync(string schema, string sql, CancellationToken cancellationToken)
    {
        await using var source = OpenPlain(schema);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
