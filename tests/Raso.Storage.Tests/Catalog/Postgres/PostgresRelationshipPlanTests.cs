using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What a walk reads grows with what it finds, not with the graph: indexes alone, and as many entries as relationships lead from what is found.</summary>
[Trait("Category", "Server")]
public sealed partial class PostgresRelationshipPlanTests(LargeGraphFixture graph) : IClassFixture<LargeGraphFixture>
{
    [Theory]
    [InlineData(17, 4)]
    [InlineData(2_000_001, 999)]
    [InlineData(2_000_991, 9)]
    [InlineData(3_000_000, 1910)]
    public async Task Walk_InAGraphOfManyRelationships_ReadsThoseThatItFinds(long start, int relationships)
    {
        // Once to find the assets, once to find the ways.
        AssertReads(await graph.ExplainAsync(Walk(RelationshipSql.Walk, start, "to_target").With("max_depth", (int?)null).With("visits", 10_001L)), 2 * relationships);
        AssertReads(await graph.ExplainAsync(Walk(RelationshipSql.ListSteps, start, "to_target").With("visits", 10_001L)), 2 * relationships);
    }

    [Theory]
    [InlineData(2_001_000, 999)]
    [InlineData(3_002_000, 1910)]
    public async Task Walk_AgainstTheDirection_ReadsThoseThatItFinds(long start, int relationships)
    {
        AssertReads(await graph.ExplainAsync(Walk(RelationshipSql.Walk, start, "to_source").With("max_depth", (int?)null).With("visits", 10_001L)), 2 * relationships);
        AssertReads(await graph.ExplainAsync(Walk(RelationshipSql.ListSteps, start, "to_source").With("visits", 10_001L)), 2 * relationships);
    }

    [Fact]
    public async Task Walk_WithinADepthOrALimit_ReadsNoMore()
    {
        AssertReads(await graph.ExplainAsync(Walk(RelationshipSql.Walk, 2_000_001, "to_target").With("max_depth", (int?)5).With("visits", 60_006L)), 10);
        AssertReads(await graph.ExplainAsync(Walk(RelationshipSql.Walk, 2_000_001, "to_target").With("max_depth", (int?)null).With("visits", 11L)), 22);
    }

    [Theory]
    [InlineData(nameof(RelationshipSql.ListBySource), "asset_relationships_ends_key")]
    [InlineData(nameof(RelationshipSql.ListByTarget), "idx_asset_relationships_target")]
    public async Task List_OfAnAsset_ReadsAnIndexInItsOrder(string name, string index)
    {
        var sql = name == nameof(RelationshipSql.ListBySource) ? RelationshipSql.ListBySource : RelationshipSql.ListByTarget;
        var plan = await graph.ExplainAsync(new NpgsqlBatchCommand(sql)
            .With("kind", "video").With("id", LargeGraphFixture.Node(3_000_105)).With("types", ["depends_on"])
            .With("after_type", "").With("after_kind", "").With("after_id", Guid.Empty).With("limit", 5));

        plan.Should().Contain(index).And.NotContain("Seq Scan");
    }

    private static NpgsqlBatchCommand Walk(string sql, long start, string direction) => new NpgsqlBatchCommand(sql)
        .With("kind", "video")
        .With("id", LargeGraphFixture.Node(start))
        .With("to_target", direction == "to_target" ? ["depends_on"] : Array.Empty<string>())
        .With("to_source", direction == "to_source" ? ["depends_on"] : Array.Empty<string>())
        .With("limit", 10_000);

    private static void AssertReads(string plan, int atMost)
    {
        plan.Should().NotContain("Seq Scan on asset_relationships").And.NotContain("Bitmap Index Scan on idx_asset_relationships_type");
        var read = Scans().Matches(plan).Sum(scan =>
            double.Parse(scan.Groups["rows"].Value, CultureInfo.InvariantCulture) * double.Parse(scan.Groups["loops"].Value, CultureInfo.InvariantCulture));
        // Rows are given as a mean of all loops, rounded.
        read.Should().BeLessThanOrEqualTo(Math.Ceiling(atMost * 1.1) + 5, plan);
        Scans().Count(plan).Should().BeGreaterThan(0, plan);
    }

    [GeneratedRegex(@"Index (Only )?Scan using \w+ on asset_relationships.*actual rows=(?<rows>[\d.]+) loops=(?<loops>\d+)")]
    private static partial Regex Scans();
}
