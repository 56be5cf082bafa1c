using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The ledger while bytes are being deleted: claims, completion, failure and tombstones.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class FileDeletionConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>What is being written or in use is never claimed for deletion.</summary>
    [Fact]
    public async Task Claim_FilesInUse_ClaimsNothing()
    {
        await BeginAsync();
        await AttachPdfAsync((await AddPaperAsync()).Id);

        Assert.Empty(await ClaimAsync(purgeAfter: TimeSpan.Zero));
    }

    /// <summary>Each replica of a file that is to be deleted is claimed once, and tells what the deleter must know.</summary>
    [Fact]
    public async Task Claim_DeletingFile_GivesEachReplicaOnce()
    {
        var intent = await MakeDeletingAsync("disk", "s3-eu");

        var claims = await ClaimAsync();

        Assert.Equal(["disk", "s3-eu"], claims.Select(claim => claim.Backend).Order(StringComparer.Ordinal));
        Assert.All(claims, claim =>
        {
            Assert.Equal((intent.FileId, FileState.Deleting, 0), (claim.FileId, claim.State, claim.Attempts));
            Assert.Equal(intent.Path.Value, claim.Path);
            Assert.NotEqual(Guid.Empty, claim.Token);
        });
        Assert.Empty(await ClaimAsync());
    }

    /// <summary>The bytes of an abandoned file are to be deleted as well.</summary>
    [Fact]
    public async Task Claim_AbandonedFile_GivesEachReplicaOnce()
    {
        var intent = await BeginAsync(null, "disk", "s3-eu");
        await WriteAsync(session => session.Files.AbandonAsync(intent, Token));

        var claims = await ClaimAsync();

        Assert.Equal(2, claims.Count);
        Assert.All(claims, claim => Assert.Equal((intent.FileId, FileState.Abandoned), (claim.FileId, claim.State)));
        await CompleteAsync(claims);
        await FileIsAsync(FileState.Abandoned, intent);
        Assert.All((await GetFileAsync(intent)).Replicas, replica => Assert.Equal(ReplicaState.Deleted, replica.State));
        Assert.Empty(await ClaimAsync());
    }

    /// <summary>A claim on chosen files leaves the others alone.</summary>
    [Fact]
    public async Task Claim_ChosenFiles_LeavesTheOthers()
    {
        var wanted = await MakeDeletingAsync();
        var other = await MakeDeletingAsync();

        Assert.Equal(wanted.FileId, Assert.Single(await ClaimAsync([wanted.FileId])).FileId);
        Assert.Empty(await ClaimAsync([]));
        Assert.Equal(other.FileId, Assert.Single(await ClaimAsync()).FileId);
    }

    /// <summary>Many deleters at once never hold one replica together, and all of it gets done.</summary>
    [Fact]
    public async Task Claim_ManyAtOnce_NoReplicaTwice()
    {
        for (var i = 0; i < 12; i++)
        {
            await MakeDeletingAsync("disk", "s3-eu");
        }

        var claimed = new List<ReplicaClaim>();
        while (claimed.Count < 24)
        {
            var round = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ClaimAsync(limit: 3)));
            Assert.All(round, claims => Assert.InRange(claims.Count, 0, 3));
            claimed.AddRange(round.SelectMany(claims => claims));
            Assert.NotEqual(0, round.Sum(claims => claims.Count));
        }

        Assert.Equal(24, claimed.Select(claim => (claim.FileId, claim.Backend)).Distinct().Count());
        Assert.Equal(24, claimed.Count);
        Assert.Empty(await ClaimAsync());
    }

    /// <summary>A claim that has run out can be taken over, and its first holder is told.</summary>
    [Fact]
    public async Task Claim_RunOut_IsTakenOver()
    {
        var intent = await MakeDeletingAsync();
        var first = Assert.Single(await ClaimAsync(claim: ShortLease));

        var second = Assert.Single(await EventuallyAsync(() => ClaimAsync(), claims => claims.Count > 0));

        Assert.NotEqual(first.Token, second.Token);
        Assert.False(await CompleteAsync(first));
        await FileIsAsync(FileState.Deleting, intent);
        Assert.True(await CompleteAsync(second));
        await FileIsAsync(FileState.Deleted, intent);
    }

    /// <summary>A file is deleted when its last replica is, and not before.</summary>
    [Fact]
    public async Task Complete_LastReplica_FileIsDeleted()
    {
        var intent = await MakeDeletingAsync("disk", "s3-eu");
        var claims = await ClaimAsync();

        Assert.True(await CompleteAsync(claims[0]));
        await FileIsAsync(FileState.Deleting, intent);

        Assert.True(await CompleteAsync(claims[1]));
        var file = await GetFileAsync(intent);
        Assert.Equal(FileState.Deleted, file.State);
        Assert.All(file.Replicas, replica => Assert.Equal(ReplicaState.Deleted, replica.State));
        Assert.False(await CompleteAsync(claims[1]));
    }

    /// <summary>Only the holder of a claim can complete it.</summary>
    [Fact]
    public async Task Complete_WrongToken_IsRefused()
    {
        var intent = await MakeDeletingAsync();
        var claim = Assert.Single(await ClaimAsync());

        Assert.False(await CompleteAsync(claim with { Token = Guid.CreateVersion7() }));
        Assert.False(await CompleteAsync(claim with { Backend = "nowhere" }));
        await FileIsAsync(FileState.Deleting, intent);
        Assert.True(await CompleteAsync(claim));
    }

    /// <summary>A tombstone's bytes are deleted once more after a while, not before, and then never again.</summary>
    /// <param name="isAbandoned">Whether the file was abandoned, and not deleted.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claim_Tombstone_IsPurgedOnceAfterAWhile(bool isAbandoned)
    {
        FileIntent intent;
        if (isAbandoned)
        {
            intent = await BeginAsync(null, "disk", "s3-eu");
            await WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        }
        else
        {
            intent = await MakeDeletingAsync("disk", "s3-eu");
        }

        await CompleteAsync(await ClaimAsync());
        var state = isAbandoned ? FileState.Abandoned : FileState.Deleted;
        await FileIsAsync(state, intent);
        Assert.Empty(await ClaimAsync());

        var again = await EventuallyAsync(() => ClaimAsync(purgeAfter: ShortLease), claims => claims.Count > 0);
        Assert.Equal(["disk", "s3-eu"], again.Select(claim => claim.Backend).Order(StringComparer.Ordinal));
        Assert.All(again, claim => Assert.Equal(state, claim.State));
        Assert.Empty(await ClaimAsync(purgeAfter: TimeSpan.Zero));
        await CompleteAsync(again);

        Assert.Empty(await ClaimAsync(purgeAfter: TimeSpan.Zero));
        await FileIsAsync(state, intent);
        if (Harness.HasSql)
        {
            Assert.Single(await Harness.QuerySqlAsync($"SELECT id FROM files WHERE id = '{intent.FileId}' AND purged_at IS NOT NULL", Token));
        }
    }

    /// <summary>A tombstone is purged only when each of its replicas was.</summary>
    [Fact]
    public async Task Complete_OneReplicaOfTombstone_OtherIsStillDue()
    {
        var intent = await MakeDeletingAsync("disk", "s3-eu");
        await CompleteAsync(await ClaimAsync());

        var first = Assert.Single(await ClaimAsync(limit: 1, purgeAfter: TimeSpan.Zero));
        Assert.True(await CompleteAsync(first));
        var second = Assert.Single(await ClaimAsync(purgeAfter: TimeSpan.Zero));

        Assert.Equal(intent.FileId, second.FileId);
        Assert.NotEqual(first.Backend, second.Backend);
        Assert.True(await CompleteAsync(second));
        Assert.Empty(await ClaimAsync(purgeAfter: TimeSpan.Zero));
    }

    /// <summary>After a failure the replica rests for a while, and its failures are counted.</summary>
    [Fact]
    public async Task Fail_Claim_PausesAndCounts()
    {
        var intent = await MakeDeletingAsync();
        for (var attempts = 0; attempts < 3; attempts++)
        {
            var claim = Assert.Single(await EventuallyAsync(() => ClaimAsync(), claims => claims.Count > 0));
            Assert.Equal(attempts, claim.Attempts);
            await WriteAsync(session => session.Files.FailDeletionAsync(claim, "The disk said: 'no'", ShortLease, Token));
            Assert.False(await CompleteAsync(claim));
        }

        var last = Assert.Single(await EventuallyAsync(() => ClaimAsync(), claims => claims.Count > 0));
        await WriteAsync(session => session.Files.FailDeletionAsync(last, new string('r', 500), LongLease, Token));

        Assert.Empty(await ClaimAsync());
        Assert.Empty(await ClaimAsync([intent.FileId]));
        await FileIsAsync(FileState.Deleting, intent);
    }

    /// <summary>Who lost its claim cannot make the new holder's fail.</summary>
    [Fact]
    public async Task Fail_LostClaim_ChangesNothing()
    {
        await MakeDeletingAsync();
        var lost = Assert.Single(await ClaimAsync(claim: ShortLease));
        var present = Assert.Single(await EventuallyAsync(() => ClaimAsync(), claims => claims.Count > 0));

        await WriteAsync(session => session.Files.FailDeletionAsync(lost, "too late", LongLease, Token));

        Assert.True(await CompleteAsync(present));
    }

    private Task<IReadOnlyList<ReplicaClaim>> ClaimAsync(
        IReadOnlyList<Guid>? files = null, int limit = 100, TimeSpan? claim = null, TimeSpan? purgeAfter = null) =>
        WriteAsync(session => session.Files.ClaimDeletionsAsync(files, limit, claim ?? LongLease, purgeAfter ?? LongLease, Token));

    private Task<bool> CompleteAsync(ReplicaClaim claim) => WriteAsync(session => session.Files.CompleteDeletionAsync(claim, Token));

    private async Task CompleteAsync(IReadOnlyList<ReplicaClaim> claims)
    {
        foreach (var claim in claims)
        {
            Assert.True(await CompleteAsync(claim));
        }
    }

    private async Task<FileIntent> MakeDeletingAsync(params string[] backends)
    {
        var paper = await AddPaperAsync();
        var intent = await AttachPdfAsync(paper.Id, backends);
        await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token));
        return intent;
    }
}
