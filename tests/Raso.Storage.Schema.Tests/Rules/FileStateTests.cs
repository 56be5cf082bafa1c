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
        await database.DeleteReplicasAsync("WHERE file_id IN (SELECT id FROM files WHERE state IN ('abandoned', 'deleted'))");
        await database.ExecuteAsync($"UPDATE files SET purged_at = '{Rows.Later}' WHERE state IN ('abandoned', 'deleted')");
        await database.ExecuteAsync("DELETE FROM files WHERE purged_at IS NOT NULL");

        (await database.ScalarAsync("SELECT count(*) FROM files")).Should().Be("3");
        (await database.ScalarAsync("SELECT count(*) FROM file_replicas")).Should().Be("3", "replicas go with their file");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Purge_OfAFileWhoseBytesWereNotDeletedTwice_IsRefused(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.BeginFileAsync("a");
        await database.ExecuteAsync("INSERT INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files");
        await MoveAsync(database, "a", "abandoned");
        var purge = $"UPDATE files SET purged_at = '{Rows.Later}'";

        (await database.FaultAsync(purge)).Should().Be("RS004", "its bytes may be there");
        (await database.FaultAsync("UPDATE file_replicas SET state = 'deleted'")).Should().Be("RS004", "nobody claimed it");
        (await database.FaultAsync("INSERT INTO file_replicas (file_id, backend, state) SELECT id, 'other', 'deleted' FROM files")).Should().Be("RS004");
        await database.ExecuteAsync($"UPDATE file_replicas SET claim_token = '{Rows.Token}', claim_until = '{Rows.Later}'");
        await database.ExecuteAsync("UPDATE file_replicas SET state = 'deleted', claim_token = NULL, claim_until = NULL");
        (await database.FaultAsync(purge)).Should().Be("RS004", "a late request may have brought its bytes back");
        (await database.FaultAsync($"UPDATE file_replicas SET verified_at = '{Rows.Later}'")).Should().Be("RS004", "nobody claimed it");
        await database.DeleteReplicasAsync("");

        (await database.FaultAsync(purge)).Should().Be("nothing refused it");
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task LeaseOrClaim_ThatEndsLaterThanAnyOptionAllows_IsRefused(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.BeginFileAsync("a");
        await database.ExecuteAsync("INSERT INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files");
        await database.ExecuteAsync("INSERT INTO leases (name) VALUES ('backup')");
        await database.ExecuteAsync($"INSERT INTO paper_folders (paper_id, folder, backend) VALUES ('{Rows.Paper}', 'a', 'local')");
        const string Never = "'9999-12-31T00:00:00.000Z'";
        string[] statements =
        [
            $"UPDATE files SET lease_until = {Never}",
            $"INSERT INTO files (path, token, lease_until) VALUES ('b', '{Rows.Token}', {Never})",
            $"UPDATE file_replicas SET claim_until = {Never}",
            $"INSERT INTO file_replicas (file_id, backend, claim_until) SELECT id, 'other', {Never} FROM files",
            $"UPDATE leases SET lease_until = {Never}",
            $"INSERT INTO leases (name, lease_until) VALUES ('other', {Never})",
            $"UPDATE paper_folders SET claim_until = {Never}",
            $"INSERT INTO paper_folders (paper_id, folder, backend, claim_until) VALUES ('{Rows.Video}', 'b', 'local', {Never})",
        ];

        foreach (var statement in statements)
        {
            (await database.FaultAsync(statement)).Should().Be("RS004", statement);
            (await database.FaultAsync(statement.Replace(Never, $"'{Rows.Later}'", StringComparison.Ordinal))).Should().Be("nothing refused it", statement);
        }
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
