using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The ledger while a file is being written: beginning, renewing its lease and adding a backend under its token.</summary>
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

    /// <summary>A backend that joins while the file is being written has its replica like those it began with, and can be confirmed.</summary>
    [Fact]
    public async Task AddReplica_WhileWriting_StandsAndIsConfirmed()
    {
        var paper = await AddPaperAsync();
        var intent = await BeginAsync(null, "disk");

        await AddReplicaAsync(intent, "s3-eu");
        var begun = await GetFileAsync(intent);
        await WriteAsync(async session =>
        {
            await session.Files.ConfirmAsync(intent, 1, Sha256Of(intent), [new StoredReplica("s3-eu", "tag")], Token);
            await session.Papers.SetPdfAsync(paper.Id, intent.Path, Token);
        });

        Assert.Contains(new LedgerReplica("s3-eu", ReplicaState.Writing, null), begun.Replicas);
        Assert.Equal(
            [new LedgerReplica("disk", ReplicaState.Missing, null), new LedgerReplica("s3-eu", ReplicaState.Stored, "tag")],
            (await GetFileAsync(intent)).Replicas.OrderBy(replica => replica.Backend, StringComparer.Ordinal));
    }

    /// <summary>Adding a replica again leaves the one that is there.</summary>
    [Fact]
    public async Task AddReplica_Again_IsOneReplica()
    {
        var intent = await BeginAsync(null, "disk");

        await AddReplicaAsync(intent, "disk");
        await AddReplicaAsync(intent, "s3-eu");
        await AddReplicaAsync(intent, "s3-eu");

        Assert.Equal(["disk", "s3-eu"], (await GetFileAsync(intent)).Replicas.Select(replica => replica.Backend).Order(StringComparer.Ordinal));
    }

    /// <summary>Nobody but the holder of the token adds a replica, nor after the end of the writing: its bytes would be nobody's.</summary>
    /// <param name="state">What became of the file; <c>stranger</c> where it is being written under another token.</param>
    [Theory]
    [InlineData("stranger")]
    [InlineData("abandoned")]
    [InlineData("committed")]
    public async Task AddReplica_WrongTokenOrNotWriting_ThrowsLeaseLost(string state)
    {
        var intent = state == "committed" ? await AttachPdfAsync((await AddPaperAsync()).Id) : await BeginAsync();
        if (state == "abandoned")
        {
            await WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        }

        var before = (await GetFileAsync(intent)).Replicas;
        await ThrowsAsync(
            CatalogErrorCode.LeaseLost,
            () => AddReplicaAsync(state == "stranger" ? intent with { Token = Guid.CreateVersion7() } : intent, "late"));

        Assert.Equal(before, (await GetFileAsync(intent)).Replicas);
    }

    /// <summary>A lease that has run out adds nothing, though nobody took the file away yet.</summary>
    [Fact]
    public async Task AddReplica_LeaseRunOut_ThrowsLeaseLost()
    {
        var intent = await BeginAsync();
        await EventuallyAsync(() => RenewAsync(intent, TimeSpan.FromMilliseconds(1)), isHeld => !isHeld);

        await ThrowsAsync(CatalogErrorCode.LeaseLost, () => AddReplicaAsync(intent, "late"));

        Assert.DoesNotContain((await GetFileAsync(intent)).Replicas, replica => replica.Backend == "late");
    }

    /// <summary>What was sent to an added backend goes, too, when the writing is undone.</summary>
    [Fact]
    public async Task AddReplica_ThenAbandoned_IsToBeDeleted()
    {
        var intent = await BeginAsync(null, "disk");
        await AddReplicaAsync(intent, "s3-eu");
        await WriteAsync(session => session.Files.AbandonAsync(intent, Token));

        var claims = await WriteAsync(session => session.Files.ClaimDeletionsAsync([intent.FileId], 10, LongLease, LongLease, Token));

        Assert.Equal(["disk", "s3-eu"], claims.Select(claim => claim.Backend).Order(StringComparer.Ordinal));
    }

    private Task AddReplicaAsync(FileIntent intent, string backend) => WriteAsync(session => session.Files.AddReplicaAsync(intent, backend, Token));

    private Task<bool> RenewAsync(FileIntent intent, TimeSpan lease) => WriteAsync(session => session.Files.RenewAsync(intent, lease, Token));
}
