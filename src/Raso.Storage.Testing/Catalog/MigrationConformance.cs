using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What a dialect supplies to the migrator.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class MigrationConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    private IMigrationStore Store => Catalog.Migrations;

    private MigrationScript Next => new(
        Store.Scripts.Count + 1, "conformance", "CREATE TABLE conformance_probe (id integer NOT NULL)", "DROP TABLE conformance_probe");

    /// <summary>The migrations are numbered from 1 without a gap, and each has a name, SQL, an undo and a checksum.</summary>
    [Fact]
    public void Scripts_OfTheCode_AreDenseAndComplete()
    {
        Assert.NotEmpty(Store.Scripts);
        Assert.Equal(Enumerable.Range(1, Store.Scripts.Count), Store.Scripts.Select(script => script.Version));
        Assert.All(Store.Scripts, script =>
        {
            Assert.False(string.IsNullOrWhiteSpace(script.Name));
            Assert.False(string.IsNullOrWhiteSpace(script.Sql));
            Assert.False(string.IsNullOrWhiteSpace(script.UndoSql));
            Assert.Matches("^[0-9a-f]{64}$", script.Checksum);
        });
        Assert.Equal(Store.Scripts.Count, Store.Scripts.Select(script => script.Checksum).Distinct().Count());
    }

    /// <summary>A catalogue that was migrated records each migration as it stands in the code.</summary>
    [Fact]
    public async Task ListApplied_Migrated_RecordsEachScript()
    {
        var applied = await ListAppliedAsync();

        Assert.Equal(Described(Store.Scripts), applied.Select(migration => (migration.Version, migration.Name, migration.Checksum)));
        Assert.All(applied, migration => Assert.Equal(TimeSpan.Zero, migration.AppliedAt.Offset));
        Assert.Equal(applied.Select(migration => migration.AppliedAt).Order(), applied.Select(migration => migration.AppliedAt));
    }

    /// <summary>A migration is run and recorded with its checksum; its undo takes both back.</summary>
    [Fact]
    public async Task Apply_OneMore_IsRecordedUntilUndone()
    {
        var before = await ListAppliedAsync();

        var appliedAt = await LockAsync(session => session.ApplyAsync(Next, Token));

        Assert.Equal(new AppliedMigration(Next.Version, Next.Name, Next.Checksum, appliedAt), (await ListAppliedAsync())[^1]);
        if (Harness.HasSql)
        {
            Assert.Equal(1, await Harness.ExecuteSqlAsync("INSERT INTO conformance_probe (id) VALUES (1)", Token));
        }

        await LockAsync(session => session.UndoAsync(Next, Token));

        Assert.Equal(before, await ListAppliedAsync());
        await LockAsync(session => session.ApplyAsync(Next, Token));
    }

    /// <summary>The checksum is that of the SQL as it was run, so that a file which was changed afterwards is noticed.</summary>
    [Fact]
    public async Task ListApplied_FileChangedAfterwards_ChecksumDiffers()
    {
        await LockAsync(session => session.ApplyAsync(Next, Token));
        var changed = Next with { Sql = Next.Sql + " -- changed" };

        var recorded = (await ListAppliedAsync())[^1];

        Assert.Equal(Next.Checksum, recorded.Checksum);
        Assert.NotEqual(changed.Checksum, recorded.Checksum);
    }

    /// <summary>A migration that fails half-way leaves nothing of itself, neither tables nor a record.</summary>
    [Fact]
    public async Task Apply_FailsHalfWay_LeavesNothing()
    {
        var before = await ListAppliedAsync();
        var broken = Next with { Sql = Next.Sql + "; INSERT INTO no_such_table (id) VALUES (1)" };

        await Assert.ThrowsAnyAsync<Exception>(() => LockAsync(session => session.ApplyAsync(broken, Token)));

        Assert.Equal(before, await ListAppliedAsync());
        await LockAsync(session => session.ApplyAsync(Next, Token));
    }

    /// <summary>An undo that fails half-way leaves the migration applied and recorded.</summary>
    [Fact]
    public async Task Undo_FailsHalfWay_LeavesTheMigration()
    {
        var broken = Next with { UndoSql = Next.UndoSql + "; INSERT INTO no_such_table (id) VALUES (1)" };
        await LockAsync(session => session.ApplyAsync(broken, Token));
        var before = await ListAppliedAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => LockAsync(session => session.UndoAsync(broken, Token)));

        Assert.Equal(before, await ListAppliedAsync());
        await LockAsync(session => session.UndoAsync(Next, Token));
    }

    /// <summary>The same migration cannot be recorded twice.</summary>
    [Fact]
    public async Task Apply_RecordedAlready_Throws()
    {
        await LockAsync(session => session.ApplyAsync(Next, Token));
        var before = await ListAppliedAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => LockAsync(session => session.ApplyAsync(Next, Token)));

        Assert.Equal(before, await ListAppliedAsync());
    }

    /// <summary>Every migration can be undone, one by one down to each number, and applied again; the catalogue works afterwards.</summary>
    [Fact]
    public async Task Undo_ToEachNumberAndAgain_CatalogueWorks()
    {
        for (var target = Store.Scripts.Count - 1; target >= 0; target--)
        {
            await UndoToAsync(target);
            Assert.Equal(Described(Store.Scripts.Take(target)), (await ListAppliedAsync()).Select(one => (one.Version, one.Name, one.Checksum)));
            await ApplyMissingAsync();
        }

        Assert.Equal(Described(Store.Scripts), (await ListAppliedAsync()).Select(one => (one.Version, one.Name, one.Checksum)));
        var paper = await AddPaperAsync(SamplePapers.Full);
        var pdf = await AttachPdfAsync(paper.Id);
        Assert.True(await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token)));
        await FileIsAsync(FileState.Deleting, pdf);
    }

    /// <summary>Twenty hosts that start at once apply each migration once.</summary>
    [Fact]
    public async Task Lock_TwentyHostsAtOnce_EachMigrationIsAppliedOnce()
    {
        await UndoToAsync(0);

        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ApplyMissingAsync()));

        Assert.Equal(Store.Scripts.Count, Assert.Single(counts, count => count > 0));
        Assert.Equal(Described(Store.Scripts), (await ListAppliedAsync()).Select(one => (one.Version, one.Name, one.Checksum)));
    }

    /// <summary>While one host migrates, no other does; who waits can be cancelled.</summary>
    [Fact]
    public async Task Lock_HeldByAnotherHost_WaitsUntilCancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = LockAsync(async session =>
        {
            held.SetResult();
            await release.Task;
            return await session.ListAppliedAsync(Token);
        });
        await held.Task.WaitAsync(Token);

        var entered = false;
        var waiter = Store.LockAsync(
            (_, _) =>
            {
                entered = true;
                return Task.FromResult(true);
            },
            source.Token);
        source.CancelAfter(ShortLease);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);

        Assert.False(entered);
        release.SetResult();
        Assert.Equal(Store.Scripts.Count, (await holder).Count);
    }

    /// <summary>An error of the function comes out as it is, and gives the lock back.</summary>
    [Fact]
    public async Task Lock_FunctionThrows_LockIsGivenBack()
    {
        var thrown = new InvalidOperationException("An error of the caller's own.");

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => Store.LockAsync<int>((_, _) => throw thrown, Token)));

        Assert.Equal(Store.Scripts.Count, (await ListAppliedAsync()).Count);
    }

    /// <summary>The catalogue can be read while a migration lock is held by a host that has nothing to do.</summary>
    [Fact]
    public async Task Lock_NotMigrated_ReadersGoOn()
    {
        var paper = await AddPaperAsync();
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = LockAsync(async session =>
        {
            await session.ListAppliedAsync(Token);
            held.SetResult();
            await release.Task.WaitAsync(Token);
        });
        await Task.WhenAny(held.Task, holder);

        Fields.Same(paper, await GetPaperAsync(paper.Id));

        release.SetResult();
        await holder;
    }

    private static IEnumerable<(int Version, string Name, string Checksum)> Described(IEnumerable<MigrationScript> scripts) =>
        scripts.Select(script => (script.Version, script.Name, script.Checksum));

    private Task<T> LockAsync<T>(Func<IMigrationSession, Task<T>> work) => Store.LockAsync((session, _) => work(session), Token);

    private Task<bool> LockAsync(Func<IMigrationSession, Task> work) =>
        LockAsync(async session =>
        {
            await work(session);
            return true;
        });

    private Task<IReadOnlyList<AppliedMigration>> ListAppliedAsync() => LockAsync(session => session.ListAppliedAsync(Token));

    private Task<int> ApplyMissingAsync() =>
        LockAsync(async session =>
        {
            var missing = Store.Scripts.Skip((await session.ListAppliedAsync(Token)).Count).ToList();
            foreach (var script in missing)
            {
                await session.ApplyAsync(script, Token);
            }

            return missing.Count;
        });

    private Task<bool> UndoToAsync(int target) =>
        LockAsync(async session =>
        {
            foreach (var script in Store.Scripts.Skip(target).Reverse())
            {
                await session.UndoAsync(script, Token);
            }
        });
}
