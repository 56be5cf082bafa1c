using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Transactions: all or nothing, one moment for a reader, collisions run again, cancellation.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class TransactionConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>What the function returns is what the caller gets, from each of the three ways in.</summary>
    [Fact]
    public async Task Run_Result_ComesBack()
    {
        var paper = await AddPaperAsync();

        Assert.Equal(paper.Title, await Catalog.ReadAsync(async (session, token) => (await session.Papers.GetAsync(paper.Id, token))!.Title, Token));
        Assert.Equal(42, await Catalog.ReadLatestAsync((_, _) => Task.FromResult(42), Token));
        Assert.Null(await Catalog.WriteAsync((_, _) => Task.FromResult<string?>(null), Token));
    }

    /// <summary>An error in the function undoes all that it wrote, and comes out as it is.</summary>
    [Fact]
    public async Task Write_Throws_NothingIsWrittenAndErrorIsUnchanged()
    {
        var existing = await AddPaperAsync();
        var (file, id) = (new FileIntent(Guid.CreateVersion7(), StoragePath.Parse("files/undone"), Guid.CreateVersion7()), Guid.CreateVersion7());
        var thrown = new InvalidOperationException("An error of the caller's own.");
        var runs = 0;

        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(async session =>
        {
            runs++;
            await session.Papers.InsertAsync(id, SamplePapers.Plain, "papers/undone", Token);
            await session.Papers.UpdateAsync(existing.Id, new PaperChanges { Title = "Undone" }, null, Token);
            await session.Files.BeginAsync(file, null, ["disk"], LongLease, Token);
            throw thrown;
        }));

        Assert.Same(thrown, caught);
        Assert.Equal(1, runs);
        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
        Assert.Null(await ReadAsync(session => session.Files.FindAsync(file.Path, Token)));
        Fields.Same(existing, await GetPaperAsync(existing.Id));
    }

    /// <summary>An error in a reading function comes out as it is, too.</summary>
    [Fact]
    public async Task Read_Throws_ErrorIsUnchanged()
    {
        var thrown = new InvalidOperationException("An error of the caller's own.");

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.ReadAsync<int>((_, _) => throw thrown, Token)));
        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync<int>(_ => Task.FromException<int>(thrown))));
        await AddPaperAsync();
    }

    /// <summary>A refused statement undoes what was written before it in the transaction.</summary>
    [Fact]
    public async Task Write_StatementRefused_NothingIsWritten()
    {
        var taken = await AddPaperAsync(SamplePapers.Full);
        var id = Guid.CreateVersion7();

        await ThrowsAsync(
            CatalogErrorCode.AlreadyExists,
            () => WriteAsync(async session =>
            {
                await session.Papers.InsertAsync(id, SamplePapers.Plain, "papers/undone", Token);
                return await session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Plain with { Doi = taken.Doi }, "papers/refused", Token);
            }));

        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
    }

    /// <summary>Who swallows the error of a refused statement gets all of its changes or an error; never half of them in silence.</summary>
    [Fact]
    public async Task Write_RefusalSwallowed_CommitsAllOrThrows()
    {
        var taken = await AddPaperAsync(SamplePapers.Full);
        var (before, after) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var error = await Record.ExceptionAsync(() => WriteAsync(async session =>
        {
            await session.Papers.InsertAsync(before, SamplePapers.Plain, "papers/before", Token);
            await Record.ExceptionAsync(() => session.Papers.InsertAsync(
                Guid.CreateVersion7(), SamplePapers.Plain with { Doi = taken.Doi }, "papers/refused", Token));
            await session.Papers.InsertAsync(after, SamplePapers.Plain, "papers/after", Token);
        }));

        var isBefore = await ReadAsync(session => session.Papers.GetAsync(before, Token)) is not null;
        var isAfter = await ReadAsync(session => session.Papers.GetAsync(after, Token)) is not null;
        Assert.Equal(error is null, isBefore);
        Assert.Equal(error is null, isAfter);
        if (error is not null)
        {
            Assert.IsType<CatalogException>(error);
        }
    }

    /// <summary>A transaction reads what it wrote; nobody else does before the end.</summary>
    [Fact]
    public async Task Write_OwnChanges_AreReadInsideAlone()
    {
        var id = Guid.CreateVersion7();
        var (written, release) = (new TaskCompletionSource(), new TaskCompletionSource());

        var writer = WriteAsync(async session =>
        {
            await session.Papers.InsertAsync(id, SamplePapers.Full, "papers/own", Token);
            Assert.Equal(SamplePapers.Full.Title, (await session.Papers.GetAsync(id, Token))?.Title);
            Assert.NotNull(await session.Papers.FindByDoiAsync(SamplePapers.Full.Doi!, Token));
            await session.Papers.UpdateAsync(id, new PaperChanges { Title = "Changed" }, 1, Token);
            Assert.Equal("Changed", Assert.Single(await session.Papers.ListAsync(null, true, 10, Token)).Title);
            written.SetResult();
            await release.Task.WaitAsync(Token);
        });
        await Task.WhenAny(written.Task, writer);
        var seenOutside = await ReadAsync(session => session.Papers.GetAsync(id, Token));
        release.SetResult();
        await writer;

        Assert.Null(seenOutside);
        Assert.Equal("Changed", (await GetPaperAsync(id)).Title);
    }

    /// <summary>A reader sees one moment from its first statement to its last, and holds up no writer.</summary>
    [Fact]
    public async Task ReadLatest_WhileOthersWrite_SeesOneMoment()
    {
        var paper = await AddPaperAsync();
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());

        var reader = ReadAsync(async session =>
        {
            var first = await session.Papers.GetAsync(paper.Id, Token);
            begun.SetResult();
            await release.Task.WaitAsync(Token);

            Fields.Same(first!, (await session.Papers.GetAsync(paper.Id, Token))!);
            return await session.Papers.ListAsync(null, true, 10, Token);
        });
        await Task.WhenAny(begun.Task, reader);
        await WriteAsync(session => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Changed" }, null, Token));
        await AddPaperAsync();
        release.SetResult();

        Fields.Same(paper, Assert.Single(await reader));

        Assert.Equal("Changed", (await GetPaperAsync(paper.Id)).Title);
    }

    /// <summary>Who reads the latest sees every change that was committed before.</summary>
    [Fact]
    public async Task ReadLatest_AfterEachWrite_SeesIt()
    {
        var row = await AddPaperAsync();
        for (var i = 0; i < 20; i++)
        {
            row = await WriteAsync(session => session.Papers.UpdateAsync(row.Id, new PaperChanges { Title = $"Title {i}" }, row.RowVersion, Token));
            Assert.Equal(row.RowVersion, (await GetPaperAsync(row.Id)).RowVersion);
        }
    }

    /// <summary>Two writers that need the same two rows in opposite order both get through, one of them by running again.</summary>
    [Fact]
    public async Task Write_TwoWritersCollide_BothSucceed()
    {
        var (left, right) = (await AddPaperAsync(), await AddPaperAsync());
        var (leftHeld, rightHeld) = (new TaskCompletionSource(), new TaskCompletionSource());

        await Task.WhenAll(
            ChangeBothAsync(left.Id, right.Id, leftHeld, rightHeld.Task),
            ChangeBothAsync(right.Id, left.Id, rightHeld, leftHeld.Task));

        Assert.Equal(3, (await GetPaperAsync(left.Id)).RowVersion);
        Assert.Equal(3, (await GetPaperAsync(right.Id)).RowVersion);
    }

    /// <summary>Many writers of one row at once lose no change.</summary>
    [Fact]
    public async Task Write_ManyOnOneRow_NoChangeIsLost()
    {
        var paper = await AddPaperAsync();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(number =>
            WriteAsync(session => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = $"Writer {number}" }, null, Token))));

        Assert.Equal(25, (await GetPaperAsync(paper.Id)).RowVersion);
    }

    /// <summary>One id, many inserters: one of them inserts, the others are told so.</summary>
    [Fact]
    public async Task Write_ManyInsertOneId_OneInserts()
    {
        var id = Guid.CreateVersion7();

        var rows = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            WriteAsync(session => session.Papers.InsertAsync(id, SamplePapers.Full, "papers/one", Token))));

        Assert.Single(rows, row => row is not null);
    }

    /// <summary>A call that was cancelled before it began does nothing.</summary>
    [Fact]
    public async Task Run_CancelledBefore_ThrowsAndDoesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var id = Guid.CreateVersion7();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Catalog.WriteAsync((session, token) => session.Papers.InsertAsync(id, SamplePapers.Plain, "papers/none", token), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Catalog.ReadAsync((session, token) => session.Papers.GetAsync(id, token), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Catalog.ReadLatestAsync((session, token) => session.Papers.GetAsync(id, token), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Catalog.PingAsync(cancelled.Token));

        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
    }

    /// <summary>A call that is cancelled between two statements ends as cancelled and leaves nothing.</summary>
    [Fact]
    public async Task Write_CancelledInside_ThrowsAndWritesNothing()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var id = Guid.CreateVersion7();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Papers.InsertAsync(id, SamplePapers.Plain, "papers/none", token);
                await source.CancelAsync();
                return await session.Papers.GetAsync(id, token);
            },
            source.Token));

        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
    }

    /// <summary>A writer that waits for another one can be cancelled while it waits.</summary>
    [Fact]
    public async Task Write_CancelledWhileWaiting_ThrowsAndWritesNothing()
    {
        var paper = await AddPaperAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = WriteAsync(async session =>
        {
            await session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Holder" }, null, Token);
            held.TrySetResult();
            await release.Task;
        });
        await held.Task.WaitAsync(Token);

        var waiter = Catalog.WriteAsync(
            (session, token) => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Waiter" }, null, token), source.Token);
        source.CancelAfter(ShortLease);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);

        Assert.False(holder.IsCompleted);
        release.SetResult();
        await holder;
        Assert.Equal("Holder", (await GetPaperAsync(paper.Id)).Title);
    }

    private Task ChangeBothAsync(Guid first, Guid second, TaskCompletionSource held, Task otherHeld) =>
        WriteAsync(async session =>
        {
            await session.Papers.UpdateAsync(first, new PaperChanges { Title = "Changed" }, null, Token);
            held.TrySetResult();

            // Where writers queue, the other one does not come before this one has gone.
            await Task.WhenAny(otherHeld, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Token));
            await session.Papers.UpdateAsync(second, new PaperChanges { Title = "Changed" }, null, Token);
        });
}
