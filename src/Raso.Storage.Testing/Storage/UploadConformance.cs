using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What becomes of uploads that were begun and never finished.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class UploadConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>What a crash left behind is not visible, and is removed once it is old enough.</summary>
    [Fact]
    public async Task AbortUploads_LeftBehind_AreRemovedOnceOldEnough()
    {
        await PutTextAsync("file.txt", "content");
        if (await IsRefusedAsync())
        {
            return;
        }

        await Harness.LeaveUploadAsync(At("left.bin"), Token);

        await HoldsNothingAsync("left.bin");
        Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.FromDays(1), Token));
        Assert.Equal(1, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        await HoldsTextAsync("file.txt", "content");
    }

    /// <summary>Only uploads under the prefix are removed.</summary>
    [Fact]
    public async Task AbortUploads_OfAPrefix_LeavesTheOthers()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        await Harness.LeaveUploadAsync(At("a/1"), Token);
        await Harness.LeaveUploadAsync(At("a/2"), Token);
        await Harness.LeaveUploadAsync(At("b/1"), Token);

        Assert.Equal(2, await Backend.AbortUploadsAsync(Root + "a/", TimeSpan.Zero, Token));
        Assert.Equal(1, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
    }

    /// <summary>An upload that was left behind does not hinder a new one of the same path.</summary>
    [Fact]
    public async Task AbortUploads_BesideANewFile_LeavesTheFile()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        await Harness.LeaveUploadAsync(At("file.bin"), Token);
        await PutTextAsync("file.bin", "content");

        Assert.Equal(1, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        await HoldsTextAsync("file.bin", "content");
    }

    /// <summary>A store that fails cleans up after itself.</summary>
    /// <param name="severalParts">Whether the failure comes after several parts.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AbortUploads_AfterAFailedStore_FindsNothing(bool severalParts)
    {
        using var source = new FailingStream(MakeBytes(severalParts ? Harness.SeveralPartsLength : 100_000), new SourceFailedException());
        await Assert.ThrowsAsync<SourceFailedException>(() => Backend.StoreAsync(At("file.bin"), FileContent.FromStream(source), null, Token));

        if (!await IsRefusedAsync())
        {
            Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        }

        await HoldsNothingAsync("file.bin");
    }

    /// <summary>A store that is cancelled cleans up after itself.</summary>
    [Fact]
    public async Task AbortUploads_AfterACancelledStore_FindsNothing()
    {
        using var stream = new BlockedStream(MakeBytes(Harness.SeveralPartsLength));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var storing = Backend.StoreAsync(At("file.bin"), FileContent.FromStream(stream), null, source.Token);
        await stream.Blocked.WaitAsync(Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => storing.WaitAsync(Token));

        if (!await IsRefusedAsync())
        {
            Assert.Equal(0, await Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        }

        await HoldsNothingAsync("file.bin");
    }

    private async Task<bool> IsRefusedAsync()
    {
        if (Can.AbortUploads)
        {
            return false;
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => Backend.AbortUploadsAsync(Root, TimeSpan.Zero, Token));
        Assert.Equal(StorageErrorCode.NotSupported, error.Code);
        return true;
    }
}
