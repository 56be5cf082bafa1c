using Npgsql;

namespace Raso.Storage.Schema.Tests;

/// <summary>Two sessions at once on PostgreSQL. SQLite has one writer.</summary>
[Trait("Category", "Server")]
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task UpdatePath_ByManyWriters_KeepsNumbersDense()
    {
        const int writers = 8;
        const int each = 5;
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddPaperAsync(Rows.Paper);
            await database.AddVideoAsync(Rows.Video, "v1");
        });

        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            await using var connection = await database.OpenAsync();
            for (var i = 0; i < each; i++)
            {
                var path = $"w{writer}-{i}";
                await RunAsync(connection,
                    $"""
                    BEGIN;
                    INSERT INTO files (path, token, lease_until) VALUES ('{path}', '{Rows.Token}', '{Rows.Later}');
                    UPDATE files SET state = 'committed', size = {Rows.Size}, sha256 = '{Rows.Hash}' WHERE path = '{path}';
                    UPDATE video_assets SET file_path = '{path}';
                    COMMIT
                    """);
            }
        }));

        (await database.ScalarAsync(
            """
            SELECT count(*), max(version_number), count(*) FILTER (WHERE is_current),
                count(*) FILTER (WHERE is_current AND version_number = 41), count(parent_version_id) FROM content_versions
            """)).Should().Be("41|41|1|1|40");
        (await database.ScalarAsync(
            """
            SELECT count(*) FROM content_versions AS v JOIN content_versions AS p ON p.id = v.parent_version_id
            WHERE p.version_number = v.version_number - 1
            """)).Should().Be("40", "each writer continued what the one before it had committed");
    }

    [Fact]
    public async Task DropReference_ByTwoTransactionsAtOnce_LeavesNoOrphan()
    {
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddFilesAsync("pdf");
            await database.AddPaperAsync(Rows.Paper, "pdf");
            await database.AddPaperAsync(Rows.Video, "pdf");
        });
        await using var other = await database.OpenAsync();

        await database.ExecuteAsync("BEGIN");
        await database.ExecuteAsync($"DELETE FROM papers WHERE id = '{Rows.Paper}'");
        await RunAsync(other, "BEGIN");
        var second = RunAsync(other, $"DELETE FROM papers WHERE id = '{Rows.Video}'");
        await WaitForLockAsync(database, other, second);
        (await database.StateOfAsync("pdf")).Should().Be("committed", "the other's reference still stood");
        await database.ExecuteAsync("COMMIT");
        await second;
        await RunAsync(other, "COMMIT");

        (await database.StateOfAsync("pdf")).Should().Be("deleting");
    }

    [Fact]
    public async Task AddReference_WhileTheLastOneGoes_IsRefused()
    {
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddFilesAsync("pdf");
            await database.AddPaperAsync(Rows.Paper, "pdf");
            await database.AddPaperAsync(Rows.Video);
        });
        await using var other = await database.OpenAsync();

        await database.ExecuteAsync("BEGIN");
        await database.ExecuteAsync($"DELETE FROM papers WHERE id = '{Rows.Paper}'");
        var second = RunAsync(other, "UPDATE papers SET pdf_path = 'pdf'");
        await WaitForLockAsync(database, other, second);
        await database.ExecuteAsync("COMMIT");

        (await second.Awaiting(task => task).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("RS001");
    }

    [Fact]
    public async Task MoveToDeleting_WhileAReferenceIsAdded_WaitsAndIsRefused()
    {
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddFilesAsync("pdf");
            await database.AddPaperAsync(Rows.Paper, "pdf");
            await database.AddPaperAsync(Rows.Video);
        });
        await using var other = await database.OpenAsync();
        await database.ExecuteAsync("BEGIN");
        await database.ExecuteAsync($"UPDATE papers SET pdf_path = 'pdf' WHERE id = '{Rows.Video}'");

        var second = RunAsync(other, $"DELETE FROM papers WHERE id = '{Rows.Paper}'");
        await WaitForLockAsync(database, other, second);
        await database.ExecuteAsync("COMMIT");
        await second;

        (await database.StateOfAsync("pdf")).Should().Be("committed");
    }

    [Fact]
    public async Task InsertAsset_OfOneFileByTwoTransactions_GivesItToOne()
    {
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddFilesAsync("shared");
            await database.AddPaperAsync(Rows.Paper, "shared");
        });
        await using var other = await database.OpenAsync();

        await database.ExecuteAsync("BEGIN");
        await database.ExecuteAsync(GoodRows.Insert("video_assets", "file_path = 'shared'"));
        var second = RunAsync(other, GoodRows.Insert("audio_assets", "file_path = 'shared'"));
        await WaitForLockAsync(database, other, second);
        await database.ExecuteAsync("COMMIT");

        (await second.Awaiting(task => task).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("RS002");
    }

    [Fact]
    public async Task Rollback_WhileItsVersionIsPruned_IsRefused()
    {
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddPaperAsync(Rows.Paper);
            await database.AddVideoAsync(Rows.Video, "v1");
            await database.AddFilesAsync("v2");
            await database.ExecuteAsync("UPDATE video_assets SET file_path = 'v2'");
        });
        await using var other = await database.OpenAsync();

        await database.ExecuteAsync("BEGIN");
        await database.ExecuteAsync($"UPDATE content_versions SET pruned_at = '{Rows.Later}' WHERE file_path = 'v1'");
        var second = RunAsync(other, "UPDATE video_assets SET file_path = 'v1'");
        await WaitForLockAsync(database, other, second);
        await database.ExecuteAsync("COMMIT");

        (await second.Awaiting(task => task).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("RS003");
    }

    [Theory]
    [InlineData("REPEATABLE READ")]
    [InlineData("SERIALIZABLE")]
    public async Task DropReference_UnderAnOldSnapshot_IsRefused(string isolation)
    {
        await using var database = await CommittedAsync(async database =>
        {
            await database.AddFilesAsync("pdf");
            await database.AddPaperAsync(Rows.Paper, "pdf");
        });

        await database.ExecuteAsync($"BEGIN ISOLATION LEVEL {isolation}");

        (await database.FaultAsync("DELETE FROM papers")).Should().Be(PostgresErrorCodes.InvalidTransactionState);
    }

    private static async Task<PostgresDatabase> CommittedAsync(Func<PostgresDatabase, Task> seed)
    {
        var database = (PostgresDatabase)await CatalogueDatabase.CreateAsync(CatalogueKind.Postgres);
        await database.ExecuteAsync("BEGIN");
        await seed(database);
        await database.ExecuteAsync("COMMIT");
        return database;
    }

    /// <summary>Waits until the other session waits for a lock: then it has looked, and has not gone on.</summary>
    private static async Task WaitForLockAsync(PostgresDatabase database, NpgsqlConnection other, Task second)
    {
        while (!second.IsCompleted && await database.ScalarAsync($"SELECT cardinality(pg_blocking_pids({other.ProcessID})) > 0") != "1")
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        second.IsCompleted.Should().BeFalse("it has to wait");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
