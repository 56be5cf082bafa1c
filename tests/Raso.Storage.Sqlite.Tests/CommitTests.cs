using Raso.Storage.Catalog;
using SQLitePCL;

namespace Raso.Storage.Sqlite.Tests;

public sealed class CommitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_CancelledDuringCommit_IsCommittedAndSaysSo()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        var id = Guid.CreateVersion7();

        var paper = await database.Catalog.WriteAsync(
            (session, token) =>
            {
                raw.sqlite3_commit_hook(
                    ConnectionOf(session).Handle,
                    _ =>
                    {
                        cancellation.Cancel();
                        return 0;
                    },
                    null);
                return session.Papers.InsertAsync(id, Samples.Paper(), "papers/one", token);
            },
            cancellation.Token);

        cancellation.IsCancellationRequested.Should().BeTrue();
        paper!.Id.Should().Be(id);
        (await database.Catalog.ReadAsync(session => session.Papers.GetAsync(id, Token))).Should().NotBeNull();
    }

    [Fact]
    public async Task WriteAsync_CancelledBeforeCommit_RollsBack()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        var id = Guid.CreateVersion7();

        var act = () => database.Catalog.WriteAsync(
            async (session, token) =>
            {
                var paper = await session.Papers.InsertAsync(id, Samples.Paper(), "papers/one", token);
                await cancellation.CancelAsync();
                return paper;
            },
            cancellation.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await database.Catalog.ReadAsync(session => session.Papers.GetAsync(id, Token))).Should().BeNull();
    }

    [Fact]
    public async Task WriteAsync_CommitRefusedAndStillOpen_IsRolledBackAndNotRunAgain()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var runs = 0;
        var act = () => database.Catalog.WriteAsync(session =>
        {
            runs++;
            ConnectionOf(session).Run(
                """
                PRAGMA defer_foreign_keys = on;
                DROP TRIGGER file_replicas_inserted;
                INSERT INTO file_replicas (file_id, backend) VALUES ('none', 'disk')
                """);
            return Task.CompletedTask;
        });

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.ConstraintViolation);

        runs.Should().Be(1);
        await database.Catalog.AddPaperAsync();
    }

    [Fact]
    public async Task WriteAsync_CommitTurnedIntoRollback_SaysThatNothingChanged()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var id = Guid.CreateVersion7();
        DatabaseConnection? used = null;
        var act = () => database.Catalog.WriteAsync(session =>
        {
            used = ConnectionOf(session);
            raw.sqlite3_commit_hook(used.Handle, _ => 1, null);
            return session.Papers.InsertAsync(id, Samples.Paper(), "papers/one", Token);
        });

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.ConstraintViolation);

        raw.sqlite3_commit_hook(used!.Handle, null, null);
        (await database.Catalog.ReadAsync(session => session.Papers.GetAsync(id, Token))).Should().BeNull();
    }

    // What a process that is killed leaves behind is what stands in the files: a copy of both is the same as a crash.
    [Fact]
    public async Task WriteAsync_FilesAsACrashLeavesThem_HoldWhatWasCommittedOnly()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var crashed = TemporaryDatabase.CreateEmpty();
        await database.Catalog.AddPaperAsync(Samples.Paper("committed"));

        await database.Catalog.WriteAsync(async session =>
        {
            // Spilled into the log before COMMIT.
            ConnectionOf(session).Run("PRAGMA cache_size = 1");
            await session.Papers.InsertAsync(Guid.CreateVersion7(), Samples.Paper() with { Abstract = new string('x', 1_000_000) }, "papers/open", Token);
            File.Copy(database.File, crashed.File);
            File.Copy(database.File + "-wal", crashed.File + "-wal");
        });

        new FileInfo(crashed.File + "-wal").Length.Should().BeGreaterThan(1_000_000);
        var papers = await crashed.Catalog.ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token));
        papers.Should().ContainSingle().Which.Title.Should().Be("committed");
    }

    private static DatabaseConnection ConnectionOf(ICatalogSession session) => ((SqliteSession)session).Statements.Connection;
}
