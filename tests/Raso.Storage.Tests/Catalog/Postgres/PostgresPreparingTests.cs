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
