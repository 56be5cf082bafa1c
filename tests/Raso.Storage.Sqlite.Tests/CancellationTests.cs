using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests;

public sealed class CancellationTests
{
    private const string Endless = """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
        SELECT n FROM numbers WHERE n = 1 OR n < 0
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task ReadAsync_TokenOfTheTransactionFires_InterruptsTheStatement()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var act = () => database.Catalog.ReadAsync((session, _) => Task.FromResult(RunEndless(session, cancellation, Token)), cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        await database.Catalog.ReadAsync(session => session.Files.ListAsync(null, 1, Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task WriteAsync_TokenOfTheCallFires_InterruptsTheStatement()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var act = () => database.Catalog.WriteAsync((session, _) => Task.FromResult(RunEndless(session, cancellation, cancellation.Token)), Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        await database.Catalog.AddPaperAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task WriteAsync_ChangeInterrupted_LeavesNothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var writing = database.Catalog.WriteAsync(
            (session, token) =>
            {
                started.SetResult();
                return Task.FromResult(((SqliteSession)session).Statements.Execute(
                    """
                    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
                    INSERT INTO leases (name) SELECT 'lease ' || n FROM numbers
                    """,
                    new SqliteArguments(),
                    token));
            },
            cancellation.Token);
        await started.Task;
        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => writing).Should().ThrowAsync<OperationCanceledException>();
        var leases = await database.Catalog.ReadAsync(session => Task.FromResult(
            ((SqliteSession)session).Statements.Any("SELECT 1 FROM leases", new SqliteArguments(), Token)));
        leases.Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task WriteAsync_CancelledInTheQueue_EndsAtOnce()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await CancelWaitingAsync(database.Catalog, database.Catalog, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task WriteAsync_CancelledWhileAnotherCatalogWrites_EndsAtOnce()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await CancelWaitingAsync(database.Catalog, database.OpenAnother(), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task WriteAsync_AnotherWritesForLongerThanBusyTimeout_IsUnavailableForNow(int milliseconds)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        // As another process: writers of one process queue, however long that takes.
        using var holder = database.OpenPlain();
        holder.Begin(ConnectionSql.BeginWrite, Token);
        var other = database.OpenAnother(TimeSpan.FromMilliseconds(milliseconds));

        var error = await Assert.ThrowsAsync<CatalogException>(() => other.AddPaperAsync());
        holder.Rollback();

        error.Code.Should().Be(CatalogErrorCode.Unavailable);
        error.IsTransient.Should().BeTrue();
        await other.AddPaperAsync();
    }

    private static bool RunEndless(ICatalogSession session, CancellationTokenSource cancellation, CancellationToken token)
    {
        // Cancelled with the first row, so certainly while the statement runs.
        ((SqliteSession)session).Statements.Query(
            Endless,
            new SqliteArguments(),
            row =>
            {
                cancellation.Cancel();
                return row.Integer("n");
            },
            token);
        return true;
    }

    private static async Task CancelWaitingAsync(SqliteCatalog holder, SqliteCatalog waiter, CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = await HoldAsync(holder, release);
        var waiting = waiter.WriteAsync((_, _) => Task.FromResult(true), cancellation.Token);

        await cancellation.CancelAsync();

        // Only then is the holder let go: the waiter did not wait for it.
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        release.SetResult();
        await holding;
    }

    private static async Task<Task> HoldAsync(SqliteCatalog catalog, TaskCompletionSource release)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = catalog.WriteAsync(async _ =>
        {
            held.SetResult();
            await release.Task;
        });
        await held.Task;
        return holding;
    }
}
