using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Raso.Storage.Papers;

namespace Raso.Storage.Catalog.Postgres;

[Trait("Category", "Server")]
public sealed class PostgresWriteTests(PostgresSchemaFixture schema) : IClassFixture<PostgresSchemaFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insert_ManyOfOneIdAndDoiAtOnce_OneInsertsAndTheOthersAreTold()
    {
        // Rarely two of them meet in the index of DOIs before they have met in that of ids, hence the rounds.
        for (var round = 0; round < 60; round++)
        {
            var (id, doi) = (Guid.CreateVersion7(), $"10.1000/round-{round}");
            var rows = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => schema.Catalog.WriteAsync(
                (session, token) => session.Papers.InsertAsync(id, Sample.NewPaper(doi), $"papers/{id}", token), Token)));

            rows.Should().ContainSingle(row => row != null);
        }
    }

    [Fact]
    public async Task Write_AnswerToCommitIsLost_ReturnsTheResultOnce()
    {
        await using var proxy = new CommitProxy(CommitFault.DropAnswer);
        var catalog = Through(proxy);
        var runs = 0;
        var id = Guid.CreateVersion7();

        var paper = await catalog.WriteAsync(
            (session, token) =>
            {
                runs++;
                return session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token);
            },
            Token);

        proxy.Faults.Should().Be(1);
        runs.Should().Be(1);
        paper.Should().BeEquivalentTo(await GetAsync(id));
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, CatalogErrorCode.OutcomeUnknown)]
    [InlineData(false, true, CatalogErrorCode.Unavailable)]
    [InlineData(false, false, CatalogErrorCode.Unavailable)]
    public async Task Settle_AfterTheServerStartedAgain_TrustsNoIdThatMayHaveBeenGivenTwice(bool committed, bool sameEra, CatalogErrorCode? error)
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer.Settings);
        await using var connection = await source.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (var assign = new NpgsqlCommand("SELECT pg_current_xact_id()", connection, transaction))
        {
            await assign.ExecuteNonQueryAsync(Token);
        }

        await using var ask = new NpgsqlCommand(TransactionSql.CurrentXid, connection, transaction);
        await using var row = await ask.ExecuteReaderAsync(Token);
        await row.ReadAsync(Token);
        var lost = new LostCommit(row.GetFieldValue<ulong>(0), sameEra ? row.GetString(1) : "another run", new IOException("cut"));
        await row.CloseAsync();
        await (committed ? transaction.CommitAsync(Token) : transaction.RollbackAsync(Token));
        var commit = new PostgresCommit(source, TimeSpan.FromSeconds(30), TimeProvider.System, NullLogger.Instance);

        var settle = () => commit.SettleAsync(lost);

        if (error is null)
        {
            await settle.Should().NotThrowAsync();
        }
        else
        {
            (await settle.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(error);
        }
    }

    [Fact]
    public async Task Write_CommitNeverArrives_UnavailableAndNothingChanged()
    {
        await using var proxy = new CommitProxy(CommitFault.DropRequest);
        var catalog = Through(proxy);
        var id = Guid.CreateVersion7();

        var act = () => catalog.WriteAsync((session, token) => session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(e => e.Code == CatalogErrorCode.Unavailable && e.IsTransient);
        proxy.Faults.Should().Be(1);
        (await GetAsync(id)).Should().BeNull();
    }

    [Fact]
    public async Task Write_CommitHangsOnTheWay_OutcomeUnknown()
    {
        await using var proxy = new CommitProxy(CommitFault.HoldRequest);
        var catalog = Through(proxy, TimeSpan.FromMilliseconds(500));
        var id = Guid.CreateVersion7();

        var act = () => catalog.WriteAsync((session, token) => session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.OutcomeUnknown);
    }

    [Fact]
    public async Task Write_ServerIsGoneAfterCommit_OutcomeUnknown()
    {
        await using var proxy = new CommitProxy(CommitFault.DropAnswerAndGo);
        var catalog = Through(proxy, TimeSpan.FromMilliseconds(500));
        var id = Guid.CreateVersion7();

        var act = () => catalog.WriteAsync((session, token) => session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.OutcomeUnknown);
        (await GetAsync(id)).Should().NotBeNull("the answer alone was lost");
    }

    [Fact]
    public async Task Write_AnswerIsLostAndNothingWasChanged_ReturnsTheResult()
    {
        var paper = await Sample.AddPaperAsync(schema.Catalog);
        await using var proxy = new CommitProxy(CommitFault.DropAnswerAndGo);
        var catalog = Through(proxy);

        var read = await catalog.WriteAsync((session, token) => session.Papers.GetAsync(paper.Id, token), Token);

        read.Should().BeEquivalentTo(paper);
    }

    [Fact]
    public async Task Write_BackendIsTerminatedBeforeCommit_UnavailableAndNothingChanged()
    {
        var id = Guid.CreateVersion7();

        var act = () => schema.Catalog.WriteAsync(
            async (session, token) =>
            {
                var paper = await session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token);
                await PostgresServer.ExecuteAsync(
                    $"SELECT pg_terminate_backend(l.pid, 5000) FROM pg_locks AS l WHERE l.relation = '{schema.Schema}.papers'::regclass AND l.mode = 'RowExclusiveLock'");
                return paper;
            },
            Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Should().Match<CatalogException>(e => e.Code == CatalogErrorCode.Unavailable && e.IsTransient);
        (await GetAsync(id)).Should().BeNull();
    }

    [Fact]
    public async Task Write_TwoDeadlock_OneRunsAgainAndBothSucceed()
    {
        var first = await Sample.AddPaperAsync(schema.Catalog);
        var second = await Sample.AddPaperAsync(schema.Catalog);
        var runs = 0;
        var locked = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        Task<Paper> Write(int me, Guid one, Guid two) => schema.Catalog.WriteAsync(
            async (session, token) =>
            {
                Interlocked.Increment(ref runs);
                await session.Papers.UpdateAsync(one, new PaperChanges { Journal = $"{me}" }, null, token);
                locked[me].TrySetResult();
                await locked[1 - me].Task.WaitAsync(token);
                return await session.Papers.UpdateAsync(two, new PaperChanges { Journal = $"{me}" }, null, token);
            },
            Token);

        await Task.WhenAll(Write(0, first.Id, second.Id), Write(1, second.Id, first.Id));

        runs.Should().BeGreaterThanOrEqualTo(3);
        (await GetAsync(first.Id))!.RowVersion.Should().Be(3, "each changed it once");
        (await GetAsync(first.Id))!.Journal.Should().Be((await GetAsync(second.Id))!.Journal);
    }

    [Fact]
    public async Task Write_FunctionThrows_RollsBack()
    {
        var id = Guid.CreateVersion7();

        var act = () => schema.Catalog.WriteAsync<bool>(
            async (session, token) =>
            {
                await session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token);
                throw new InvalidOperationException("no");
            },
            Token);

        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("no");
        (await GetAsync(id)).Should().BeNull();
    }

    [Fact]
    public async Task Write_FunctionSwallowsAnError_IsNotTakenForCommitted()
    {
        var id = Guid.CreateVersion7();

        var act = () => schema.Catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id}", token);
                await FluentActions.Awaiting(() => session.Papers.InsertAsync(Guid.CreateVersion7(), Sample.NewPaper(), $"papers/{id}", token))
                    .Should().ThrowAsync<CatalogException>();
                return true;
            },
            Token);

        await act.Should().ThrowAsync<CatalogException>("the database has given up the whole transaction");
        (await GetAsync(id)).Should().BeNull();
    }

    [Fact]
    public async Task Write_CancelledWhileItWaitsForALock_IsCancelled()
    {
        var paper = await Sample.AddPaperAsync(schema.Catalog);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var elsewhere = schema.Open();
        await schema.Catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Papers.UpdateAsync(paper.Id, new PaperChanges { Journal = "held" }, null, token);
                var waiting = elsewhere.WriteAsync(
                    (other, t) => other.Papers.UpdateAsync(paper.Id, new PaperChanges { Journal = "late" }, null, t), cancel.Token);
                while (await schema.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
                {
                    await Task.Yield();
                }

                await cancel.CancelAsync();
                await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
                return true;
            },
            Token);
        (await GetAsync(paper.Id))!.Journal.Should().Be("held");
    }

    private Task<Paper?> GetAsync(Guid id) => schema.Catalog.ReadLatestAsync((session, token) => session.Papers.GetAsync(id, token), Token);

    private PostgresCatalog Through(CommitProxy proxy, TimeSpan? settleTimeout = null) => schema.Open(
        settings =>
        {
            settings.Host = "127.0.0.1";
            settings.Port = proxy.Port;
            settings.SslMode = Npgsql.SslMode.Disable;
        },
        settleTimeout);
}
