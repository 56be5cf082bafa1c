using System.Text.RegularExpressions;

namespace Raso.Storage.Sqlite.Tests;

/// <summary>What the sweep and a listing cost does not grow with the number of committed files: no plan reads a table of the ledger whole.</summary>
public sealed partial class PlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets the statements of the sweep with names, because their text is long.</summary>
    public static TheoryData<string> Sweep => [.. Statements.Keys];

    private static Dictionary<string, string> Statements { get; } = new()
    {
        [nameof(LedgerSql.AbandonExpired)] = LedgerSql.AbandonExpired,
        [nameof(LedgerSql.FindDeletions)] = LedgerSql.FindDeletions,
        [nameof(LedgerSql.FindDeletionsOf)] = LedgerSql.FindDeletionsOf,
        [nameof(LedgerSql.Claim)] = LedgerSql.Claim,
        [nameof(LedgerSql.CompleteReplica)] = LedgerSql.CompleteReplica,
        [nameof(LedgerSql.EndDeleted)] = LedgerSql.EndDeleted,
        [nameof(LedgerSql.Purge)] = LedgerSql.Purge,
        [nameof(LedgerSql.Fail)] = LedgerSql.Fail,
        [nameof(LedgerSql.Settle)] = LedgerSql.Settle,
        ["the trigger of Settle"] = """
            UPDATE files SET state = 'deleting'
            WHERE id = $id AND state = 'committed' AND NOT EXISTS (SELECT 1 FROM file_references AS r WHERE r.path = files.path)
            """,
    };

    [Theory]
    [MemberData(nameof(Sweep))]
    public async Task Sweep_AnyStatement_ReadsPartialIndexesAndKeysOnly(string name)
    {
        var plan = await ExplainAsync(Statements[name]);

        plan.Should().NotBeEmpty();
        plan.Where(step => Whole().IsMatch(step)).Should().BeEmpty();
    }

    [Fact]
    public async Task List_AfterAPath_SearchesTheIndexOfPaths()
    {
        var plan = await ExplainAsync(LedgerSql.List);

        plan.Should().ContainMatch("*SEARCH files USING INDEX*(path>?)*");
        plan.Should().NotContainMatch("*TEMP B-TREE FOR ORDER BY*path*");
    }

    [Fact]
    public async Task List_OfAFolder_SearchesTheIndexOfPaths() =>
        (await ExplainAsync("SELECT path FROM files WHERE path >= $folder AND path < $end ORDER BY path"))
            .Should().ContainSingle().Which.Should().Contain("(path>? AND path<?)");

    // A scan of the small index of one state is what the indexes are for.
    [GeneratedRegex(@"SCAN (?!(ended|wanted|json_each|e|u|unsettled_files|d|SUBQUERY|CONSTANT)\b)(?!.*USING (COVERING )?INDEX idx_files_(writing|deleting|tombstones))")]
    private static partial Regex Whole();

    private static async Task<IReadOnlyList<string>> ExplainAsync(string statement)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        return await database.Catalog.ReadAsync((session, _) => Task.FromResult(
            ((SqliteSession)session).Statements.Query("EXPLAIN QUERY PLAN " + statement, Parameters(statement), row => row.Text("detail"), Token)), Token);
    }

    private static SqliteArguments Parameters(string statement) => Parameter().Matches(statement).Select(match => match.Value).Distinct()
        .Aggregate(new SqliteArguments(), (arguments, name) => arguments.Text(name, "1"));

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Parameter();
}
