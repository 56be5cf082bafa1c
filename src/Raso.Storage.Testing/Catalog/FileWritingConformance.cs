using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The ledger while a file is being written: beginning, and renewing its lease under its token.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class FileWritingConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A file that was begun stands in the ledger with a replica for each backend, and nothing is known of its bytes yet.</summary>
    [Fact]
    public async Task Begin_NewPath_StandsInTheLedger()
    {
        var intent = await BeginAsync(null, "s3-eu", "disk", "Ünïcode '; --");

        var file = await GetFileAsync(intent);

        Assert.Equal(intent.FileId, file.Id);
        Assert.Equal(intent.Path, file.Path);
        Assert.Equal(FileState.Writing, file.State);
        Assert.Equal("application/octet-stream", file.ContentType);
        Assert.Null(file.Length);
        Assert.Null(file.Sha256);
        Assert.Equal(["disk", "s3-eu", "Ünïcode '; --"], file.Replicas.Select(replica => replica.Backend).Order(StringComparer.Ordinal));
        Assert.All(file.Replicas, replica => Assert.Equal((ReplicaState.Writing, null), (replica.State, replica.ETag)));
    }

    /// <summary>A path is used once, whatever became of its file.</summary>
    /// <param name="state">What became of it.</param>
    [Theory]
    [InlineData("writing")]
    [InlineData("committed")]
    [InlineData("abandoned")]
    [InlineData("deleted")]
    public async Task Begin_PathUsedBefore_ThrowsAlreadyExists(string state)
    {
        var paper = await AddPaperAsync();
        var old = state is "writing" or "abandoned" ? await BeginAsync() : await AttachPdfAsync(paper.Id);
        if (state == "abandoned")
        {
            await WriteAsync(session => session.Files.AbandonAsync(old, Token));
        }
        else if (state == "deleted")
        {
            await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token));
            var claim = Assert.Single(await WriteAsync(session => session.Files.ClaimDeletionsAsync([old.FileId], 10, LongLease, LongLease, Token)));
            Assert.True(await WriteAsync(session => session.Files.CompleteDeletionAsync(claim, Token)));
            await FileIsAsync(FileState.Deleted, old);
        }

        var again = new FileIntent(Guid.CreateVersion7(), old.Path, Guid.CreateVersion7());
        await ThrowsAsync(
            CatalogErrorCode.AlreadyExists,
            () => WriteAsync(session => session.Files.BeginAsync(again, "text/plain", ["disk"], LongLease, Token)));

        Assert.Equal(old.FileId, (await GetFileAsync(old)).Id);
    }

    /// <summary>Paths that differ in letter case, or in their accents' writing alone, are different paths.</summary>
    [Fact]
    public async Task Begin_PathInOtherCase_IsAnotherFile()
    {
        foreach (var path in new[] { "files/a.bin", "files/A.bin", "Files/a.bin", "files/ä.bin", "files/a.bin " })
        {
            var intent = new FileIntent(Guid.CreateVersion7(), StoragePath.Parse(path), Guid.CreateVersion7());
            await WriteAsync(session => session.Files.BeginAsync(intent, null, ["disk"], LongLease, Token));
            Assert.Equal(intent.FileId, (await GetFileAsync(intent)).Id);
            Assert.Null((await GetFileAsync(intent)).ContentType);
        }
    }

    /// <summary>The longest path that there can be, 1,024 bytes, has its place.</summary>
    [Fact]
    public async Task Begin_LongestPath_HasItsPlace()
    {
        // Four segments of 255 bytes, the greatest length, with three slashes, and one more of a single letter.
        var segment = new string('文', 85);
        var path = string.Join('/', segment, segment, segment, segment[1..], "ab");
        Assert.Equal(1023, System.Text.Encoding.UTF8.GetByteCount(path));
        var intent = new FileIntent(Guid.CreateVersion7(), StoragePath.Parse(path + "c"), Guid.CreateVersion7());

        await WriteAsync(session => session.Files.BeginAsync(intent, null, ["disk"], LongLease, Token));

        Assert.Equal(intent.FileId, (await GetFileAsync(intent)).Id);
    }

    /// <summary>While its lease runs, a writer can renew it.</summary>
    [Fact]
    public async Task Renew_RunningLease_IsHeld()
    {
        var intent = await BeginAsync();

        Assert.True(await RenewAsync(intent, LongLease));
        Assert.True(await RenewAsync(intent, LongLease));
        Assert.Equal(0, await WriteAsync(session => session.Files.AbandonExpiredAsync(10, Token)));
    }

    /// <summary>Renewing can shorten a lease, too: it runs from now.</summary>
    [Fact]
    public async Task Renew_ShorterLease_RunsOutSooner()
    {
        var intent = await BeginAsync();

        Assert.True(await RenewAsync(intent, ShortLease));

        await EventuallyAsync(() => WriteAsync(session => session.Files.AbandonExpiredAsync(10, Token)), count => count == 1);
        await FileIsAsync(FileState.Abandoned, intent);
    }

    /// <summary>A lease that has run out cannot be renewed, though nobody took the file away yet.</summary>
    [Fact]
    public async Task Renew_LeaseRunOut_IsLost()
    {
        var intent = await BeginAsync();

        await EventuallyAsync(() => RenewAsync(intent, TimeSpan.FromMilliseconds(1)), isHeld => !isHeld);

        Assert.False(await RenewAsync(intent, LongLease));
        await FileIsAsync(FileState.Writing, intent);
    }

    /// <summary>Nobody but the holder of the token can renew, nor after the end of the writing.</summary>
    [Fact]
    public async Task Renew_WrongTokenOrNotWriting_IsLost()
    {
        var intent = await BeginAsync();
        var committed = await AttachPdfAsync((await AddPaperAsync()).Id);

        Assert.False(await RenewAsync(intent with { Token = Guid.CreateVersion7() }, LongLease));
        Assert.False(await RenewAsync(committed, LongLease));
        Assert.True(await RenewAsync(intent, LongLease));
        await WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        Assert.False(await RenewAsync(intent, LongLease));
    }

    private Task<bool> RenewAsync(FileIntent intent, TimeSpan lease) => WriteAsync(session => session.Files.RenewAsync(intent, lease, Token));
}
