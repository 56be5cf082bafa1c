using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>That calls end when they are cancelled, and that a cancelled store shows nothing.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class CancellationConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    /// <summary>A store that is cancelled beforehand stores nothing.</summary>
    [Fact]
    public async Task Store_CancelledBefore_StoresNothing()
    {
        await EndsCancelledAsync(() => Backend.StoreAsync(At("file.txt"), FileContent.FromText("x"), null, Cancelled));

        await HoldsNothingAsync("file.txt");
    }

    /// <summary>A read that is cancelled beforehand opens nothing.</summary>
    [Fact]
    public async Task Retrieve_CancelledBefore_EndsCancelled()
    {
        await PutTextAsync("file.txt", "content");

        await EndsCancelledAsync(() => Backend.RetrieveAsync(At("file.txt"), null, Cancelled));
        await EndsCancelledAsync(() => Backend.GetInfoAsync(At("file.txt"), Cancelled));
    }

    /// <summary>A delete that is cancelled beforehand deletes nothing.</summary>
    [Fact]
    public async Task Delete_CancelledBefore_DeletesNothing()
    {
        await PutTextAsync("file.txt", "content");

        await EndsCancelledAsync(() => Backend.DeleteAsync(At("file.txt"), Cancelled));
        await EndsCancelledAsync(async () =>
        {
            await foreach (var outcome in Backend.DeleteManyAsync(new[] { At("file.txt") }.ToAsyncEnumerable(), Cancelled))
            {
                Assert.Fail($"{outcome.Path} was deleted though the call was cancelled.");
            }
        });

        await HoldsTextAsync("file.txt", "content");
    }

    /// <summary>A copy that is cancelled beforehand copies nothing.</summary>
    [Fact]
    public async Task Copy_CancelledBefore_CopiesNothing()
    {
        await PutTextAsync("file.txt", "content");

        var error = await Record.ExceptionAsync(() => Backend.CopyAsync(At("file.txt"), At("copy.txt"), null, Cancelled));

        Assert.True(error is OperationCanceledException || (!Can.Copy && error is StorageException { Code: StorageErrorCode.NotSupported }));
        await HoldsNothingAsync("copy.txt");
    }

    /// <summary>A listing that is cancelled beforehand gives nothing, whichever way the token is given.</summary>
    /// <param name="withCancellation">Whether the token is given to the enumeration.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_CancelledBefore_EndsCancelled(bool withCancellation)
    {
        await PutTextAsync("file.txt", "content");
        var options = new ListOptions { Prefix = Root };

        await EndsCancelledAsync(async () =>
        {
            var listing = withCancellation ? Backend.ListAsync(options).WithCancellation(Cancelled) : Backend.ListAsync(options, Cancelled).WithCancellation(default);
            await foreach (var entry in listing)
            {
                Assert.Fail($"{entry.Path} was listed though the call was cancelled.");
            }
        });
    }

    /// <summary>A listing that is cancelled between two pages ends there.</summary>
    [Fact]
    public async Task List_CancelledBetweenPages_EndsCancelled()
    {
        for (var i = 0; i < 5; i++)
        {
            await PutTextAsync($"{i}", "content");
        }

        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var seen = 0;
        await EndsCancelledAsync(async () =>
        {
            await foreach (var entry in Backend.ListAsync(new ListOptions { Prefix = Root, PageSize = 1 }, source.Token))
            {
                Assert.StartsWith(Root, entry.Path, StringComparison.Ordinal);
                seen++;
                await source.CancelAsync();
            }
        });

        Assert.InRange(seen, 1, 2);
    }

    /// <summary>A store that waits for its source ends when it is cancelled; nothing new is visible and the old file is whole.</summary>
    /// <param name="blockAt">How many bytes the source gives before, or -1 for the length of several parts.</param>
    /// <param name="known">Whether the length is told beforehand.</param>
    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(100_000, false)]
    [InlineData(100_000, true)]
    [InlineData(-1, false)]
    [InlineData(-1, true)]
    public async Task Store_CancelledWhileReadingTheSource_ShowsNothing(int blockAt, bool known)
    {
        await PutTextAsync("old.bin", "old");
        foreach (var name in new[] { "old.bin", "new.bin" })
        {
            var bytes = MakeBytes(blockAt < 0 ? Harness.SeveralPartsLength : blockAt);
            using var stream = new BlockedStream(bytes);
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var storing = Backend.StoreAsync(At(name), FileContent.FromStream(stream, known ? bytes.Length + 1 : null), null, source.Token);
            await stream.Blocked.WaitAsync(Token);

            await source.CancelAsync();

            await EndsCancelledAsync(() => storing.WaitAsync(Token));
            Assert.False(stream.IsDisposed);
        }

        await HoldsTextAsync("old.bin", "old");
        await HoldsNothingAsync("new.bin");
        await PutTextAsync("new.bin", "works again");
        await HoldsTextAsync("new.bin", "works again");
    }

    /// <summary>A store that is cancelled between two parts ends; nothing new is visible.</summary>
    [Fact]
    public async Task Store_CancelledBetweenParts_ShowsNothing()
    {
        var bytes = MakeBytes(Harness.SeveralPartsLength);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var stream = new TriggerStream(bytes, bytes.Length / 2, source.Cancel);

        await EndsCancelledAsync(() => Backend.StoreAsync(At("file.bin"), FileContent.FromStream(stream, bytes.Length), null, source.Token));

        await HoldsNothingAsync("file.bin");
    }

    /// <summary>A source that waits for a token waits for that of the call.</summary>
    [Fact]
    public async Task Store_CancelledWhileOpeningTheSource_StoresNothing()
    {
        var opening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var content = FileContent.FromFactory(async token =>
        {
            opening.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Stream.Null;
        });
        var storing = Backend.StoreAsync(At("file.bin"), content, null, source.Token);
        await opening.Task.WaitAsync(Token);

        await source.CancelAsync();

        await EndsCancelledAsync(() => storing.WaitAsync(Token));
        await HoldsNothingAsync("file.bin");
    }

    /// <summary>Reading on with a cancelled token ends.</summary>
    [Fact]
    public async Task Retrieve_CancelledWhileReading_EndsCancelled()
    {
        await PutAsync("file.bin", MakeBytes(Harness.SeveralPartsLength));
        await using var file = await Backend.RetrieveAsync(At("file.bin"), null, Token);
        var head = new byte[10];
        await file.Content.ReadExactlyAsync(head, Token);

        await EndsCancelledAsync(() => file.Content.CopyToAsync(Stream.Null, Cancelled));
    }

    /// <summary>A bulk delete that waits for more paths ends when it is cancelled.</summary>
    [Fact]
    public async Task DeleteMany_CancelledWhileWaitingForPaths_EndsCancelled()
    {
        await PutTextAsync("kept.txt", "content");
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var deleting = Task.Run(async () =>
        {
            await foreach (var outcome in Backend.DeleteManyAsync(WaitAsync(waiting), source.Token))
            {
                Assert.Equal(At("none.txt"), outcome.Path);
            }
        });
        await waiting.Task.WaitAsync(Token);

        await source.CancelAsync();

        await EndsCancelledAsync(() => deleting.WaitAsync(Token));
        await HoldsTextAsync("kept.txt", "content");
    }

    private static async Task EndsCancelledAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<OperationCanceledException>(call);

    private async IAsyncEnumerable<StoragePath> WaitAsync(
        TaskCompletionSource waiting, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return At("none.txt");
        waiting.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        yield return At("kept.txt");
    }
}
