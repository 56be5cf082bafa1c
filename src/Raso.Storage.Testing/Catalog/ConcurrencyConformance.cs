using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Transactions side by side: a reader sees one moment, colliding writers run again, a waiting one can be cancelled.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class ConcurrencyConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A reader sees one moment from its first statement to its last, and holds up no writer.</summary>
    [Fact]
    public async Task ReadSnapshot_WhileOthersWrite_SeesOneMoment()
    {
        var paper = await AddPaperAsync();
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());

        var reader = Catalog.ReadSnapshotAsync(async (session, _) =>
        {
            var first = await session.Papers.GetAsync(paper.Id, Token);
            begun.SetResult();
            await release.Task.WaitAsync(Token);

            Fields.Same(first!, (await session.Papers.GetAsync(paper.Id, Token))!);
            return await session.Papers.ListAsync(null, true, 10, Token);
        }, Token);
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
