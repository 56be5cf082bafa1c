namespace Raso.Storage.Sqlite.Tests;

public sealed class SqliteCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_SixteenWriters_QueueAndLoseNothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id);
        var inside = 0;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            for (var i = 0; i < 5; i++)
            {
                var intent = await database.Catalog.BeginFileAsync();
                await database.Catalog.WriteAsync(async session =>
                {
                    Interlocked.Increment(ref inside).Should().Be(1);
                    await session.ConfirmAsync(intent);
                    await session.Videos.UpdateAsync(video.Id, new(), Samples.Version(intent), null, Token);
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                });
            }
        }));

        var changed = (await database.Catalog.ReadAsync(session => session.Videos.GetAsync(video.Id, Token)))!;
        changed.VersionNumber.Should().Be(81);
        changed.RowVersion.Should().Be(81);
    }

    [Fact]
    public async Task WriteAsync_TwoCatalogsOnOneFile_WaitForEachOther()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var other = database.OpenAnother();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? database.Catalog : other).AddPaperAsync()));

        (await other.ReadAsync(session => session.Papers.ListAsync(null, true, 100, Token))).Should().HaveCount(40);
    }

    [Fact]
    public async Task WriteAsync_WorkThrows_RollsBack()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var id = Guid.CreateVersion7();

        var act = () => database.Catalog.WriteAsync(async session =>
        {
            await session.Papers.InsertAsync(id, Samples.Paper(), "papers/one", Token);
            throw new InvalidDataException("stop");
        });

        await act.Should().ThrowAsync<InvalidDataException>();
        (await database.Catalog.ReadAsync(session => session.Papers.GetAsync(id, Token))).Should().BeNull();
    }

    [Fact]
    public async Task ReadSnapshotAsync_WhileAnotherWrites_SeesTheMomentItBegan()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var (before, after) = await database.Catalog.ReadSnapshotAsync(async (session, _) =>
        {
            var first = await session.Papers.ListAsync(null, true, 10, Token);
            await database.Catalog.AddPaperAsync();
            return (first, await session.Papers.ListAsync(null, true, 10, Token));
        }, Token);

        before.Should().BeEmpty();
        after.Should().BeEmpty();
        (await database.Catalog.ReadLatestAsync((session, token) => session.Papers.ListAsync(null, true, 10, token), Token)).Should().ContainSingle();
    }

    [Fact]
    public async Task ReadAsync_Change_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var act = () => database.Catalog.ReadAsync(session => session.Papers.InsertAsync(Guid.CreateVersion7(), Samples.Paper(), "papers/one", Token));

        (await act.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*WriteAsync*");
    }

    [Fact]
    public async Task WriteAsync_WithinAnother_IsRefusedInsteadOfWaitingForEver()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var act = () => database.Catalog.WriteAsync(_ => database.Catalog.AddPaperAsync());

        await act.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task WriteAsync_SessionKeptAfterItsEnd_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var kept = await database.Catalog.WriteAsync(Task.FromResult);

        var act = () => kept.Papers.GetAsync(Guid.CreateVersion7(), Token);

        await act.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task WriteAsync_DiskFull_IsResourceExhaustedAndLeavesNothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var huge = Samples.Paper("huge") with { Abstract = new string('x', 4_000_000) };

        var act = () => database.Catalog.WriteAsync(async session =>
        {
            var connection = ((SqliteSession)session).Statements.Connection;
            connection.Run("PRAGMA max_page_count = 1");
            try
            {
                await session.Papers.InsertAsync(Guid.CreateVersion7(), huge, "papers/huge", Token);
            }
            finally
            {
                connection.Run("PRAGMA max_page_count = 4294967294");
            }
        });

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.ResourceExhausted);
        await database.Catalog.AddPaperAsync(Samples.Paper("next"));
        (await database.Catalog.ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token))).Should().ContainSingle().Which.Title.Should().Be("next");
    }

    // SQLite itself rolls back after some errors; what follows must not be committed statement by statement.
    [Fact]
    public async Task WriteAsync_RolledBackWithin_NothingMoreIsWritten()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        CatalogException? next = null;

        var act = () => database.Catalog.WriteAsync(async session =>
        {
            ((SqliteSession)session).Statements.Connection.Run(ConnectionSql.Rollback);
            next = await Assert.ThrowsAsync<CatalogException>(() => session.Papers.InsertAsync(Guid.CreateVersion7(), Samples.Paper(), "papers/one", Token));
        });

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        next!.Code.Should().Be(CatalogErrorCode.Conflict);
        (await database.Catalog.ReadAsync(session => session.Papers.ListAsync(null, true, 10, Token))).Should().BeEmpty();
    }

    [Fact]
    public async Task DisposeAsync_ThenUsed_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var other = database.OpenAnother();
        await other.ReadAsync(session => session.Files.ListAsync(null, 1, Token));
        await other.DisposeAsync();

        var act = () => other.ReadAsync(session => session.Files.ListAsync(null, 1, Token));

        await act.Should().ThrowAsync<ObjectDisposedException>();
    }
}
