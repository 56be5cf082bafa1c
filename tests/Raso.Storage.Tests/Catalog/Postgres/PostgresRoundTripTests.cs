namespace Raso.Storage.Catalog.Postgres;

/// <summary>A read is one round trip, and what shares a transaction costs no more trips than its calls and the COMMIT.</summary>
[Trait("Category", "Server")]
public sealed class PostgresRoundTripTests(PostgresSchemaFixture schema) : IClassFixture<PostgresSchemaFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OneStatementOrBatch_IsOneRoundTrip()
    {
        var paper = await Sample.AddPaperAsync(schema.Catalog, "10.1000/trips");
        var video = await Sample.AddVideoAsync(schema.Catalog, paper.Id);
        Func<ICatalogSession, Task>[] reads =
        [
            session => session.Papers.GetAsync(paper.Id, Token),
            session => session.Papers.FindByDoiAsync("10.1000/trips", Token),
            session => session.Papers.ListAsync(null, true, 10, Token),
            session => session.GetPaperAssetsAsync(paper.Id, Token),
            session => session.Videos.GetAsync(video.Id, Token),
            session => session.Files.FindAsync(video.FilePath, Token),
            session => session.Files.ListOfPaperAsync(paper.Id, Token),
        ];

        await using var proxy = new CountingProxy();
        var catalog = Through(proxy);
        foreach (var read in reads)
        {
            await ReadAsync(catalog, session => session.Files.ListAsync(null, 1, Token));
            // The first time on a connection the statements are prepared.
            (await proxy.CountAsync(() => ReadAsync(catalog, read))).Should().Be(2);
            for (var i = 0; i < 3; i++)
            {
                (await proxy.CountAsync(() => ReadAsync(catalog, read))).Should().Be(1);
            }
        }
    }

    [Fact]
    public async Task Write_OfOneBatch_IsOneRoundTripAndItsCommit()
    {
        await using var proxy = new CountingProxy();
        var catalog = Through(proxy);
        var count = 0;
        for (var i = 0; i < 4; i++)
        {
            var id = Guid.CreateVersion7();
            count = await proxy.CountAsync(() => catalog.WriteAsync(
                (session, token) => session.Papers.InsertAsync(id, Sample.NewPaper(), $"papers/{id:N}", token), Token));
        }

        count.Should().Be(2);
    }

    [Fact]
    public async Task ReadSnapshot_TwoCalls_AreTwoRoundTripsAndItsEnd()
    {
        await using var proxy = new CountingProxy();
        var catalog = Through(proxy);
        var count = 0;
        for (var i = 0; i < 4; i++)
        {
            count = await proxy.CountAsync(() => catalog.ReadSnapshotAsync(
                async (session, token) =>
                {
                    await session.Papers.ListAsync(null, true, 1, token);
                    return await session.Papers.ListAsync(null, false, 1, token);
                },
                Token));
        }

        count.Should().Be(3);
    }

    [Fact]
    public async Task Read_Refused_LeavesTheConnectionUsable()
    {
        await using var proxy = new CountingProxy();
        var catalog = Through(proxy);
        for (var i = 0; i < 4; i++)
        {
            var act = () => ReadAsync(catalog, session => session.Papers.InsertAsync(Guid.CreateVersion7(), Sample.NewPaper(), "papers/read", Token));
            await act.Should().ThrowAsync<CatalogException>();
            (await catalog.ReadAsync((session, token) => session.Papers.GetAsync(Guid.CreateVersion7(), token), Token)).Should().BeNull();
        }
    }

    private static Task<bool> ReadAsync(PostgresCatalog catalog, Func<ICatalogSession, Task> read) => catalog.ReadLatestAsync(
        async (session, _) =>
        {
            await read(session);
            return true;
        },
        Token);

    private PostgresCatalog Through(CountingProxy proxy) => schema.Open(settings =>
    {
        settings.Host = "127.0.0.1";
        settings.Port = proxy.Port;
        settings.MaxPoolSize = 1;
    });
}
