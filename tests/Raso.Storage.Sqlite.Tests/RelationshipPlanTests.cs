using System.Text.RegularExpressions;

namespace Raso.Storage.Sqlite.Tests;

/// <summary>What a walk along relationships costs grows with what it finds, not with the graph: each step searches an index that has all it needs.</summary>
public sealed partial class RelationshipPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(RelationshipSql.Walk), 2)]
    [InlineData(nameof(RelationshipSql.ListSteps), 2)]
    [InlineData(nameof(RelationshipSql.ListBySource), 0)]
    [InlineData(nameof(RelationshipSql.ListByTarget), 0)]
    public async Task Statement_FromAnAsset_SearchesIndexesOnly(string name, int walks)
    {
        var statement = name switch
        {
            nameof(RelationshipSql.Walk) => RelationshipSql.Walk,
            nameof(RelationshipSql.ListSteps) => RelationshipSql.ListSteps,
            nameof(RelationshipSql.ListBySource) => RelationshipSql.ListBySource,
            _ => RelationshipSql.ListByTarget,
        };

        var plan = await ExplainAsync(statement);

        plan.Where(step => step.StartsWith("SCAN r", StringComparison.Ordinal) || step.StartsWith("SCAN asset_relationships", StringComparison.Ordinal)).Should().BeEmpty();
        plan.Count(step => BySource().IsMatch(step)).Should().Be(name == nameof(RelationshipSql.ListBySource) ? 1 : walks, string.Join('\n', plan));
        plan.Count(step => ByTarget().IsMatch(step)).Should().Be(name == nameof(RelationshipSql.ListByTarget) ? 1 : walks, string.Join('\n', plan));
    }

    [GeneratedRegex(@"SEARCH r USING (COVERING )?INDEX \w*asset_relationships\w* \(source_type=\? AND source_id=\?")]
    private static partial Regex BySource();

    [GeneratedRegex(@"SEARCH r USING (COVERING )?INDEX idx_asset_relationships_target \(target_type=\? AND target_id=\?")]
    private static partial Regex ByTarget();

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
