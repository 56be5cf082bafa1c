using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What the sweep and a listing cost does not grow with the number of committed files: no plan reads a table of the ledger whole.</summary>
[Trait("Category", "Server")]
public sealed class PostgresPlanTests(LargeLedgerFixture ledger) : IClassFixture<LargeLedgerFixture>
{
    /// <summary>Gets the names of the statements, because their text is long.</summary>
    public static TheoryData<string> Sweep => [.. Statements.Keys];

    private static Dictionary<string, Func<NpgsqlBatchCommand>> Statements { get; } = new()
    {
        [nameof(LedgerSql.AbandonExpired)] = () => new NpgsqlBatchCommand(LedgerSql.AbandonExpired).With("limit", 256),
        [nameof(LedgerSql.ClaimAny)] = () => Claim(LedgerSql.ClaimAny),
        [nameof(LedgerSql.ClaimOf)] = () => Claim(LedgerSql.ClaimOf).With("files", [Guid.CreateVersion7(), Guid.CreateVersion7()]),
        [nameof(LedgerSql.LockFile)] = () => Of(LedgerSql.LockFile),
        [nameof(LedgerSql.CompleteReplica)] = () => Of(LedgerSql.CompleteReplica).With("backend", "disk").With("token", Guid.CreateVersion7()),
        [nameof(LedgerSql.EndFile)] = () => Of(LedgerSql.EndFile),
        [nameof(LedgerSql.PurgeFile)] = () => Of(LedgerSql.PurgeFile),
        [nameof(LedgerSql.FailDeletion)] = () =>
            Of(LedgerSql.FailDeletion).With("backend", "disk").With("token", Guid.CreateVersion7()).With("reason", "x").With("pause", Sample.Lease),
    };

    [Theory]
    [MemberData(nameof(Sweep))]
    public async Task Sweep_AnyStatement_ReadsIndexesOnly(string name)
    {
        var plan = await ledger.ExplainAsync(Statements[name]());

        plan.Should().Contain("Index");
        plan.Should().NotContain("Seq Scan on files").And.NotContain("Seq Scan on file_replicas");
    }

    [Fact]
    public async Task List_AfterAPath_ReadsTheIndexOfPathsInItsOrder()
    {
        var plan = await ledger.ExplainAsync(new NpgsqlBatchCommand(LedgerSql.List).With("after", "files/01").With("limit", 100));

        plan.Should().Contain("Index Scan using files_path_key").And.Contain("path > 'files/01'");
        plan.Should().NotContain("Seq Scan on files");
    }

    [Fact]
    public async Task List_OfAFolder_ReadsItsPartOfTheIndexOfPaths()
    {
        var plan = await ledger.ExplainAsync(new NpgsqlBatchCommand("SELECT id FROM files WHERE path LIKE 'files/019%' ORDER BY path LIMIT 10"));

        plan.Should().Contain("using files_path_key").And.Contain("path >= 'files/019'").And.Contain("path < 'files/01:'");
        plan.Should().NotContain("Sort");
    }

    private static NpgsqlBatchCommand Claim(string sql) =>
        new NpgsqlBatchCommand(sql).With("limit", 64).With("claim", Sample.Lease).With("purge_after", Sample.Lease);

    private static NpgsqlBatchCommand Of(string sql) => new NpgsqlBatchCommand(sql).With("id", Guid.CreateVersion7());
}
