using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The ledger at the end of a writing: confirming and abandoning, by the writer or by a sweep after its lease.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class FileEndingConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A confirmed file is committed, with its length and checksum; replicas that were not acknowledged are missing.</summary>
    [Fact]
    public async Task Confirm_UnderTheToken_CommitsFileAndReplicas()
    {
        var paper = await AddPaperAsync();
        var intent = await BeginAsync(null, "azure", "disk", "s3-eu");

        await WriteAsync(async session =>
        {
            await session.Files.ConfirmAsync(
                intent, 12_345_678_901, Sha256Of(intent), [new StoredReplica("disk", null), new StoredReplica("s3-eu", "\"e-tag-1\"")], Token);
            await session.Papers.SetPdfAsync(paper.Id, intent.Path, Token);
        });

        var file = await GetFileAsync(intent);
        Assert.Equal(FileState.Committed, file.State);
        Assert.Equal(12_345_678_901, file.Length);
        Assert.Equal(Sha256Of(intent), file.Sha256);
        Assert.Equal(
            [
                new LedgerReplica("azure", ReplicaState.Missing, null),
                new LedgerReplica("disk", ReplicaState.Stored, null),
                new LedgerReplica("s3-eu", ReplicaState.Stored, "\"e-tag-1\""),
            ],
            file.Replicas.OrderBy(replica => replica.Backend, StringComparer.Ordinal));
    }

    /// <summary>A file is confirmed once; who comes again, or with another token, is told.</summary>
    [Fact]
    public async Task Confirm_AgainOrWithWrongToken_ThrowsLeaseLost()
    {
        var paper = await AddPaperAsync();
        var committed = await AttachPdfAsync(paper.Id);
        var writing = await BeginAsync();

        await ThrowsAsync(CatalogErrorCode.LeaseLost, () => ConfirmAloneAsync(committed));
        await ThrowsAsync(CatalogErrorCode.LeaseLost, () => ConfirmAloneAsync(writing with { Token = Guid.CreateVersion7() }));
        await ThrowsAsync(CatalogErrorCode.LeaseLost, () => ConfirmAloneAsync(writing with { FileId = Guid.CreateVersion7() }));
        await FileIsAsync(FileState.Writing, writing);
        await FileIsAsync(FileState.Committed, committed);
    }

    /// <summary>Whoever undid the writing wins: the writer cannot confirm any more, and the rows that were to point to the file are not there.</summary>
    /// <param name="byExpiry">Whether a sweep undid it after the lease ran out, and not the writer itself.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confirm_Abandoned_ThrowsLeaseLost(bool byExpiry)
    {
        var intent = await BeginAsync(byExpiry ? ShortLease : LongLease);
        if (byExpiry)
        {
            await EventuallyAsync(() => WriteAsync(session => session.Files.AbandonExpiredAsync(10, Token)), count => count == 1);
        }
        else
        {
            Assert.True(await WriteAsync(session => session.Files.AbandonAsync(intent, Token)));
        }

        var id = Guid.CreateVersion7();
        await ThrowsAsync(
            CatalogErrorCode.LeaseLost,
            () => WriteAsync(async session =>
            {
                await session.Papers.InsertAsync(id, SamplePapers.Plain, "papers/lost", Token);
                await ConfirmAsync(session, intent);
            }));

        await FileIsAsync(FileState.Abandoned, intent);
        Assert.Null(await ReadAsync(session => session.Papers.GetAsync(id, Token)));
    }

    /// <summary>A confirmed file that no row points to is not kept: it is to be deleted from the moment of its COMMIT.</summary>
    [Fact]
    public async Task Confirm_WithoutRows_FileIsReleased()
    {
        var intent = await BeginAsync();
        await ConfirmAloneAsync(intent);

        await FileIsAsync(FileState.Deleting, intent);
    }

    /// <summary>Abandoning can be repeated, by the writer alone.</summary>
    [Fact]
    public async Task Abandon_Repeated_StaysAbandoned()
    {
        var intent = await BeginAsync();

        Assert.False(await WriteAsync(session => session.Files.AbandonAsync(intent with { Token = Guid.CreateVersion7() }, Token)));
        await FileIsAsync(FileState.Writing, intent);

        Assert.True(await WriteAsync(session => session.Files.AbandonAsync(intent, Token)));
        Assert.True(await WriteAsync(session => session.Files.AbandonAsync(intent, Token)));
        await FileIsAsync(FileState.Abandoned, intent);
    }

    /// <summary>A committed file cannot be abandoned, nor one that is on its way out.</summary>
    [Fact]
    public async Task Abandon_CommittedOrDeleting_IsRefused()
    {
        var paper = await AddPaperAsync();
        var intent = await AttachPdfAsync(paper.Id);

        Assert.False(await WriteAsync(session => session.Files.AbandonAsync(intent, Token)));
        await FileIsAsync(FileState.Committed, intent);

        await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token));
        Assert.False(await WriteAsync(session => session.Files.AbandonAsync(intent, Token)));
        await FileIsAsync(FileState.Deleting, intent);
    }

    /// <summary>A sweep abandons what has run out, and leaves the writers alone whose lease runs.</summary>
    [Fact]
    public async Task AbandonExpired_AfterTheLease_AbandonsThatFileAlone()
    {
        var running = await BeginAsync();
        Assert.Equal(0, await WriteAsync(session => session.Files.AbandonExpiredAsync(10, Token)));
        var expired = await BeginAsync(ShortLease);

        await EventuallyAsync(() => WriteAsync(session => session.Files.AbandonExpiredAsync(10, Token)), count => count == 1);

        await FileIsAsync(FileState.Abandoned, expired);
        await FileIsAsync(FileState.Writing, running);
        Assert.Equal(0, await WriteAsync(session => session.Files.AbandonExpiredAsync(10, Token)));
    }

    /// <summary>One sweep takes no more than it is told to.</summary>
    [Fact]
    public async Task AbandonExpired_MoreThanTheLimit_TakesTheLimit()
    {
        for (var i = 0; i < 5; i++)
        {
            var intent = await BeginAsync();
            await EventuallyAsync(() => RenewAsync(intent, TimeSpan.FromMilliseconds(1)), isHeld => !isHeld);
        }

        Assert.Equal(3, await WriteAsync(session => session.Files.AbandonExpiredAsync(3, Token)));
        Assert.Equal(2, await WriteAsync(session => session.Files.AbandonExpiredAsync(3, Token)));
    }

    /// <summary>A file that a row named for a while within the transaction that confirmed it is not kept either.</summary>
    [Fact]
    public async Task Confirm_NamedAndUnnamedAgain_FileIsReleased()
    {
        var (kept, dropped) = (await BeginAsync(), await BeginAsync());
        var paper = await AddPaperAsync();

        await WriteAsync(async session =>
        {
            await ConfirmAsync(session, dropped);
            await ConfirmAsync(session, kept);
            await session.Papers.SetPdfAsync(paper.Id, dropped.Path, Token);
            await session.Papers.SetPdfAsync(paper.Id, kept.Path, Token);
        });

        await FileIsAsync(FileState.Deleting, dropped);
        await FileIsAsync(FileState.Committed, kept);
    }

    private Task<bool> RenewAsync(FileIntent intent, TimeSpan lease) => WriteAsync(session => session.Files.RenewAsync(intent, lease, Token));

    private Task ConfirmAloneAsync(FileIntent intent) => WriteAsync(session => ConfirmAsync(session, intent));
}
