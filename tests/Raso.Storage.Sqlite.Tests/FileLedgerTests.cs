using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests;

public sealed class FileLedgerTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BeginAsync_UsedPath_IsAlreadyExists()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync();

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session =>
            session.Files.BeginAsync(Samples.Intent(intent.Path.Value), null, ["disk"], Samples.Lease, Token)));

        error.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Fact]
    public async Task ConfirmAsync_SomeReplicas_TheOthersAreMissing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var intent = await database.Catalog.BeginFileAsync(null, "disk", "s3");

        await database.Catalog.WriteAsync(async session =>
        {
            await session.ConfirmAsync(intent, 7);
            await session.Papers.SetPdfAsync(paper.Id, intent.Path, Token);
        });

        var file = (await database.Catalog.FindAsync(intent.Path))!;
        file.Should().BeEquivalentTo(new { Id = intent.FileId, intent.Path, State = FileState.Committed, Length = 7, Sha256 = Samples.Hash, ContentType = "video/mp4" });
        file.Replicas.Should().Equal(new LedgerReplica("disk", ReplicaState.Stored, "\"etag\""), new LedgerReplica("s3", ReplicaState.Missing, null));
    }

    [Fact]
    public async Task ConfirmAsync_AnotherTokenOrAbandoned_IsLeaseLost()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync();
        var stranger = intent with { Token = Guid.CreateVersion7() };

        var first = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session => session.ConfirmAsync(stranger)));
        var strangerAbandons = await database.Catalog.WriteAsync(session => session.Files.AbandonAsync(stranger, Token));
        var abandoned = await database.Catalog.WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        var again = await database.Catalog.WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        var second = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session => session.ConfirmAsync(intent)));

        first.Code.Should().Be(CatalogErrorCode.LeaseLost);
        strangerAbandons.Should().BeFalse();
        abandoned.Should().BeTrue();
        again.Should().BeTrue();
        second.Code.Should().Be(CatalogErrorCode.LeaseLost);
    }

    [Fact]
    public async Task ConfirmAsync_ReplicaThatWasNotBegun_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync(null, "s3");

        await Assert.ThrowsAsync<ArgumentException>(() => database.Catalog.WriteAsync(session => session.ConfirmAsync(intent)));
    }

    [Fact]
    public async Task AbandonExpiredAsync_LeaseRunOut_TakesTheFileFromItsWriter()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var expired = await database.Catalog.BeginFileAsync(TimeSpan.Zero);
        var held = await database.Catalog.BeginFileAsync();

        var abandoned = await database.Catalog.WriteAsync(session => session.Files.AbandonExpiredAsync(100, Token));
        var renewed = await database.Catalog.WriteAsync(session => session.Files.RenewAsync(expired, Samples.Lease, Token));
        var heldRenewed = await database.Catalog.WriteAsync(session => session.Files.RenewAsync(held, Samples.Lease, Token));

        abandoned.Should().Be(1);
        renewed.Should().BeFalse();
        heldRenewed.Should().BeTrue();
        (await database.Catalog.FindAsync(expired.Path))!.State.Should().Be(FileState.Abandoned);
        (await database.Catalog.FindAsync(held.Path))!.State.Should().Be(FileState.Writing);
    }

    [Fact]
    public async Task RenewAsync_LeaseRunOutButNotTaken_IsLost()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync(TimeSpan.Zero);

        (await database.Catalog.WriteAsync(session => session.Files.RenewAsync(intent, Samples.Lease, Token))).Should().BeFalse();
    }

    [Fact]
    public async Task WriteAsync_FileThatAnotherProgramConfirmedAndLeftUnnamed_IsDeletingAfterTheNextChange()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var (left, named) = (await database.Catalog.BeginFileAsync(), await database.Catalog.BeginFileAsync());
        using (var shell = database.OpenPlain())
        {
            shell.Run($"UPDATE files SET state = 'committed', size = 1, sha256 = '{Samples.Hash}'");
            shell.Run($"UPDATE papers SET pdf_path = '{named.Path}' WHERE id = '{paper.Id}'");
        }

        await database.Catalog.WriteAsync(session => session.Files.AbandonExpiredAsync(1, Token));

        (await database.Catalog.FindAsync(left.Path))!.State.Should().Be(FileState.Deleting);
        (await database.Catalog.FindAsync(named.Path))!.State.Should().Be(FileState.Committed);
    }

    [Fact]
    public async Task CompleteDeletionAsync_LastReplica_DeletesTheFileAndLaterPurgesIt()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await CommitUnnamedAsync(database, "disk", "s3");

        var first = await ClaimAsync(database, Day);
        first.Select(claim => (claim.Backend, claim.State, claim.Attempts)).Should().Equal(("disk", FileState.Deleting, 0), ("s3", FileState.Deleting, 0));
        (await CompleteAsync(database, first[0])).Should().BeTrue();
        (await database.Catalog.FindAsync(intent.Path))!.State.Should().Be(FileState.Deleting);
        (await CompleteAsync(database, first[1])).Should().BeTrue();
        (await CompleteAsync(database, first[1])).Should().BeFalse();
        (await database.Catalog.FindAsync(intent.Path))!.State.Should().Be(FileState.Deleted);

        (await ClaimAsync(database, Day)).Should().BeEmpty();
        var second = await ClaimAsync(database, TimeSpan.Zero);
        second.Select(claim => claim.State).Should().Equal(FileState.Deleted, FileState.Deleted);
        await CompleteAsync(database, second[0]);
        (await ClaimAsync(database, TimeSpan.Zero)).Should().BeEmpty();
        await CompleteAsync(database, second[1]);
        PurgedFiles(database).Should().Be(1);
        (await ClaimAsync(database, TimeSpan.Zero)).Should().BeEmpty();
    }

    [Fact]
    public async Task ClaimDeletionsAsync_AbandonedFile_IsDeletedTwice()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync();
        await database.Catalog.WriteAsync(session => session.Files.AbandonAsync(intent, Token));

        var first = (await ClaimAsync(database, TimeSpan.Zero)).Should().ContainSingle().Which;
        await CompleteAsync(database, first);
        PurgedFiles(database).Should().Be(0);
        var second = (await ClaimAsync(database, TimeSpan.Zero)).Should().ContainSingle().Which;
        await CompleteAsync(database, second);

        PurgedFiles(database).Should().Be(1);
        (await database.Catalog.FindAsync(intent.Path))!.State.Should().Be(FileState.Abandoned);
    }

    [Fact]
    public async Task ClaimDeletionsAsync_ClaimedAlready_IsNotGivenTwiceUntilItRunsOut()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync();
        await database.Catalog.WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        var expired = (await ClaimAsync(database, Day, claim: TimeSpan.Zero)).Single();

        var held = (await ClaimAsync(database, Day)).Single();

        (await ClaimAsync(database, Day)).Should().BeEmpty();
        (await CompleteAsync(database, expired)).Should().BeFalse();
        (await CompleteAsync(database, held)).Should().BeTrue();
    }

    [Fact]
    public async Task ClaimDeletionsAsync_OfGivenFiles_LeavesOthers()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var one = await database.Catalog.BeginFileAsync();
        var other = await database.Catalog.BeginFileAsync();
        await database.Catalog.WriteAsync(async session =>
        {
            await session.Files.AbandonAsync(one, Token);
            await session.Files.AbandonAsync(other, Token);
        });

        var none = await ClaimAsync(database, Day, files: []);
        var claims = await ClaimAsync(database, Day, files: [other.FileId, other.FileId]);

        none.Should().BeEmpty();
        claims.Should().ContainSingle().Which.FileId.Should().Be(other.FileId);
    }

    [Fact]
    public async Task FailDeletionAsync_Pause_CountsAndWaits()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var intent = await database.Catalog.BeginFileAsync();
        await database.Catalog.WriteAsync(session => session.Files.AbandonAsync(intent, Token));
        var claim = (await ClaimAsync(database, Day)).Single();
        var reason = new string('x', 499) + "😀 and more\0";

        await database.Catalog.WriteAsync(session => session.Files.FailDeletionAsync(claim, reason, Day, Token));
        (await ClaimAsync(database, Day)).Should().BeEmpty();
        (await CompleteAsync(database, claim)).Should().BeFalse();
        await database.Catalog.WriteAsync(session => Task.FromResult(((SqliteSession)session).Statements.Execute(
            "UPDATE file_replicas SET claim_until = NULL", new SqliteArguments(), Token)));

        (await ClaimAsync(database, Day)).Should().ContainSingle().Which.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesUtf8Order()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        string[] paths = ["a/b", "a.b", "B", "ä", "\uffee", "😀", "a"];
        await database.Catalog.WriteAsync(async session =>
        {
            foreach (var path in paths)
            {
                await session.Files.BeginAsync(Samples.Intent(path), null, ["z", "disk"], Samples.Lease, Token);
            }
        });

        var all = new List<LedgerFile>();
        IReadOnlyList<LedgerFile> page;
        do
        {
            page = await database.Catalog.ReadAsync(session => session.Files.ListAsync(all.LastOrDefault()?.Path, 3, Token));
            all.AddRange(page);
        }
        while (page.Count > 0);

        all.Select(file => file.Path).Should().Equal(paths.Select(StoragePath.Parse).Order());
        all.Should().OnlyContain(file => file.Replicas.Count == 2 && file.Replicas[0].Backend == "disk");
    }

    [Fact]
    public async Task FindAsync_UnknownPath_IsNull()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        (await database.Catalog.FindAsync("no/such")).Should().BeNull();
    }

    private static async Task<FileIntent> CommitUnnamedAsync(TemporaryDatabase database, params string[] backends)
    {
        var intent = await database.Catalog.BeginFileAsync(null, backends);
        await database.Catalog.WriteAsync(session => session.ConfirmAsync(intent));
        return intent;
    }

    private static Task<IReadOnlyList<ReplicaClaim>> ClaimAsync(TemporaryDatabase database, TimeSpan purgeAfter, TimeSpan? claim = null, IReadOnlyList<Guid>? files = null) =>
        database.Catalog.WriteAsync(session => session.Files.ClaimDeletionsAsync(files, 100, claim ?? Samples.Lease, purgeAfter, Token));

    private static Task<bool> CompleteAsync(TemporaryDatabase database, ReplicaClaim claim) =>
        database.Catalog.WriteAsync(session => session.Files.CompleteDeletionAsync(claim, Token));

    private static long PurgedFiles(TemporaryDatabase database)
    {
        using var plain = database.OpenPlain();
        plain.Begin(ConnectionSql.BeginRead, Token);
        var count = plain.Query("SELECT count(*) AS n FROM files WHERE purged_at IS NOT NULL", new SqliteArguments(), row => row.Integer("n"), Token);
        plain.Rollback();
        return count[0];
    }
}
