namespace Raso.Storage.Schema.Tests;

/// <summary>Rule 8: the states of a file, and what leaves the ledger.</summary>
public sealed class FileStateTests
{
    private static readonly string[] States = ["writing", "committed", "abandoned", "deleting", "deleted"];

    private static readonly string[] Allowed =
        ["writing>committed", "writing>abandoned", "committed>deleting", "deleting>deleted"];

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Move_FromEachStateToEach_OnlyAllowedOnesPass(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");

        foreach (var from in States)
        {
            await database.BeginFileAsync(from);
            await MoveAsync(database, from, from);
            foreach (var to in States.Where(to => to != from))
            {
                var fault = await database.FaultAsync(
                    $"UPDATE files SET state = '{to}', size = coalesce(size, 1), sha256 = coalesce(sha256, '{Rows.Hash}') WHERE path = '{from}'");
                var expected = Allowed.Contains($"{from}>{to}") ? ["nothing refused it"] : (string[])["RS004", "RS005"];
                expected.Should().Contain(fault, "{0} to {1}", from, to);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Move_ToCommittedAndAbandoned_NotesTheTime(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.BeginFileAsync("a");
        await database.BeginFileAsync("b");

        await MoveAsync(database, "a", "committed");
        await MoveAsync(database, "b", "abandoned");

        (await database.QueryAsync(
            "SELECT path, committed_at >= created_at, ended_at >= created_at FROM files ORDER BY path")).Should().Equal("a|1|", "b||1");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Move_ToDeletingWhileNamed_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);

        (await database.FaultAsync("UPDATE files SET state = 'deleting'")).Should().Be("RS004");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Delete_OfALedgerRow_NeedsAPurgedTombstone(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        foreach (var state in States)
        {
            await database.BeginFileAsync(state);
            await MoveAsync(database, state, state);
            (await database.FaultAsync($"DELETE FROM files WHERE path = '{state}'")).Should().Be("RS004", "{0} is in the ledger", state);
        }

        await database.ExecuteAsync("INSERT INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files");
        await database.ExecuteAsync($"UPDATE files SET purged_at = '{Rows.Later}' WHERE state IN ('abandoned', 'deleted')");
        await database.ExecuteAsync("DELETE FROM files WHERE purged_at IS NOT NULL");

        (await database.ScalarAsync("SELECT count(*) FROM files")).Should().Be("3");
        (await database.ScalarAsync("SELECT count(*) FROM file_replicas")).Should().Be("3", "replicas go with their file");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Delete_OfAPrunedVersionsTombstone_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        await database.AddFilesAsync("v2");
        await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        await database.ExecuteAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v1'");
        await database.ExecuteAsync("UPDATE files SET state = 'deleted' WHERE path = 'v1'");
        await database.ExecuteAsync($"UPDATE files SET purged_at = '{Rows.Later}' WHERE path = 'v1'");

        (await database.FaultAsync("DELETE FROM files WHERE path = 'v1'")).Should().Be("content_versions_file_path_fkey");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Lease_TokenGoingBackOrRowDeleted_IsRefused(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.ExecuteAsync($"INSERT INTO leases (name, holder, token, lease_until) VALUES ('backup', 'a', 7, '{Rows.Later}')");

        await database.ExecuteAsync("UPDATE leases SET token = 8, holder = 'b'");

        (await database.FaultAsync("UPDATE leases SET token = 7")).Should().Be("RS005");
        (await database.FaultAsync("UPDATE leases SET name = 'other'")).Should().Be("RS005");
        (await database.FaultAsync("DELETE FROM leases")).Should().Be("RS004");
    }

    /// <summary>Brings a file that is being written to a state, by allowed moves.</summary>
    private static async Task MoveAsync(CatalogueDatabase database, string path, string state)
    {
        string[] way = state switch
        {
            "abandoned" => ["abandoned"],
            "committed" => ["committed"],
            "deleting" => ["committed", "deleting"],
            "deleted" => ["committed", "deleting", "deleted"],
            _ => [],
        };
        foreach (var step in way)
        {
            await database.ExecuteAsync(step == "committed"
                ? $"UPDATE files SET state = 'committed', size = 1, sha256 = '{Rows.Hash}' WHERE path = '{path}'"
                : $"UPDATE files SET state = '{step}' WHERE path = '{path}'");
        }
    }
}
