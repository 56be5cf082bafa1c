using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Transactions: all or nothing, and cancellation.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class TransactionConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>What the function returns is what the caller gets, from each way in.</summary>
    [Fact]
    public async Task Run_Result_ComesBack()
    {
        var paper = await AddPaperAsync();

        Assert.Equal(paper.Title, await Catalog.ReadAsync(async (session, token) => (await session.Papers.GetAsync(paper.Id, token))!.Title, Token));
        Assert.Equal(42, await Catalog.ReadLatestAsync((_, _) => Task.FromResult(42), Token));
        Assert.Equal("43", await Catalog.ReadSnapshotAsync((_, _) => Task.FromResult("43"), Token));
        Assert.Null(await Catalog.WriteAsync((_, _) => Task.FromResult<string?>(null), Token));
    }

    /// <summary>A read is one call: a second one, which would see another moment, is refused.</summary>
    [Fact]
    public async Task Read_SecondCall_IsRefused()
    {
        async Task<int> ReadTwiceAsync(ICatalogSession session, CancellationToken token)
        {
            await session.Papers.ListAsync(null, true, 10, token);
            return (await session.Files.ListAsync(null, 10, token)).Count;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.ReadAsync(ReadTwiceAsync, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.ReadLatestAsync(ReadTwiceAsync, Token));
        Assert.Equal(0, await Catalog.ReadSnapshotAsync(ReadTwiceAsync, Token));
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

    /// <summary>A step that fails takes back its own changes alone, whatever failed in it; the transaction goes on and is committed.</summary>
    [Fact]
    public async Task Step_Fails_TakesBackItselfAlone()
    {
        var taken = await AddPaperAsync(SamplePapers.Full);
        var (before, undone, after) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var thrown = new InvalidOperationException("An error of the caller's own.");

        await WriteAsync(async session =>
        {
            await session.StepAsync(() => session.Papers.InsertAsync(before, SamplePapers.Plain, "papers/before", Token));
            await ThrowsAsync(CatalogErrorCode.AlreadyExists, () => session.StepAsync(async () =>
            {
                await session.Papers.InsertAsync(undone, SamplePapers.Plain, "papers/undone", Token);
                return await session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Plain with { Doi = taken.Doi }, "papers/refused", Token);
            }));
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => session.StepAsync(async () =>
            {
                await session.Papers.InsertAsync(undone, SamplePapers.Plain, "papers/undone", Token);
                return await Task.FromException<int>(thrown);
            }));
            Assert.Same(thrown, error);
            await Assert.ThrowsAsync<InvalidOperationException>(() => session.StepAsync(() => Task.FromException<int>(thrown)));
            await session.StepAsync(() => session.Papers.InsertAsync(after, SamplePapers.Plain, "papers/after", Token));
        });

        Assert.NotNull(await ReadAsync(session => session.Papers.GetAsync(before, Token)));
        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(undone, Token)));
        Assert.NotNull(await ReadAsync(session => session.Papers.GetAsync(after, Token)));
    }

    /// <summary>A write within a write would wait for itself: it is refused at once, and the outer one can go on.</summary>
    [Fact]
    public async Task Write_WithinAWrite_IsRefusedAtOnce()
    {
        var id = Guid.CreateVersion7();

        await WriteAsync(async session =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.WriteAsync((_, _) => Task.FromResult(1), Token));
            await session.Papers.InsertAsync(id, SamplePapers.Plain, "papers/outer", Token);
        });

        Assert.Equal(1, await Catalog.WriteAsync((_, _) => Task.FromResult(1), Token));
        Assert.NotNull(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
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
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Catalog.ReadSnapshotAsync((session, token) => session.Papers.GetAsync(id, token), cancelled.Token));

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
}
