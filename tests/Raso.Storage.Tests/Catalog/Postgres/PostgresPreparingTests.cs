using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>A statement that fails while it is being prepared leaves the connection in order. Npgsql's automatic preparation takes it for prepared then, and misreads its next answer (https://github.com/npgsql/npgsql/issues/6391).</summary>
[Trait("Category", "Server")]
public sealed class PostgresPreparingTests(PostgresSchemaFixture schema) : IClassFixture<PostgresSchemaFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Run_AfterAFailureAtAnyUse_Succeeds(int usesBefore)
    {
        // Another text for each: a statement is prepared by its text.
        var sql = $"SELECT CAST(@value AS integer) AS number{usesBefore}";
        await using var source = PostgresDataSources.Create(Options(), given: null);
        for (var i = 0; i < usesBefore; i++)
        {
            (await RunAsync(source, sql, "1")).Should().Be(1);
        }

        var fail = () => RunAsync(source, sql, "one");
        (await fail.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.ConstraintViolation);

        for (var i = 2; i < 5; i++)
        {
            (await RunAsync(source, sql, $"{i}")).Should().Be(i);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_WhoseStatementCannotBeParsed_TakesItselfBackAlone(bool prepare)
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer.Settings);
        await using var connection = await source.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var commands = new PostgresCommands(connection, PostgresScope.Write, new CommandSettings(null, prepare), new TransactionIdentity());
        await ExecuteAsync("CREATE TEMPORARY TABLE kept (number integer) ON COMMIT DROP");
        await commands.StepAsync(() => ExecuteAsync("INSERT INTO kept VALUES (1)"));

        var fail = () => commands.StepAsync(() => ExecuteAsync("INSERT INTO missing VALUES (1)"));
        (await fail.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.SchemaMismatch);

        (await CountAsync()).Should().Be(1);

        Task<int> ExecuteAsync(string sql) => commands.ExecuteAsync(new NpgsqlBatchCommand(sql), Token);
        Task<int> CountAsync() => commands.FirstAsync([new NpgsqlBatchCommand("SELECT count(*)::integer AS number FROM kept")], row => row.Int32("number"), Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_ThatFailsOnANewConnection_TakesItselfBackAlone(bool prepare)
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer.Settings);
        await using var connection = await source.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var commands = new PostgresCommands(connection, PostgresScope.Write, new CommandSettings(null, prepare), new TransactionIdentity());

        var fail = () => commands.StepAsync(() => AskAsync("SELECT 1 / 0 AS number"));
        await fail.Should().ThrowAsync<CatalogException>().WithInnerException<CatalogException, PostgresException>().Where(error => error.SqlState == PostgresErrorCodes.DivisionByZero);

        (await commands.StepAsync(() => AskAsync("SELECT 2 AS number"))).Should().Be(2);

        Task<int> AskAsync(string sql) => commands.FirstAsync([new NpgsqlBatchCommand(sql)], row => row.Int32("number"), Token);
    }

    private static Task<int> RunAsync(PostgresDataSources source, string sql, string value) => PostgresConnections.UseAsync(
        source.Primary,
        (connection, token) => new PostgresCommands(connection, PostgresScope.OneRead, source.Commands)
            .FirstAsync([new NpgsqlBatchCommand(sql).With("value", value)], row => row.Int32(sql[^7..]), token),
        Token);

    private PostgresOptions Options()
    {
        var settings = PostgresServer.Settings;
        settings.MaxPoolSize = 1;
        return new PostgresOptions { ConnectionString = settings.ConnectionString, Schema = schema.Schema };
    }
}
