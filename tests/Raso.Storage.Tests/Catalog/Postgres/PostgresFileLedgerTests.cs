namespace Raso.Storage.Catalog.Postgres;

[Trait("Category", "Server")]
public sealed class PostgresFileLedgerTests : IAsyncLifetime
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    private readonly PostgresSchemaFixture _schema = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PostgresCatalog Catalog => _schema.Catalog;

    public ValueTask InitializeAsync() => _schema.InitializeAsync();

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task Begin_PathWasUsed_AlreadyExists()
    {
        var intent = await Sample.BeginAsync(Catalog);

        var act = () => WriteAsync(files => files.BeginAsync(intent with { FileId = Guid.CreateVersion7() }, null, ["disk"], Sample.Lease, Token));

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Fact]
    public async Task Renew_LeaseRunsOrHasRunOut_TellsWhich()
    {
        var held = await Sample.BeginAsync(Catalog);
        var lost = await Sample.BeginAsync(Catalog, TimeSpan.FromTicks(10));

        (await WriteAsync(files => files.RenewAsync(held, Sample.Lease, Token))).Should().BeTrue();
        (await WriteAsync(files => files.RenewAsync(held with { Token = Guid.CreateVersion7() }, Sample.Lease, Token))).Should().BeFalse("the token is another's");
        (await WriteAsync(files => files.RenewAsync(lost, Sample.Lease, Token))).Should().BeFalse("the lease ran out");
    }

    [Fact]
    public async Task Confirm_SomeReplicas_TheOthersAreMissing()
    {
        var intent = await Sample.BeginAsync(Catalog, null, "s3", "disk");
        var paper = await Sample.AddPaperAsync(Catalog);

        await Catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Files.ConfirmAsync(intent, 7, Sample.Sha256, [new StoredReplica("s3", "\"e\"")], token);
                return await session.Papers.SetPdfAsync(paper.Id, intent.Path, token);
            },
            Token);

        (await FindAsync(intent.Path)).Should().BeEquivalentTo(new LedgerFile
        {
            Id = intent.FileId,
            Path = intent.Path,
            State = FileState.Committed,
            Length = 7,
            Sha256 = Sample.Sha256,
            ContentType = "video/mp4",
            Replicas = [new LedgerReplica("disk", ReplicaState.Missing, null), new LedgerReplica("s3", ReplicaState.Stored, "\"e\"")],
        });
    }

    [Fact]
    public async Task Confirm_Abandoned_LeaseLostAndReplicasStay()
    {
        var intent = await Sample.BeginAsync(Catalog);
        (await WriteAsync(files => files.AbandonAsync(intent, Token))).Should().BeTrue();

        var act = () => WriteAsync(files => files.ConfirmAsync(intent, 7, Sample.Sha256, [new StoredReplica("disk", null)], Token));

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.LeaseLost);
        (await FindAsync(intent.Path))!.Replicas.Should().ContainSingle().Which.State.Should().Be(ReplicaState.Writing);
        (await WriteAsync(files => files.AbandonAsync(intent, Token))).Should().BeTrue("it was before");
    }

    [Fact]
    public async Task Confirm_BackendWithoutReplica_IsRefused()
    {
        var intent = await Sample.BeginAsync(Catalog);

        var act = () => WriteAsync(files => files.ConfirmAsync(intent, 7, Sample.Sha256, [new StoredReplica("elsewhere", null)], Token));

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
        (await FindAsync(intent.Path))!.State.Should().Be(FileState.Writing);
    }

    [Fact]
    public async Task Abandon_WhileTheSweepAbandonsIt_TellsThatItIs()
    {
        var intent = await Sample.BeginAsync(Catalog, TimeSpan.FromTicks(10));
        Task<bool> abandoning = null!;

        await Catalog.WriteAsync(
            async (session, token) =>
            {
                (await session.Files.AbandonExpiredAsync(10, token)).Should().Be(1);
                abandoning = WriteElsewhereAsync(files => files.AbandonAsync(intent, Token));
                while (await _schema.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%''abandoned''%' AND datname = current_database()") == 0)
                {
                    await Task.Yield();
                }

                return true;
            },
            Token);

        (await abandoning).Should().BeTrue();
    }

    [Fact]
    public async Task AbandonExpired_RowIsHeldByItsWriter_SkipsIt()
    {
        var held = await Sample.BeginAsync(Catalog, TimeSpan.FromTicks(10));
        var free = await Sample.BeginAsync(Catalog, TimeSpan.FromTicks(10));
        await Sample.BeginAsync(Catalog);

        await Catalog.WriteAsync(
            async (session, token) =>
            {
                await Sample.ConfirmAsync(session, held);
                (await WriteElsewhereAsync(files => files.AbandonExpiredAsync(10, Token))).Should().Be(1);
                return true;
            },
            Token);

        (await FindAsync(free.Path))!.State.Should().Be(FileState.Abandoned);
        (await FindAsync(held.Path))!.State.Should().Be(FileState.Deleting, "it was committed and nothing names it");
    }

    [Fact]
    public async Task ClaimDeletions_TwoSessions_NoneTwice()
    {
        for (var i = 0; i < 6; i++)
        {
            var intent = await Sample.BeginAsync(Catalog);
            await WriteAsync(files => files.AbandonAsync(intent, Token));
        }

        var claims = new List<ReplicaClaim>();
        await Catalog.WriteAsync(
            async (session, token) =>
            {
                claims.AddRange(await session.Files.ClaimDeletionsAsync(null, 3, Sample.Lease, Never, token));
                claims.AddRange(await WriteElsewhereAsync(files => files.ClaimDeletionsAsync(null, 10, Sample.Lease, Never, Token)));
                return true;
            },
            Token);

        claims.Select(claim => claim.FileId).Should().HaveCount(6).And.OnlyHaveUniqueItems();
        (await WriteAsync(files => files.ClaimDeletionsAsync(null, 10, Sample.Lease, Never, Token))).Should().BeEmpty("the claims cover all");
    }

    [Fact]
    public async Task ClaimDeletions_OfGivenFiles_LeavesTheOthers()
    {
        var intents = new List<FileIntent>();
        for (var i = 0; i < 2; i++)
        {
            intents.Add(await Sample.BeginAsync(Catalog));
            await WriteAsync(files => files.AbandonAsync(intents[^1], Token));
        }

        var claims = await WriteAsync(files => files.ClaimDeletionsAsync([intents[1].FileId], 10, Sample.Lease, Never, Token));

        claims.Should().ContainSingle().Which.Should().Match<ReplicaClaim>(
            claim => claim.FileId == intents[1].FileId && claim.Path == intents[1].Path && claim.Backend == "disk" && claim.State == FileState.Abandoned && claim.Attempts == 0);
    }

    [Fact]
    public async Task CompleteDeletion_LastTwoReplicasAtOnce_FileIsDeletedThenPurged()
    {
        var path = await AddDeletingAsync("a", "b");

        await CompleteAllAtOnceAsync(Never);
        (await FindAsync(path))!.Should().Match<LedgerFile>(file => file.State == FileState.Deleted && file.Replicas.All(replica => replica.State == ReplicaState.Deleted));
        (await IsPurgedAsync(path)).Should().BeFalse();
        (await WriteAsync(files => files.ClaimDeletionsAsync(null, 10, Sample.Lease, Never, Token))).Should().BeEmpty("the second deletion is not due");

        await CompleteAllAtOnceAsync(TimeSpan.Zero);
        (await IsPurgedAsync(path)).Should().BeTrue();
        (await WriteAsync(files => files.ClaimDeletionsAsync(null, 10, Sample.Lease, TimeSpan.Zero, Token))).Should().BeEmpty("all is done");
    }

    [Fact]
    public async Task CompleteDeletion_SecondTimeForOneReplica_NotPurgedYet()
    {
        var path = await AddDeletingAsync("a", "b");
        await CompleteAllAtOnceAsync(Never);

        var one = await WriteAsync(files => files.ClaimDeletionsAsync(null, 1, Sample.Lease, TimeSpan.Zero, Token));
        (await WriteAsync(files => files.CompleteDeletionAsync(one[0], Token))).Should().BeTrue();

        (await IsPurgedAsync(path)).Should().BeFalse();
        (await WriteAsync(files => files.ClaimDeletionsAsync(null, 10, Sample.Lease, TimeSpan.Zero, Token))).Should().ContainSingle().Which.Backend.Should().NotBe(one[0].Backend);
    }

    [Fact]
    public async Task CompleteDeletion_ClaimWasTakenOver_False()
    {
        await AddDeletingAsync("a");
        var late = (await WriteAsync(files => files.ClaimDeletionsAsync(null, 1, TimeSpan.FromTicks(10), Never, Token))).Single();
        var next = (await WriteAsync(files => files.ClaimDeletionsAsync(null, 1, Sample.Lease, Never, Token))).Single();

        (await WriteAsync(files => files.CompleteDeletionAsync(late, Token))).Should().BeFalse();
        (await WriteAsync(files => files.CompleteDeletionAsync(next, Token))).Should().BeTrue();
    }

    [Fact]
    public async Task FailDeletion_WithAPause_IsClaimedAgainAfterwards()
    {
        await AddDeletingAsync("a");
        var claim = (await WriteAsync(files => files.ClaimDeletionsAsync(null, 1, Sample.Lease, Never, Token))).Single();
        await WriteAsync(files => files.FailDeletionAsync(claim, "no\0route " + new string('x', 600), TimeSpan.FromDays(1), Token));

        (await WriteAsync(files => files.ClaimDeletionsAsync(null, 1, Sample.Lease, Never, Token))).Should().BeEmpty();
        (await _schema.ScalarAsync<string>("SELECT last_error FROM file_replicas")).Should().HaveLength(500).And.StartWith("no route");

        await _schema.ScalarAsync<int>("UPDATE file_replicas SET claim_until = clock_timestamp() RETURNING 1");
        (await WriteAsync(files => files.ClaimDeletionsAsync(null, 1, Sample.Lease, Never, Token))).Should().ContainSingle().Which.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task List_PageByPage_InOrderOfBytes()
    {
        string[] paths = ["a/Z", "a/a", "a/é", "a/😀", "a/b", "B", "a.x/y", "a/﷐b"];
        foreach (var path in paths)
        {
            await WriteAsync(files => files.BeginAsync(new FileIntent(Guid.CreateVersion7(), path, Guid.CreateVersion7()), null, ["x", "y"], Sample.Lease, Token));
        }

        var listed = new List<LedgerFile>();
        IReadOnlyList<LedgerFile> page;
        do
        {
            page = await Catalog.ReadAsync((session, token) => session.Files.ListAsync(listed.LastOrDefault()?.Path, 3, token), Token);
            listed.AddRange(page);
        }
        while (page.Count > 0);

        listed.Select(file => file.Path).Should().Equal(paths.Select(StoragePath.Parse).Order());
        listed.Should().OnlyContain(file => file.Replicas.Count == 2);
    }

    private async Task<StoragePath> AddDeletingAsync(params string[] backends)
    {
        var intent = await Sample.BeginAsync(Catalog, null, backends);
        await Catalog.WriteAsync(
            async (session, _) =>
            {
                await Sample.ConfirmAsync(session, intent, backends);
                return true;
            },
            Token);
        (await FindAsync(intent.Path))!.State.Should().Be(FileState.Deleting, "nothing names it");
        return intent.Path;
    }

    private async Task CompleteAllAtOnceAsync(TimeSpan purgeAfter)
    {
        var claims = await WriteAsync(files => files.ClaimDeletionsAsync(null, 10, Sample.Lease, purgeAfter, Token));
        claims.Should().HaveCount(2);
        var second = Task.CompletedTask;

        // The first has not committed when the second begins.
        await Catalog.WriteAsync(
            async (session, token) =>
            {
                (await session.Files.CompleteDeletionAsync(claims[0], token)).Should().BeTrue();
                second = WriteElsewhereAsync(files => files.CompleteDeletionAsync(claims[1], Token));
                while (!second.IsCompleted && await _schema.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
                {
                    await Task.Yield();
                }

                return true;
            },
            Token);
        await second;
    }

    // As another host would: a catalogue refuses a write within a write of its own.
    private Task<T> WriteElsewhereAsync<T>(Func<IFileLedger, Task<T>> work) => _schema.Open().WriteAsync((session, _) => work(session.Files), Token);

    private Task<T> WriteAsync<T>(Func<IFileLedger, Task<T>> work) => Catalog.WriteAsync((session, _) => work(session.Files), Token);

    private Task<bool> WriteAsync(Func<IFileLedger, Task> work) => Catalog.WriteAsync(
        async (session, _) =>
        {
            await work(session.Files);
            return true;
        },
        Token);

    private Task<LedgerFile?> FindAsync(StoragePath path) => Catalog.ReadLatestAsync((session, token) => session.Files.FindAsync(path, token), Token);

    private Task<bool> IsPurgedAsync(StoragePath path) => _schema.ScalarAsync<bool>($"SELECT purged_at IS NOT NULL FROM files WHERE path = '{path}'");
}
